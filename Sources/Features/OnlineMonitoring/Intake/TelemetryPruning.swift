import Calendars
import Database
import ServiceLifecycle

/// Drops what has served its time by the retention rules, and makes the next month's partition ahead of time.
public struct TelemetryPruning: Service {
    private let database: any Database
    private let clock: Clock

    public init(database: any Database, clock: Clock) {
        self.database = database
        self.clock = clock
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await prune()
                try await Task.sleep(for: .seconds(3_600))
            }
        }
    }

    func prune() async throws {
        let now = clock.now()
        let days = try await database.write { connection in
            try MonthPartition(now).make(connection)
            try MonthPartition(now).next.make(connection)
            return try Retention.inForce(connection)
        }
        for (table, kind) in TelemetryPruning.byArrival {
            let limit = now + -(days[kind] ?? kind.days) * 86_400_000
            try await database.write { connection in
                try connection.execute("DELETE FROM \(table) WHERE arrived_at < ?1", [.integer(limit.milliseconds)])
            }
        }
        try await pruneReadings(before: now + -(days[.reading] ?? Retention.reading.days) * 86_400_000)
        try await pruneMinutes(before: now + -(days[.minute] ?? Retention.minute.days) * 86_400_000)
    }

    private static let byArrival: [(table: String, kind: Retention)] = [
        ("device_exchange", .exchange), ("telemetry_batch", .exchange), ("refused_frame", .refused), ("device_event", .event),
    ]

    /// Device by device along the key: the table of readings has no index over time alone, and one transaction stays short.
    private func pruneReadings(before limit: Instant) async throws {
        try await database.write { connection in _ = try MonthPartition.drop(before: limit, connection) }
        for device in try await devices() {
            try await database.write { connection in
                for command in [2011, 2031, 2051, 2061] {
                    try connection.execute(
                        "DELETE FROM reading WHERE device_id = ?1 AND command = ?2 AND at < ?3",
                        [.integer(device), .integer(Int64(command)), .integer(limit.milliseconds)])
                }
            }
        }
    }

    private func pruneMinutes(before limit: Instant) async throws {
        for device in try await devices() {
            try await database.write { connection in
                let factors = try connection.query(
                    "SELECT DISTINCT factor FROM minute_rollup WHERE device_id = ?1 ORDER BY factor", [.integer(device)])
                for factor in factors {
                    try connection.execute(
                        "DELETE FROM minute_rollup WHERE device_id = ?1 AND factor = ?2 AND start_at < ?3",
                        [.integer(device), factor["factor"], .integer(limit.milliseconds)])
                }
            }
        }
    }

    private func devices() async throws -> [Int64] {
        try await database.read { connection in
            try connection.query("SELECT device_id FROM device_contact ORDER BY device_id").map { $0.integer("device_id") }
        }
    }
}
