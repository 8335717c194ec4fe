import Access
import Calendars
import Database
import Registers

/// The work lists of examinations: reasons of one kind, due between two days. One place says so for counting and for listing, so that
/// a number opens to its rows.
public enum DueList: String, Sendable, CaseIterable {
    case overdue, never, leaving, contraindicated, soon, follow

    static let shownAtMost = 200
    /// How far ahead what comes is shown.
    static let horizon = 90

    private var kind: String {
        switch self {
        case .never: "first"
        case .leaving: "leaving"
        case .contraindicated: "contraindicated"
        case .soon, .overdue: "periodic"
        case .follow: "follow_up"
        }
    }

    /// How a day stands to the day of asking; a row without a day is in no list.
    private enum Stage: Int, Comparable {
        case past, today, ahead, later
        static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    private var stages: ClosedRange<Stage> {
        switch self {
        case .overdue: .past ... .past
        case .never, .leaving, .contraindicated: .past ... .today
        case .soon: .today ... .ahead
        case .follow: .past ... .ahead
        }
    }

    private func condition(_ day: Day) -> (sql: String, arguments: [Value]) {
        func first(_ stage: Stage) -> Day {
            switch stage {
            case .past, .today: day
            case .ahead: day + 1
            case .later: day + Self.horizon + 1
            }
        }
        let end = Value.text(first(Stage(rawValue: stages.upperBound.rawValue + 1) ?? .later).description)
        guard stages.lowerBound > .past else { return ("t.kind = '\(kind)' AND t.due_day < ?1", [end]) }
        return (
            "t.kind = '\(kind)' AND t.due_day < ?1 AND t.due_day >= ?2", [end, .text(first(stages.lowerBound).description)]
        )
    }

    /// With what the account may see.
    private func scoped(_ registers: Registers, _ principal: Principal, on day: Day) -> (sql: String, arguments: [Value]) {
        var (sql, arguments) = condition(day)
        let scope = registers.condition(
            principal, .view, registers.register(of: ExaminationDue.self), first: arguments.count + 1)
        arguments += scope.arguments
        return ("t.void = 0 AND \(sql) AND \(scope.sql)", arguments)
    }

    /// The first rows as the page shows them, the longest due first.
    static func rows(
        _ registers: Registers, _ list: DueList, as principal: Principal, on day: Day, _ connection: any Connection
    ) throws -> [TypedRecord<ExaminationDue>] {
        let (sql, arguments) = list.scoped(registers, principal, on: day)
        return try registers.records(
            connection, ExaminationDue.self, where: sql, arguments, order: "t.due_day, t.worker, t.post, t.id", limit: shownAtMost
        )
    }

    /// How many stand in each list. All are counted in one walk of an index: a city's account has hundreds of thousands.
    static func counts(
        _ registers: Registers, as principal: Principal, on day: Day, _ connection: any Connection
    ) throws -> [DueList: Int64] {
        let scope = registers.condition(principal, .view, registers.register(of: ExaminationDue.self), first: 3)
        let rows = try connection.query(
            """
            SELECT t.kind AS kind,
                CASE WHEN t.due_day < ?1 THEN 0 WHEN t.due_day = ?1 THEN 1 WHEN t.due_day <= ?2 THEN 2 ELSE 3 END AS stage,
                COUNT(*) AS number
            FROM examination_due t WHERE t.void = 0 AND \(scope.sql) GROUP BY 1, 2
            """, [.text(day.description), .text((day + horizon).description)] + scope.arguments)
        var counts: [DueList: Int64] = [:]
        for row in rows {
            guard let stage = Stage(rawValue: Int(row.integer("stage"))) else { continue }
            for list in allCases where list.kind == row.text("kind") && list.stages.contains(stage) {
                counts[list, default: 0] += row.integer("number")
            }
        }
        return counts
    }

    /// What a page of the list reads: its first rows, and how many are in each list.
    public static func read(
        _ registers: Registers, _ list: DueList, as principal: Principal, on day: Day
    ) async throws -> (rows: [TypedRecord<ExaminationDue>], counts: [DueList: Int64]) {
        try await registers.read { connection in
            (
                try rows(registers, list, as: principal, on: day, connection),
                try counts(registers, as: principal, on: day, connection)
            )
        }
    }
}
