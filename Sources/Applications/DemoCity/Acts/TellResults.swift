import Access
import Calendars
import Database
import HealthSurveillance
import OccupationalDiseases
import Registers

/// What follows an examination: the centre tells worker and employer and reports suspicions, the employer acts. A few stay overdue, so that
/// there is something to chase.
enum TellResults {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        ExamineWorkers.examined(employers).flatMap { employer in
            let examined = ExamineWorkers.day(of: employer, plan)
            return [
                CityEvent(examined + 2, rank: 9) { try await tell(employer, $0) },
                CityEvent(examined + 12, rank: 9) { try await act(employer, $0) },
            ]
        }
    }

    private static func tell(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("examination") != nil else { return }
        var chance = city.plan.chance("notices \(employer.number)")
        let (notices, reports) = try await city.registers.read { connection in
            (
                try city.registers.records(
                    connection, Examination.self,
                    where: """
                        t.void = 0 AND t.employer = ?1 AND t.state = 'accepted' AND t.employer_told_day IS NULL
                        AND t.conclusion <> 'noAbnormality'
                        """, [.integer(id)], order: "t.id"
                ).map(\.stored),
                try city.registers.records(
                    connection, SuspectedCase.self, where: "t.void = 0 AND t.employer = ?1 AND t.state = 'found'",
                    [.integer(id)], order: "t.id"
                ).map(\.stored)
            )
        }
        let told = notices.filter { _ in chance.happens(0.97) }
        let reported = reports.filter { _ in chance.happens(0.9) }
        guard !told.isEmpty || !reported.isEmpty else { return }
        try await city.registers.write(as: city.clinic) { transaction in
            for record in reported { try transaction.transition(record, "report", reason: "模拟数据") }
            for record in told {
                try FollowUps.note(
                    record, worker: transaction.today, employer: transaction.today, proof: "模拟送达回执", transaction)
            }
        }
    }

    private static func act(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("follow_up") != nil else { return }
        var chance = city.plan.chance("follow-ups \(employer.number)")
        let open = try await city.registers.read { connection in
            try city.registers.records(
                connection, FollowUp.self, where: "t.void = 0 AND t.employer = ?1 AND t.state = 'open'", [.integer(id)],
                order: "t.id"
            ).map(\.stored)
        }
        let done = open.filter { _ in chance.happens(0.85) }
        guard !done.isEmpty else { return }
        try await city.registers.write(as: city.person(of: id)) { transaction in
            for record in done {
                if record["kind"].text == "transfer" { try stopExposure(record, transaction) }
                try FollowUps.finish(record, on: transaction.today, proof: "模拟调岗或复查记录", transaction)
            }
        }
    }

    /// Off the hazard first: a transfer closes only then.
    private static func stopExposure(_ followUp: StoredRecord, _ transaction: RegisterTransaction) throws {
        let works = try transaction.connection.query(
            """
            SELECT DISTINCT assignment FROM examination_due WHERE void = 0 AND kind = 'contraindicated' AND worker = ?1
            AND last_examination = ?2 ORDER BY assignment
            """, [followUp["worker"], followUp["examination"]])
        for row in works {
            guard var work = try transaction.find(Assignment.self, row.integer("assignment")), work.record.stoppedDay == nil
            else {
                continue
            }
            (work.record.stoppedDay, work.record.stopProof) = (transaction.today, "模拟调岗通知")
            try transaction.update(work.stored, to: work.record, reason: "模拟数据")
        }
    }
}
