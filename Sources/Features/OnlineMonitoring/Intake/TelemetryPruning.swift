import Calendars
import Database
import ServiceLifecycle

/// Drops what has served its purpose: keys of old exchanges, old refused frames. Readings and events stay.
public struct TelemetryPruning: Service {
    /// Devices resend for days after a break of the line, not for months.
    static let exchangeDays: Int64 = 30
    static let refusedDays: Int64 = 180

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
        let now = clock.now().milliseconds
        try await database.write { connection in
            try connection.execute(
                "DELETE FROM device_exchange WHERE arrived_at < ?1", [.integer(now - TelemetryPruning.exchangeDays * 86_400_000)])
            try connection.execute(
                "DELETE FROM refused_frame WHERE arrived_at < ?1", [.integer(now - TelemetryPruning.refusedDays * 86_400_000)])
        }
    }
}
