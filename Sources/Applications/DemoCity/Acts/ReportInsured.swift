import Calendars
import Database
import OccupationalDiseases
import Registers

/// What the social-security department counts as insured, once a year for everybody and once more this summer for some: mostly fewer than
/// are exposed, here and there nobody, and some employers of whom it says nothing.
enum ReportInsured {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        let working = employers.filter { $0.fate == .working && $0.exposed > 0 }
        return [
            CityEvent(plan.today - 150, rank: 8) { try await report(working, share: 0.94, "2", $0) },
            CityEvent(plan.today - 6, rank: 8) { try await report(working, share: 0.25, "1", $0) },
        ]
    }

    private static func report(_ employers: [SimulatedEmployer], share: Double, _ key: String, _ city: CityWriter) async throws {
        guard city.registers.catalogue.register("insured_headcount") != nil else { return }
        var chance = city.plan.chance("insured \(key)")
        let lines = employers.compactMap { employer -> InsuredHeadcount? in
            guard let id = city.employer(employer.number), chance.happens(share) else { return nil }
            var line = InsuredHeadcount()
            (line.employer, line.day, line.source) = (id, city.clock.today - 3, "人社部门数据交换（模拟）")
            let covered = chance.happens(0.05) ? 0 : chance.amount(0.55...1.15)
            line.insured = Int((Double(employer.headcount) * covered).rounded())
            return line
        }
        try await city.registers.write(as: city.bureau) { transaction in
            for line in lines { try transaction.insert(line, reason: "模拟数据") }
        }
    }
}
