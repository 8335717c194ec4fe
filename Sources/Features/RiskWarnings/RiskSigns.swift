import Calendars
import Database

/// How much of a kind stands at which employer.
struct RiskSigns {
    let connection: any Connection
    let today: Day
    /// Whether the product keeps the reports of service institutions.
    var hasReports = false

    /// Employers at which the rule's number is reached, with what was counted.
    func counts(_ rule: AppliedRiskRule) throws -> [Int64: Int] {
        guard rule.isOn else { return [:] }
        if rule.kind == .overdueTest {
            return try OverdueTests(connection: connection, hasReports: hasReports).counts(rule, today: today)
        }
        let (sql, day) = statement(rule)
        let rows = try connection.query(sql, [.text(day.description), .integer(Int64(rule.least))])
        return rows.reduce(into: [:]) { $0[$1.integer("employer")] = $1.int("found") }
    }

    /// Counts of people and posts alone: a warning names nobody.
    private func statement(_ rule: AppliedRiskRule) -> (sql: String, day: Day) {
        let before = today - rule.days
        switch rule.kind {
        case .exceeded:
            // The latest day of a post and factor decides: a later result within the limit ends the sign.
            return (
                """
                SELECT m.employer, COUNT(DISTINCT m.post) AS found FROM measurement m JOIN employer e ON e.id = m.employer
                WHERE m.void = 0 AND e.void = 0 AND m.outcome = 'exceeded' AND m.sampled_day >= ?1 AND NOT EXISTS
                    (SELECT 1 FROM measurement l WHERE l.void = 0 AND l.post = m.post AND l.factor = m.factor
                    AND l.sampled_day > m.sampled_day)
                GROUP BY m.employer HAVING COUNT(DISTINCT m.post) >= ?2 ORDER BY m.employer
                """, before
            )
        case .contraindicated: return (due("d.kind = 'contraindicated' AND d.due_day <= ?1"), before)
        case .overdueExamination: return (due("d.kind <> 'contraindicated' AND d.due_day < ?1"), before)
        case .suspected:
            return (
                """
                SELECT x.employer, COUNT(DISTINCT x.worker) AS found FROM examination x JOIN employer e ON e.id = x.employer
                WHERE x.void = 0 AND e.void = 0 AND x.state = 'accepted' AND x.conclusion = 'suspectedDisease' AND x.exam_day >= ?1
                GROUP BY x.employer HAVING COUNT(DISTINCT x.worker) >= ?2 ORDER BY x.employer
                """, before
            )
        case .overdueDeclaration, .overdueTest:
            return (
                """
                SELECT id AS employer, 1 AS found FROM employer WHERE void = 0 AND state = 'in_operation' AND is_industrial = 1
                AND (declared_until IS NULL OR declared_until < ?1) AND ?2 <= 1 ORDER BY id
                """, before
            )
        }
    }

    private func due(_ condition: String) -> String {
        """
        SELECT d.employer, COUNT(DISTINCT d.worker) AS found FROM examination_due d JOIN employer e ON e.id = d.employer
        WHERE d.void = 0 AND e.void = 0 AND \(condition)
        GROUP BY d.employer HAVING COUNT(DISTINCT d.worker) >= ?2 ORDER BY d.employer
        """
    }
}
