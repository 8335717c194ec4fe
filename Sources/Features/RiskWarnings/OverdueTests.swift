import Calendars
import Database
import Rulebook

/// Posts whose hazards were not tested in time: every year where the employer's hazards are severe, every three years elsewhere
/// (令第5号, article 20).
///
/// A post that was never tested is counted from the day on which its hazard was registered: a new register is no reason to warn of
/// everybody. A report of a periodic test or an evaluation speaks for all posts of its employer.
struct OverdueTests {
    let connection: any Connection
    let hasReports: Bool

    func counts(_ rule: AppliedRiskRule, today: Day) throws -> [Int64: Int] {
        var found: [Int64: Int] = [:]
        for (clock, isSevere) in [("monitoring_severe", 1), ("monitoring_general", 0)] {
            guard case .years(let years)? = LegalPeriods.clock(clock)?.period else { continue }
            let since = (today - rule.days).adding(months: -12 * years)
            for row in try connection.query(
                statement,
                [
                    .text(since.description), .integer(Int64(rule.least)), .integer(Int64(isSevere)),
                    .integer(Instant(startOf: since).milliseconds),
                ])
            {
                found[row.integer("employer")] = row.int("found")
            }
        }
        return found
    }

    private var statement: String {
        let reported = """
            AND NOT EXISTS (SELECT 1 FROM institution_report r WHERE r.void = 0 AND r.employer = h.employer
                AND r.kind IN ('periodic', 'evaluation') AND r.sampled_day >= ?1)
            """
        return """
            SELECT h.employer, COUNT(DISTINCT h.post) AS found FROM post_hazard h
            JOIN employer e ON e.id = h.employer JOIN post p ON p.id = h.post JOIN workplace w ON w.id = p.workplace
            WHERE h.void = 0 AND p.void = 0 AND w.void = 0 AND w.state = 'in_use' AND e.void = 0 AND e.state = 'in_operation'
            AND (CASE WHEN e.risk_nature = 'severe' THEN 1 ELSE 0 END) = ?3 AND h.created_at < ?4
            AND NOT EXISTS (SELECT 1 FROM measurement m WHERE m.void = 0 AND m.post = h.post AND m.factor = h.hazard
                AND m.sampled_day >= ?1) \(hasReports ? reported : "")
            GROUP BY h.employer HAVING COUNT(DISTINCT h.post) >= ?2 ORDER BY h.employer
            """
    }
}
