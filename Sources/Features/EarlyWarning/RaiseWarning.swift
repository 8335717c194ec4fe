import Calendars
import Database
import Organisations
import Registers

/// Raises a warning, or counts the sign where its warning is still open.
public struct RaiseWarning: Sendable {
    /// How long people have until they must have answered, by severity (this project's design).
    static let answerDays = ["severe": 1, "general": 3, "notice": 10]

    public init() {}

    /// - Returns: the warning, and whether it is new.
    @discardableResult
    public func callAsFunction(_ warning: Warning, at: Instant, in transaction: RegisterTransaction) throws -> (
        stored: StoredRecord, isNew: Bool
    ) {
        if let open = try RaiseWarning.open(warning.sourceKey, in: transaction) {
            var changed = open.record
            changed.lastAt = at
            changed.endedAt = nil
            changed.occurrences += 1
            changed.measured = warning.measured
            changed.isEvidence = changed.isEvidence && warning.isEvidence
            return (try transaction.update(open.stored, to: changed, action: "again"), false)
        }
        var first = warning
        first.raisedAt = at
        first.lastAt = at
        first.occurrences = 1
        let stored = try transaction.insert(first)
        let days = RaiseWarning.answerDays[warning.severity] ?? 10
        try transaction.start(WarningClock.answer, on: stored, from: at.day, due: at.day + days)
        return (stored, true)
    }

    /// The sign is over; the warning stays with those who answer for it.
    public func end(_ sourceKey: String, at: Instant, in transaction: RegisterTransaction) throws {
        let ongoing = try transaction.registers.records(
            transaction.connection, Warning.self, where: "t.void = 0 AND t.source_key = ?1 AND t.ended_at IS NULL",
            [.text(sourceKey)])
        for warning in ongoing {
            var changed = warning.record
            changed.endedAt = at
            try transaction.update(warning.stored, to: changed, action: "sign_over")
        }
    }

    static func open(_ sourceKey: String, in transaction: RegisterTransaction) throws -> TypedRecord<Warning>? {
        try transaction.registers.records(
            transaction.connection, Warning.self,
            where: "t.void = 0 AND t.source_key = ?1 AND t.state <> '\(WarningState.closed)'", [.text(sourceKey)], limit: 1
        ).first
    }

    /// How long a sign that goes on after its warning was closed makes no new one.
    static let restAfterClosing: Int64 = 86_400_000

    /// Keys of the signs that are not over, as far as there is a warning about them: what a watcher takes up again after a restart.
    public static func ongoing(_ connection: any Connection, keysFrom prefix: String, now: Instant) throws -> Set<String> {
        Set(
            try connection.query(
                """
                SELECT source_key FROM warning WHERE void = 0 AND ended_at IS NULL
                AND (state <> '\(WarningState.closed)' OR closed_at > ?3) AND source_key >= ?1 AND source_key < ?2 ORDER BY id
                """, [.text(prefix), .text(prefix + "~"), .integer(now.milliseconds - restAfterClosing)]
            ).map { $0.text("source_key") })
    }
}

/// The time in which a warning must be answered.
enum WarningClock {
    static let answer = RecordClock("answer", title: "答复预警", basis: "本系统设计：严重 1 天、一般 3 天、提示 10 天", role: .cdc)
}
