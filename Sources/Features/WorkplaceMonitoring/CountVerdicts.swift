import Calendars
import Database
import Ledger
import Registers

/// Keeps the year's verdicts in step with every measurement, in the measurement's own transaction.
enum CountVerdicts {
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        var units: Set<Unit> = []
        for record in [change.before, change.after].compactMap({ $0 }) { units.formUnion(Unit.all(of: record)) }
        for unit in units.sorted(by: { $0.order < $1.order }) { try count(unit, transaction) }
    }

    struct Unit: Hashable {
        var year: Int
        var kind: MonitoringUnit
        var employer: Int64
        var post: Int64?
        var factor: String?

        var order: String { "\(year)|\(kind.rawValue)|\(employer)|\(post ?? 0)|\(factor ?? "")" }

        static func all(of record: StoredRecord) -> [Unit] {
            guard let day = record["sampled_day"].text.flatMap({ Day($0) }), let employer = record["employer"].integer,
                let post = record["post"].integer, let factor = record["factor"].text
            else { return [] }
            return [
                Unit(year: day.year, kind: .postFactor, employer: employer, post: post, factor: factor),
                Unit(year: day.year, kind: .post, employer: employer, post: post),
                Unit(year: day.year, kind: .employer, employer: employer),
            ]
        }
    }

    private static func count(_ unit: Unit, _ transaction: RegisterTransaction) throws {
        var condition = "void = 0 AND employer = ?1 AND sampled_day >= ?2 AND sampled_day <= ?3"
        var arguments: [Value] = [.integer(unit.employer), .text("\(unit.year)-01-01"), .text("\(unit.year)-12-31")]
        if let post = unit.post {
            arguments.append(.integer(post))
            condition += " AND post = ?\(arguments.count)"
        }
        if let factor = unit.factor {
            arguments.append(.text(factor))
            condition += " AND factor = ?\(arguments.count)"
        }
        guard
            let row = try transaction.connection.first(
                """
                SELECT COUNT(*) AS measured, COALESCE(SUM(CASE WHEN outcome = 'exceeded' THEN 1 ELSE 0 END), 0) AS exceeded,
                COALESCE(SUM(CASE WHEN outcome NOT IN ('exceeded', 'met') THEN 1 ELSE 0 END), 0) AS undecided,
                MIN(sampled_day) AS first_day FROM measurement WHERE \(condition)
                """, arguments)
        else { return }
        var verdict = MonitoringVerdict()
        verdict.year = unit.year
        verdict.unit = unit.kind.rawValue
        verdict.employer = Int(unit.employer)
        verdict.post = unit.post.map { Int($0) }
        verdict.factor = unit.factor ?? ""
        verdict.measured = row.int("measured")
        verdict.exceeded = row.int("exceeded")
        verdict.notAssessable = row.int("undecided")
        verdict.firstDay = row["first_day"].text.flatMap { Day($0) }
        verdict.outcome = verdict.exceeded > 0 ? "exceeded" : verdict.notAssessable > 0 ? "notAssessable" : "met"
        try store(verdict, transaction)
    }

    private static func store(_ verdict: MonitoringVerdict, _ transaction: RegisterTransaction) throws {
        let register = transaction.registers.register(of: MonitoringVerdict.self)
        let draft = Draft(register, values: MonitoringVerdict.declaration.encode(verdict))
        let existing = try transaction.registers.byNaturalKey(transaction.connection, draft)
        switch (existing, verdict.measured) {
        case (nil, 0): return
        case (nil, _): try transaction.insert(draft)
        case (let existing?, 0): try transaction.withdraw(existing, reason: "监测结果已全部撤销")
        case (let existing?, _): try transaction.update(existing, to: draft)
        }
    }
}
