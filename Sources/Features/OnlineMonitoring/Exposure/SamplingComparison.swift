import Calendars
import Database
import Foundation
import WorkplaceMonitoring

/// The sensor's shifts around the day on which an institution sampled the same post, against what the institution reported.
struct SamplingComparison: Sendable, Equatable {
    let device: Int64
    let deviceName: String
    let employer: String
    let result: InstitutionResult
    let institutionValue: Double
    /// Median of the shifts compared, in the unit of the result.
    let sensorValue: Double
    let shifts: Int
    /// Only shifts of the sampling day itself.
    let isSameDay: Bool
    let isVerified: Bool
    let isNoise: Bool

    /// Sensor minus institution, in the unit of the result.
    var difference: Double { sensorValue - institutionValue }

    /// How far apart, for the ranking: 3 dB and a factor of two weigh alike.
    var weight: Double {
        guard !isNoise else { return abs(difference) }
        guard institutionValue > 0, sensorValue > 0 else { return .infinity }
        return abs(10 * ratioLogarithm)
    }

    private var ratioLogarithm: Double { log10(sensorValue / institutionValue) }

    /// Shifts this many days before and after the sampling are compared where the day itself has none.
    static let daysAround = 15
    /// Shifts with less coverage say too little.
    static let leastCoverage = ShiftJudgement.leastCoverage

    /// All comparisons that can be made for the devices of a condition over `t`, the farthest apart first.
    static func all(_ connection: any Connection, _ queries: LiveQueries) throws -> [SamplingComparison] {
        let scope = queries.scope(first: 1)
        let devices = try connection.query(
            """
            SELECT t.id, t.name, t.post, e.name AS employer_name FROM monitoring_device t LEFT JOIN employer e ON e.id = t.employer
            WHERE t.void = 0 AND t.post IS NOT NULL AND \(scope.sql) ORDER BY t.id
            """, scope.arguments)
        let results = Dictionary(
            grouping: try InstitutionResult.of(connection, posts: Set(devices.map { $0.integer("post") })), by: \.post)
        var found: [SamplingComparison] = []
        for device in devices {
            for result in results[device.integer("post")] ?? [] {
                guard let comparison = try compare(connection, device, result) else { continue }
                found.append(comparison)
            }
        }
        return found.sorted { ($1.weight, $0.device, $0.result.id) < ($0.weight, $1.device, $1.result.id) }
    }

    private static func compare(
        _ connection: any Connection, _ device: Row, _ result: InstitutionResult
    ) throws -> SamplingComparison? {
        guard let institution = result.value else { return nil }
        let rows = try connection.query(
            """
            SELECT start_at, normalised, covered_ms, elapsed_ms, verified FROM shift_exposure
            WHERE device_id = ?1 AND hazard = ?2 AND start_at >= ?3 AND start_at < ?4 AND normalised IS NOT NULL ORDER BY start_at
            """,
            [
                device["id"], .text(result.factor), .integer(Instant(startOf: result.day - daysAround).milliseconds),
                .integer(Instant(startOf: result.day + daysAround + 1).milliseconds),
            ]
        ).filter { $0.real("covered_ms") >= leastCoverage * $0.real("elapsed_ms") }
        let same = rows.filter { Instant(milliseconds: $0.integer("start_at")).day == result.day }
        let used = same.isEmpty ? rows : same
        guard let median = median(used.map { $0.real("normalised") }) else { return nil }
        return SamplingComparison(
            device: device.integer("id"), deviceName: device.text("name"), employer: device.text("employer_name"), result: result,
            institutionValue: institution, sensorValue: median, shifts: used.count, isSameDay: !same.isEmpty,
            isVerified: used.allSatisfy { $0.flag("verified") }, isNoise: result.text.hasSuffix("dB(A)"))
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
