import Calendars
import Database
import RadiationDose
import Registers

/// The badges of radiation workers, medical and not, period by period since the beginning of the year.
enum WearBadges {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        let units = RadiationPlan(employers)
        return [
            CityEvent(plan.today - 20, rank: 9) { try await badges(units.industrial, "non_medical", "工业探伤", 7, $0) },
            CityEvent(plan.today - 19, rank: 9) { try await badges(units.medical, "medical", "诊断放射学", 4, $0) },
        ]
    }

    private static func badges(
        _ employers: [SimulatedEmployer], _ field: String, _ work: String, _ series: Int, _ city: CityWriter
    ) async throws {
        guard city.registers.catalogue.register("dose_reading") != nil else { return }
        let today = city.clock.today
        guard let start = Day(year: today.year, month: 1, day: 1) else { return }
        var chance = city.plan.chance(series == 7 ? "badges" : "badges \(field)")
        var order = 0
        var people: [(RadiationWorker, [DoseReadingRecord], Day)] = []
        for employer in employers {
            guard let id = city.employer(employer.number) else { continue }
            for _ in 0..<2 {
                order += 1
                var person = RadiationWorker()
                (person.employer, person.name, person.field, person.work) = (id, "辐模拟", field, work)
                person.idNumber = SimulatedCodes.resident(
                    born: Day(number: today.number - chance.number(9_500...18_000)), order: order, isMale: true, series: series)
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
                people.append((person, readings, from))
            }
        }
        let made = people
        try await city.registers.write(as: city.clinic) { transaction in
            for (place, (person, readings, next)) in made.enumerated() {
                let stored = try transaction.insert(person, reason: "模拟数据")
                for reading in readings {
                    var own = reading
                    own.person = stored.id
                    try transaction.insert(own, reason: "模拟数据")
                }
                // The badge of the period that runs.
                guard next <= today else { continue }
                var badge = DoseBadge()
                (badge.person, badge.position) = (stored.id, "chest")
                badge.number = "模拟TLD\(series)\(SimulatedCodes.padded(place + 1, 4))"
                (badge.from, badge.to, badge.issuedDay) = (next, next + 89, next - 3)
                try transaction.insert(badge, reason: "模拟数据")
            }
        }
    }
}
