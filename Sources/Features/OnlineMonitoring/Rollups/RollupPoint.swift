import Calendars
import Database
import Foundation

/// A minute of a factor as a curve needs it: when, and the mean.
struct RollupPoint: Sendable, Equatable {
    let at: Instant
    let mean: Double
}

extension RollupQueries {
    /// The minutes of one factor over any time, in order; minutes without a counting value are left out.
    static func points(
        _ connection: any Connection, of device: Int64, _ factor: String, from: Instant, to: Instant
    ) throws -> [RollupPoint] {
        var points: [RollupPoint] = []
        points.reserveCapacity(max(0, min(20_000, Int((to - from) / 60_000))))
        try connection.forEachRow(
            """
            SELECT start_at, integral, covered_ms, unit FROM minute_rollup
            WHERE device_id = ?1 AND factor = ?2 AND start_at >= ?3 AND start_at < ?4 AND covered_ms > 0 ORDER BY start_at
            """, [.integer(device), .text(factor), .integer(from.milliseconds), .integer(to.milliseconds)]
        ) { row in
            let mean = row.real(1) / Double(row.integer(2))
            let isEnergy = MeasuredUnit(rawValue: row.text(3))?.averaging == .energy
            guard !isEnergy || mean > 0 else { return }
            points.append(RollupPoint(at: Instant(milliseconds: row.integer(0)), mean: isEnergy ? 10 * log10(mean) : mean))
        }
        return points
    }
}
