import Access
import Calendars
import Database
import Employers
import Registers

/// Employers of the roster whose declaration is missing or lapsed: clues for the supervisors, not cases.
public struct OverdueEmployer: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let name: String
    public let creditCode: String
    public let regionCode: String
    /// Nil when nothing was ever declared.
    public let declaredUntil: Day?
}

public enum OverdueDeclarations {
    /// Never declared first, then by how long the declaration has lapsed. The last current day itself is not overdue.
    public static func list(
        _ connection: any Connection, _ registers: Registers, for principal: Principal, on day: Day, region: String = "",
        limit: Int = 500
    ) throws -> [OverdueEmployer] {
        let register = registers.register(of: Employer.self)
        var request = ListRequest()
        request.region = region
        request.states = [EmployerState.inOperation]
        let condition = registers.condition(of: request, register, for: principal)
        let rows = try connection.query(
            """
            SELECT t.id, t.name, t.credit_code, t.region_code, t.declared_until FROM employer t
            WHERE \(condition.sql) AND t.is_industrial = 1
            AND (t.declared_until IS NULL OR t.declared_until < ?\(condition.arguments.count + 1))
            ORDER BY COALESCE(t.declared_until, ''), t.id LIMIT \(limit)
            """, condition.arguments + [.text(day.description)])
        return rows.map {
            OverdueEmployer(
                id: $0.integer("id"), name: $0.text("name"), creditCode: $0.text("credit_code"),
                regionCode: $0.text("region_code"), declaredUntil: $0["declared_until"].text.flatMap { Day($0) })
        }
    }
}
