import Calendars

/// When repeated failures close the door, and for how long. Pure, so that its boundaries are tested to the millisecond.
public struct Lockout: Sendable {
    public var failuresAllowed = 5
    public var firstLock: Int64 = 15 * 60_000
    public var longestLock: Int64 = 24 * 3_600_000
    /// Without a failure for this long, everything is forgotten.
    public var memory: Int64 = 24 * 3_600_000

    public init() {}

    /// What is remembered of one account name, whether the account exists or not.
    public struct State: Sendable, Hashable {
        /// Failures since the last lock.
        public var failures = 0
        /// Locks so far; each is twice as long as the one before.
        public var locks = 0
        public var lockedUntil: Instant?
        public var lastFailure: Instant?
        public init() {}

        /// Milliseconds until the lock ends; nil when there is none now. At the very end it is open.
        public func remainingLock(at now: Instant) -> Int64? {
            guard let lockedUntil, now < lockedUntil else { return nil }
            return lockedUntil - now
        }
    }

    /// The state after a failure at a moment when the door was open.
    public func afterFailure(_ before: State, at now: Instant) -> State {
        var state = isForgotten(before, at: now) ? State() : before
        state.failures += 1
        state.lastFailure = now
        state.lockedUntil = nil
        if state.failures >= failuresAllowed {
            let doubled = firstLock << Int64(min(state.locks, 20))
            state.lockedUntil = now + min(doubled, longestLock)
            state.locks += 1
            state.failures = 0
        }
        return state
    }

    func isForgotten(_ state: State, at now: Instant) -> Bool {
        guard let last = state.lastFailure else { return true }
        return now - max(last, state.lockedUntil ?? last) >= memory
    }
}
