import Calendars
import Database

/// Jobs in the store.
public enum JobQueries {
    static let columns = """
        id, kind, title, state, account_id, region_path, done, total, fraction, fraction_at_start, rate, message, parameters,
        checkpoint, result, cancel_requested, created_at, started_at, finished_at
        """

    public static func find(_ connection: any Connection, _ id: Int64) throws -> Job? {
        try connection.first("SELECT \(columns) FROM job WHERE id = ?1", [.integer(id)]).map(job)
    }

    /// The newest jobs of an account.
    public static func list(_ connection: any Connection, account: Int64, limit: Int = 50) throws -> [Job] {
        try connection.query(
            "SELECT \(columns) FROM job WHERE account_id = ?1 ORDER BY id DESC LIMIT ?2",
            [.integer(account), .integer(Int64(limit))]
        ).map(job)
    }

    /// Jobs that nobody takes care of: left behind, or of a runner that has gone. A job just queued is its own runner's.
    static func waiting(_ connection: any Connection, leaseBefore: Instant) throws -> [Int64] {
        try connection.query(
            "SELECT id FROM job WHERE state IN ('queued', 'running') AND lease_until < ?1 ORDER BY id",
            [.integer(leaseBefore.milliseconds)]
        ).map { $0.integer("id") }
    }

    static func insert(
        _ connection: any Connection, kind: String, title: String, owner: JobOwner, parameters: String, at: Instant,
        leaseUntil: Instant
    ) throws -> Int64 {
        try connection.query(
            """
            INSERT INTO job (id, kind, title, state, account_id, region_path, done, fraction, fraction_at_start, rate, message,
                parameters, checkpoint, result, cancel_requested, lease_until, created_at)
            SELECT COALESCE(MAX(id), 0) + 1, ?1, ?2, 'queued', ?3, ?4, 0, 0, 0, 0, '', ?5, '', '', 0, ?7, ?6 FROM job
            RETURNING id
            """,
            [
                .text(kind), .text(title), .integer(owner.accountID), .text(owner.regionPath), .text(parameters),
                .integer(at.milliseconds), .integer(leaseUntil.milliseconds),
            ]
        ).first?.integer("id") ?? 0
    }

    /// Takes a job for this runner; false when another runner has it or it is over.
    static func claim(_ connection: any Connection, _ id: Int64, at: Instant, leaseUntil: Instant) throws -> Bool {
        try connection.execute(
            """
            UPDATE job SET state = 'running', started_at = ?2, fraction_at_start = fraction, rate = 0, lease_until = ?3
            WHERE id = ?1 AND (state = 'queued' OR (state = 'running' AND lease_until < ?2))
            """,
            [.integer(id), .integer(at.milliseconds), .integer(leaseUntil.milliseconds)]) == 1
    }

    /// Prolongs the lease of a job that runs; returns whether it is to stop. A sign of life that comes late must not hold back a
    /// job that was already left for the next runner.
    static func keep(_ connection: any Connection, _ id: Int64, leaseUntil: Instant) throws -> Bool {
        try connection.query(
            "UPDATE job SET lease_until = ?2 WHERE id = ?1 AND state = 'running' RETURNING cancel_requested",
            [.integer(id), .integer(leaseUntil.milliseconds)]
        ).first?.flag("cancel_requested") ?? true
    }

    /// Puts a job back for the next runner.
    static func leave(_ connection: any Connection, _ id: Int64) throws {
        try connection.execute(
            "UPDATE job SET state = 'queued', lease_until = 0 WHERE id = ?1 AND state = 'running'", [.integer(id)])
    }

    /// Stores how far the job is; returns whether someone asked it to stop.
    static func store(
        _ connection: any Connection, _ id: Int64, _ progress: JobProgress, checkpoint: String?, leaseUntil: Instant
    ) throws -> Bool {
        try connection.query(
            """
            UPDATE job SET done = ?2, total = ?3, fraction = ?4, rate = ?5, message = ?6, checkpoint = COALESCE(?7, checkpoint),
                lease_until = ?8
            WHERE id = ?1 RETURNING cancel_requested
            """,
            [
                .integer(id), .integer(progress.done), Value(progress.total), .real(progress.fraction), .real(progress.rate),
                .text(progress.message), Value(checkpoint), .integer(leaseUntil.milliseconds),
            ]
        ).first?.flag("cancel_requested") ?? true
    }

    static func finish(
        _ connection: any Connection, _ id: Int64, _ state: Job.State, message: String, result: String, at: Instant
    ) throws {
        try connection.execute(
            """
            UPDATE job SET state = ?2, message = ?3, result = ?4, finished_at = ?5,
                fraction = CASE WHEN ?2 = 'done' THEN 1 ELSE fraction END
            WHERE id = ?1
            """,
            [.integer(id), .text(state.rawValue), .text(message), .text(result), .integer(at.milliseconds)])
    }

    /// Asks a job to stop; one that has not begun is over at once.
    static func requestCancel(_ connection: any Connection, _ id: Int64, at: Instant) throws -> Bool {
        try connection.execute(
            """
            UPDATE job SET cancel_requested = 1, finished_at = CASE WHEN state = 'queued' THEN ?2 ELSE finished_at END,
                message = CASE WHEN state = 'queued' THEN ?3 ELSE message END,
                state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END
            WHERE id = ?1 AND state IN ('queued', 'running')
            """,
            [.integer(id), .integer(at.milliseconds), .text(JobError.cancelled.message)]) == 1
    }

    private static func job(_ row: Row) -> Job {
        Job(
            id: row.integer("id"), kind: row.text("kind"), title: row.text("title"),
            state: Job.State(rawValue: row.text("state")) ?? .failed,
            owner: JobOwner(accountID: row.integer("account_id"), regionPath: row.text("region_path")),
            progress: JobProgress(
                done: row.integer("done"), total: row["total"].integer, fraction: row.real("fraction"), rate: row.real("rate"),
                message: row.text("message"), fractionAtStart: row.real("fraction_at_start")),
            parameters: row.text("parameters"), checkpoint: row.text("checkpoint"), result: row.text("result"),
            isCancelRequested: row.flag("cancel_requested"), createdAt: Instant(milliseconds: row.integer("created_at")),
            startedAt: row["started_at"].integer.map { Instant(milliseconds: $0) },
            finishedAt: row["finished_at"].integer.map { Instant(milliseconds: $0) })
    }
}
