import Access
import Calendars
import Testing

@Suite struct LockoutTests {
    let lockout = Lockout()
    let start = Instant(milliseconds: 1_800_000_000_000)

    func failing(_ count: Int, from state: Lockout.State = .init(), at now: Instant) -> Lockout.State {
        (0..<count).reduce(state) { state, _ in lockout.afterFailure(state, at: now) }
    }

    @Test func `four failures leave the door open, the fifth closes it`() {
        #expect(failing(4, at: start).remainingLock(at: start) == nil)
        #expect(failing(5, at: start).remainingLock(at: start) == 900_000)
    }

    @Test func `the lock holds to the last millisecond and not beyond`() {
        let state = failing(5, at: start)
        #expect(state.remainingLock(at: start + 899_999) == 1)
        #expect(state.remainingLock(at: start + 900_000) == nil)
    }

    @Test func `each further lock is twice as long, up to a day`() {
        var state = Lockout.State()
        var now = start
        var minutes: [Int64] = []
        for _ in 0..<9 {
            state = failing(5, from: state, at: now)
            let remaining = state.remainingLock(at: now) ?? 0
            minutes.append(remaining / 60_000)
            now = now + remaining
        }
        #expect(minutes == [15, 30, 60, 120, 240, 480, 960, 1_440, 1_440])
    }

    @Test func `after a lock five more failures are needed for the next`() {
        let first = failing(5, at: start)
        let later = start + 900_000
        #expect(failing(4, from: first, at: later).remainingLock(at: later) == nil)
    }

    @Test func `a day without failure forgets everything, a millisecond less does not`() {
        let four = failing(4, at: start)
        #expect(failing(1, from: four, at: start + 86_399_999).lockedUntil != nil)
        #expect(failing(1, from: four, at: start + 86_400_000).lockedUntil == nil)
    }

    @Test func `the day of forgetting begins when a lock ends`() {
        let locked = failing(5, at: start)
        let end = start + 900_000
        #expect(failing(1, from: locked, at: end + 86_399_999).locks == 1)
        #expect(failing(1, from: locked, at: end + 86_400_000).locks == 0)
    }
}
