import Calendars
import Database
import OccupationalDiseases
import Registers

/// The pneumoconiosis register of the plan (549 ever, 59 of them alive), each in a town.
enum KeepPatients {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [CityEvent(plan.today - 40, rank: 9) { try await register($0) }]
    }

    private static func register(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("patient") != nil else { return }
        let all = max(6, Int((549 * city.plan.scale).rounded()))
        let living = max(3, Int((59 * city.plan.scale).rounded()))
        let counties = [Trades.yangchun, Trades.jiangcheng, Trades.yangdong, Trades.yangxi]
        var chance = city.plan.chance("patients")
        var places = city.plan.chance("patients' towns")
        let towns = Towns(codes: city.registers.codes)
        var patients: [(patient: Patient, visited: Day?, died: Day?)] = []
        for place in 0..<all {
            let birth = Day(number: city.plan.today.number - chance.number(18_000...29_000))
            var patient = Patient()
            (patient.name, patient.idNumber) =
                ("尘模拟", SimulatedCodes.resident(born: birth, order: place, isMale: true, series: 8))
            patient.disease = chance.happens(0.8) ? "1.1" : "1.2"
            patient.stage = String(chance.number(1...3))
            patient.diagnosedDay = min(birth.adding(months: chance.number(35...50) * 12), city.plan.today - 400)
            let county = chance.one(of: counties, otherwise: Trades.yangchun)
            // Stone and dust lie in a few towns: the first of a county has most of its patients.
            let known = towns.towns(of: county)
            patient.regionCode =
                known.isEmpty ? county : known[min(places.number(0...9), places.number(0...9)) % known.count].code
            patient.isInsured = chance.happens(0.6)
            patient.hasEmployer = chance.happens(0.7)
            let isAlive = place < living
            let visited = city.clock.today - chance.number(5...420)
            patients.append((patient, isAlive && chance.happens(0.9) ? visited : nil, isAlive ? nil : visited))
        }
        let made = patients
        try await city.registers.write(as: city.cdc) { transaction in
            for (patient, visited, died) in made {
                let stored = try transaction.insert(patient, reason: "模拟数据")
                guard let day = visited ?? died else { continue }
                var visit = PatientVisit()
                (visit.patient, visit.day, visit.way) = (stored.id, day, "home")
                visit.outcome = died == nil ? "alive" : "died"
                if died != nil { visit.deathCause = "模拟" }
                try transaction.insert(visit, reason: "模拟数据")
                guard died == nil else { continue }
                var help = Assistance()
                guard patient.isInsured else {
                    (help.patient, help.kind) = (stored.id, "medical_aid")
                    try transaction.insert(help, reason: "模拟数据")
                    continue
                }
                (help.patient, help.kind, help.pushedDay) = (stored.id, "work_injury", day - 20)
                (help.answeredDay, help.outcome) = (day, "granted")
                try transaction.insert(help, reason: "模拟数据")
            }
        }
    }
}
