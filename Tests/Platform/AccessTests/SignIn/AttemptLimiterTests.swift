import Access
import Calendars
import Testing

@Suite struct AttemptLimiterTests {
    let clock = MovableClock()

    @Test func `the bucket empties and fills again`() {
        let limiter = AttemptLimiter(capacity: 3, refillPerMinute: 6, clock: clock.clock)
        #expect((0..<4).map { _ in limiter.take("10.0.0.1") } == [true, true, true, false])
        clock.advance(9_999)
        #expect(!limiter.take("10.0.0.1"))
        clock.advance(1)
        #expect(limiter.take("10.0.0.1"))
        #expect(!limiter.take("10.0.0.1"))
    }

    @Test func `one address does not use up another's tokens`() {
        let limiter = AttemptLimiter(capacity: 1, refillPerMinute: 1, clock: clock.clock)
        #expect(limiter.take("10.0.0.1"))
        #expect(limiter.take("10.0.0.2"))
        #expect(!limiter.take("10.0.0.1"))
    }

    @Test func `a success gives its token back, never more than the bucket holds`() {
        let limiter = AttemptLimiter(capacity: 2, refillPerMinute: 1, clock: clock.clock)
        for _ in 0..<10 {
            #expect(limiter.take("10.0.0.1"))
            limiter.giveBack("10.0.0.1")
        }
        limiter.giveBack("10.0.0.1")
        #expect((0..<3).map { _ in limiter.take("10.0.0.1") } == [true, true, false])
    }

    @Test func `a flood of addresses is let in but not remembered without bound`() {
        let limiter = AttemptLimiter(capacity: 2, refillPerMinute: 1, clock: clock.clock, largest: 10)
        for number in 0..<1_000 { #expect(limiter.take("10.0.0.\(number)")) }
    }

    @Test func `a clock set back gives no tokens and takes none`() {
        let limiter = AttemptLimiter(capacity: 2, refillPerMinute: 60, clock: clock.clock)
        #expect(limiter.take("a"))
        clock.advance(-60_000)
        #expect(limiter.take("a"))
        #expect(!limiter.take("a"))
    }
}
