import Calendars
import CodeTables
import Database

/// What the sensors of a post say of its noise over a time, for other slices: the median of shifts that were well covered.
public struct SensorShifts: Sendable, Equatable {
    /// Median L_EX,8h of the shifts, dB(A).
    public let median: Double
    public let count: Int
    public let last: Day
    /// Every shift rests on readings of a verified device.
    public let isVerified: Bool

    /// Nil without a shift that is covered enough to be judged.
    public static func noise(_ connection: any Connection, post: Int64, from: Day, to: Day) throws -> SensorShifts? {
        let rows = try connection.query(
            """
            SELECT start_at, normalised, covered_ms, elapsed_ms, verified FROM shift_exposure WHERE post = ?1 AND hazard = ?2
            AND start_at >= ?3 AND start_at < ?4 AND normalised IS NOT NULL ORDER BY start_at, device_id
            """,
            [
                .integer(post), .text(HazardFactor.noise), .integer(Instant(startOf: from).milliseconds),
                .integer(Instant(startOf: to + 1).milliseconds),
            ]
        ).filter { $0.real("covered_ms") >= ShiftJudgement.leastCoverage * $0.real("elapsed_ms") }
        guard let median = SamplingComparison.median(rows.map { $0.real("normalised") }), let last = rows.last else { return nil }
        return SensorShifts(
            median: median, count: rows.count, last: Instant(milliseconds: last.integer("start_at")).day,
            isVerified: rows.allSatisfy { $0.flag("verified") })
    }
}
