import Calendars
import Synchronization

/// The clock of a simulation: stands where it was set, and only ever moves forward.
///
/// The acts of the product ask the ledger's clock what day it is; here it is the day on which the act is said to have happened.
/// Only a store that is made as a demonstration is ever written under this clock.
final class SimulationClock: Sendable {
    private let now: Mutex<Instant>

    init(start day: Day) { now = Mutex(Instant(startOf: day) + 9 * 3_600_000) }

    var clock: Clock { Clock { self.now.withLock { $0 } } }
    var today: Day { now.withLock { $0.day } }

    /// Goes on to nine in the morning of a day, or one second on when the day has begun.
    func turn(to day: Day) {
        now.withLock { now in
            let morning = Instant(startOf: day) + 9 * 3_600_000
            now = max(morning, now + 1_000)
        }
    }

    /// Ends at the moment at which the city is looked at.
    func turn(to moment: Instant) { now.withLock { $0 = max($0, moment) } }
}
