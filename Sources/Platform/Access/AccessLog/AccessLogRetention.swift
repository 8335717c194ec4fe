import Calendars
import Database

extension AccessLog {
    /// Logs are kept for six months at least (网络安全法 第二十一条第三项): no setting shortens that.
    public static let shortestRetentionDays = 184

    /// Removes lines older than a moment, chain by chain from its beginning, and anchors each chain where it now begins. What is
    /// left verifies as before. The purge itself is a line of the log.
    ///
    /// - Parameter progress: called after each part with the number of lines removed so far; throwing stops between parts.
    /// - Returns: how many lines were removed.
    @discardableResult
    public func purge(
        before limit: Instant, at now: Instant, part: Int64 = 5_000,
        progress: @Sendable (Int64) async throws -> Void = { _ in }
    ) async throws -> Int64 {
        let limit = min(limit, now + -Int64(AccessLog.shortestRetentionDays) * 86_400_000)
        let key = writer.key
        let writers = try await database.read {
            try $0.query("SELECT DISTINCT writer FROM access_log WHERE at < ?1 ORDER BY writer", [.integer(limit.milliseconds)])
                .map { $0.integer("writer") }
        }
        var removed: Int64 = 0
        for writer in writers {
            while true {
                let count = try await database.write {
                    try AccessLogPurge.part(of: writer, before: limit, most: part, key: key, on: $0)
                }
                guard count > 0 else { break }
                removed += count
                try await progress(removed)
            }
        }
        if removed > 0 {
            try await recordDurably(
                AccessEntry(
                    at: now, accountID: 0, accountName: "", role: "", action: .purge, count: Int(removed),
                    reason: limit.description))
        }
        return removed
    }
}

enum AccessLogPurge {
    /// Removes the next lines of one chain, as far as all of them are older; returns how many.
    static func part(
        of writer: Int64, before limit: Instant, most: Int64, key: [UInt8], on connection: any Connection
    ) throws -> Int64 {
        guard
            let first = try connection.value(
                "SELECT MIN(sequence) FROM access_log WHERE writer = ?1", [.integer(writer)]
            ).integer
        else { return 0 }
        // Lines gathered together may stand a little out of the order of time: the first younger one ends the part.
        let young = try connection.value(
            "SELECT MIN(sequence) FROM access_log WHERE writer = ?1 AND at >= ?2",
            [.integer(writer), .integer(limit.milliseconds)]
        ).integer
        let last = try connection.first(
            "SELECT MAX(sequence) AS sequence FROM access_log WHERE writer = ?1 AND sequence < ?2",
            [.integer(writer), .integer(min(young ?? .max, first + most))])
        guard let end = last?["sequence"].integer,
            let link = try connection.value(
                "SELECT link FROM access_log WHERE writer = ?1 AND sequence = ?2", [.integer(writer), .integer(end)]
            ).text
        else { return 0 }
        try anchor(writer, at: end, link: link, key: key, on: connection)
        let range: [Value] = [.integer(writer), .integer(end)]
        try connection.execute("DELETE FROM access_log_record WHERE writer = ?1 AND sequence <= ?2", range)
        return Int64(try connection.execute("DELETE FROM access_log WHERE writer = ?1 AND sequence <= ?2", range))
    }

    private static func anchor(_ writer: Int64, at end: Int64, link: String, key: [UInt8], on connection: any Connection) throws {
        var anchor = AccessLogAnchor(writer: writer)
        if let known = try AccessLogAnchor.find(writer, on: connection) {
            anchor = known
        } else {
            // A chain from before there were anchors.
            let last = try connection.first(
                "SELECT sequence, link FROM access_log WHERE writer = ?1 ORDER BY sequence DESC LIMIT 1", [.integer(writer)])
            anchor.lastSequence = last?.integer("sequence") ?? end
            anchor.lastLink = last?.text("link") ?? link
            try AccessLogAnchor.countOneMore(key, on: connection)
        }
        anchor.purgedSequence = end
        anchor.purgedLink = link
        try anchor.store(key, on: connection)
    }
}
