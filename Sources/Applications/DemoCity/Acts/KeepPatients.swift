import Calendars
import Database
import OccupationalDiseases
import RadiationDose
import Registers

/// The pneumoconiosis register of the plan (549 ever, 59 of them alive), and the badges of radiation workers.
enum KeepPatients {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        let monitored = employers.filter { employer in
            employer.fate == .working && employer.posts.contains { $0.hazards.contains { $0.kind.factor.hasPrefix("5-") } }
        }
        return [
            CityEvent(plan.today - 40, rank: 9) { try await register($0) },
            CityEvent(plan.today - 20, rank: 9) { try await badges(monitored, $0) },
        ]
    }

    private static func register(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("patient") != nil else { return }
        let all = max(6, Int((549 * city.plan.scale).rounded()))
        let living = max(3, Int((59 * city.plan.scale).rounded()))
        let counties = [Trades.yangchun, Trades.jiangcheng, Trades.yangdong, Trades.yangxi]
        var chance = city.plan.chance("patients")
        var patients: [(patient: Patient, visited: Day?, died: Day?)] = []
        for place in 0..<all {
            let birth = Day(number: city.plan.today.number - chance.number(18_000...29_000))
            var patient = Patient()
            (patient.name, patient.idNumber) =
                ("尘模拟", SimulatedCodes.resident(born: birth, order: place, isMale: true, series: 8))
            patient.disease = chance.happens(0.8) ? "1.1" : "1.2"
            patient.stage = String(chance.number(1...3))
            patient.diagnosedDay = birth.adding(months: chance.number(35...50) * 12)
            patient.regionCode = chance.one(of: counties, otherwise: Trades.yangchun)
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
                guard died == nil, patient.isInsured else { continue }
                var help = Assistance()
                (help.patient, help.kind, help.pushedDay) = (stored.id, "work_injury", day - 20)
                (help.answeredDay, help.outcome) = (day, "granted")
                try transaction.insert(help, reason: "模拟数据")
            }
        }
    }

    private static func badges(_ employers: [SimulatedEmployer], _ city: CityWriter) async throws {
        guard city.registers.catalogue.register("dose_reading") != nil else { return }
        let today = city.clock.today
        guard let start = Day(year: today.year, month: 1, day: 1) else { return }
        var chance = city.plan.chance("badges")
        var order = 0
        var people: [(RadiationWorker, [DoseReadingRecord])] = []
        for employer in employers {
            guard let id = city.employer(employer.number) else { continue }
            for _ in 0..<2 {
                order += 1
                var person = RadiationWorker()
                (person.employer, person.name, person.field, person.work) = (id, "辐模拟", "non_medical", "工业探伤")
                person.idNumber = SimulatedCodes.resident(
                    born: Day(number: today.number - chance.number(9_500...18_000)), order: order, isMale: true, series: 7)
                person.from = start - chance.number(0...1_200)
                var readings: [DoseReadingRecord] = []
                var from = start
                while from + 89 < today {
                    var reading = DoseReadingRecord()
                    (reading.from, reading.to, reading.service) = (from, from + 89, "模拟个人剂量监测机构（模拟）")
                    if chance.happens(0.5) {
                        (reading.kind, reading.detection) = ("below", 0.04)
                    } else {
                        (reading.kind, reading.dose) = ("dose", chance.happens(0.03) ? 1.6 : Double(chance.number(5...60)) / 100)
                    }
                    // Here and there nobody wore the badge, and the run of the year breaks.
                    if chance.happens(0.04) { (reading.kind, reading.dose, reading.detection) = ("not_worn", nil, nil) }
                    readings.append(reading)
                    from = from + 90
                }
                people.append((person, readings))
            }
        }
        let made = people
        try await city.registers.write(as: city.clinic) { transaction in
            for (person, readings) in made {
                let stored = try transaction.insert(person, reason: "模拟数据")
                for reading in readings {
                    var own = reading
                    own.person = stored.id
                    try transaction.insert(own, reason: "模拟数据")
                }
            }
        }
    }
}
