import Calendars
import Testing

@testable import DemoCity

struct SimulationClockTests {
    private func instant(_ day: String, hours: Int64, seconds: Int64 = 0) throws -> Instant {
        Instant(startOf: try #require(Day(day))) + hours * 3_600_000 + seconds * 1_000
    }

    @Test func `a day begins at nine, each further act a second later`() throws {
        let clock = SimulationClock(start: try #require(Day("2026-03-02")))
        clock.turn(to: try #require(Day("2026-03-04")))
        #expect(clock.clock.now() == (try instant("2026-03-04", hours: 9)))
        clock.turn(to: try #require(Day("2026-03-04")))
        #expect(clock.clock.now() == (try instant("2026-03-04", hours: 9, seconds: 1)))
    }

    @Test func `a city looked at before nine tells nothing of a later hour`() throws {
        let looked = try instant("2026-03-05", hours: 1)
        let clock = SimulationClock(start: try #require(Day("2026-03-02")), latest: looked)
        clock.turn(to: try #require(Day("2026-03-04")))
        #expect(clock.clock.now() == (try instant("2026-03-04", hours: 9)))
        clock.turn(to: try #require(Day("2026-03-05")))
        #expect(clock.clock.now() == looked)
    }
}
