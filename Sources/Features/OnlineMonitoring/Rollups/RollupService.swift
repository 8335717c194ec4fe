import Calendars
import Database
import Logging
import ServiceLifecycle

/// Keeps the roll-ups in step with the readings as long as the server runs.
struct RollupService: Service {
    let database: any Database
    let clock: Clock
    let rollups: MakeRollups
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let began = ContinuousClock.now
                    if try await turn() > 0 {
                        // Readings and warnings wait for the same writer: two thirds of the time are theirs.
                        try await Task.sleep(for: (ContinuousClock.now - began) * 2)
                        continue
                    }
                } catch is CancellationError {
                    return
                } catch {
                    logger.error(
                        "roll-ups not made", metadata: ["kind": "\((error as? DatabaseError).map { "\($0.kind)" } ?? "other")"])
                }
                try await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// One batch; returns how many due minutes it dealt with.
    @discardableResult
    func turn() async throws -> Int {
        let (rollups, now) = (rollups, clock.now())
        return try await database.write { try rollups.batch($0, now: now) }
    }
}
