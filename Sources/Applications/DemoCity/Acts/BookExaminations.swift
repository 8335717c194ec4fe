import Access
import Calendars
import Database
import HealthInstitutions
import HealthSurveillance
import Organisations
import Registers

/// Appointments of employers with the centre of their county: past ones kept, coming ones confirmed, a few asked for or turned down.
enum BookExaminations {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        ExamineWorkers.examined(employers).flatMap { employer -> [CityEvent] in
            var chance = plan.chance("booking \(employer.number)")
            guard chance.happens(0.35) || employer.number < 2 else { return [] }
            let asked = plan.today - chance.number(2...60)
            let wanted = asked + chance.number(8...25)
            let isDeclined = chance.happens(0.08)
            return [
                CityEvent(asked, rank: 10) { try await ask(employer, for: wanted, $0) },
                CityEvent(asked + 2, rank: 11) { try await answer(employer, isDeclined ? "decline" : "confirm", $0) },
                CityEvent(wanted + 1, rank: 11) { try await answer(employer, "complete", $0) },
            ]
        }
    }

    /// Who answers for the institutions of the city that have no account.
    private static func desk(_ city: CityWriter) -> Principal {
        Principal(
            accountID: 0, accountName: "simulated", displayName: "模拟检查机构", role: .healthInstitution,
            region: city.registers.codes.regionPath(Towns.city) ?? .nowhere)
    }

    private static func ask(_ employer: SimulatedEmployer, for day: Day, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("examination_booking") != nil else {
            return
        }
        let factors = employer.posts.flatMap { $0.hazards.map(\.kind.factor) }
        guard
            let agent = factors.lazy.compactMap({ HazardAgentTable.agent(of: $0, on: day) }).first(where: { !$0.hasPrefix("R") })
        else { return }
        try await city.registers.write(as: city.person(of: id)) { transaction in
            guard
                let institution = try records(
                    of: "health_institution", where: "t.service = 'examination' AND t.region_code = ?1", [.text(employer.county)],
                    in: transaction
                ).first
            else { return }
            var booking = ExaminationBooking()
            (booking.employer, booking.institution, booking.day) = (id, institution.id, day)
            (booking.type, booking.agent) = ("during", agent)
            booking.headcount = min(15, max(1, employer.exposed))
            booking.contact = "\(employer.contact)，\(employer.phone)"
            // A full day sends the employer to the next one with room, as the desk would.
            for _ in 0..<10 {
                do {
                    try transaction.insert(booking, reason: "模拟数据")
                    return
                } catch RegisterError.invalid {
                    booking.day = booking.day.map { $0 + 1 }
                }
            }
        }
    }

    private static func answer(_ employer: SimulatedEmployer, _ step: String, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("examination_booking") != nil else {
            return
        }
        try await city.registers.write(as: desk(city)) { transaction in
            let state = step == "complete" ? "confirmed" : "requested"
            for record in try records(
                of: "examination_booking", where: "t.employer = ?1 AND t.state = ?2", [.integer(id), .text(state)],
                in: transaction)
            {
                try move(record, step, ["answer": .text(step == "decline" ? "当日外出检查，请另约（模拟）" : "请空腹，带身份证（模拟）")], in: transaction)
            }
        }
    }
}
