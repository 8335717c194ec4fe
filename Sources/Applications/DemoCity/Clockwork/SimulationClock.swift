import Calendars
import Synchronization

/// The clock of a simulation: stands where it was set, and only ever moves forward.
///
/// The acts of the product ask the ledger's clock what day it is; here it is the day on which the act is said to have happened.
/// Only a store that is made as a demonstration is ever written under this clock.
final class SimulationClock: Sendable {
    private let now: Mutex<Instant>

    /// The moment at which the city is looked at: nothing has happened after it, also before nine in the morning.
    private let latest: Instant?

    init(start day: Day, latest: Instant? = nil) {
        now = Mutex(Self.morning(of: day))
        self.latest = latest
    }

    var clock: Clock { Clock { self.now.withLock { $0 } } }
    var today: Day { now.withLock { $0.day } }

    /// Goes on to nine in the morning of a day, or one second on when the day has begun.
    func turn(to day: Day) {
        now.withLock { now in
            let morning = Self.morning(of: day)
            now = max(min(morning, latest ?? morning), now + 1_000)
        }
    }

    private static func morning(of day: Day) -> Instant { Instant(startOf: day) + 9 * 3_600_000 }
}
