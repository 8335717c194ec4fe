import Access
import Calendars
import Database
import Registers

/// The work lists of examinations, each by the condition that counts and lists alike.
public enum DueList: String, Sendable, CaseIterable {
    case overdue, never, leaving, contraindicated, soon, follow

    static let shownAtMost = 200

    private func condition(_ today: Day) -> (sql: String, arguments: [Value]) {
        switch self {
        case .never: ("t.kind = 'first' AND t.due_day <= ?1", [.text(today.description)])
        case .leaving: ("t.kind = 'leaving' AND t.due_day <= ?1", [.text(today.description)])
        case .contraindicated: ("t.kind = 'contraindicated' AND t.due_day <= ?1", [.text(today.description)])
        case .soon:
            (
                "t.kind = 'periodic' AND t.due_day >= ?1 AND t.due_day <= ?2",
                [.text(today.description), .text((today + 90).description)]
            )
        case .follow: ("t.kind = 'follow_up' AND t.due_day <= ?1", [.text((today + 90).description)])
        case .overdue: ("t.kind = 'periodic' AND t.due_day < ?1", [.text(today.description)])
        }
    }

    /// With what the account may see.
    func scoped(_ registers: Registers, _ principal: Principal, on day: Day) -> (sql: String, arguments: [Value]) {
        var (sql, arguments) = condition(day)
        let scope = registers.condition(
            principal, .view, registers.register(of: ExaminationDue.self), first: arguments.count + 1)
        arguments += scope.arguments
        return ("t.void = 0 AND \(sql) AND \(scope.sql)", arguments)
    }

    /// The first rows as the page shows them, and how many there are.
    public static func read(
        _ registers: Registers, _ list: DueList, as principal: Principal, on day: Day
    ) async throws -> (rows: [TypedRecord<ExaminationDue>], count: Int64) {
        let (sql, arguments) = list.scoped(registers, principal, on: day)
        return try await registers.read { connection in
            let rows = try registers.records(
                connection, ExaminationDue.self, where: sql, arguments, order: "t.due_day, t.worker, t.post, t.id",
                limit: shownAtMost)
            let count = try connection.value("SELECT COUNT(*) FROM examination_due t WHERE \(sql)", arguments).integer ?? 0
            return (rows, count)
        }
    }
}
