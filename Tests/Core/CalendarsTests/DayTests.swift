import Calendars
import Testing

@Suite struct DayTests {
    @Test func `29 February exists in 2024 and 2000, not in 2023 or 1900`() {
        #expect(Day("2024-02-29") != nil)
        #expect(Day("2000-02-29") != nil)
        #expect(Day("2023-02-29") == nil)
        #expect(Day("1900-02-29") == nil)
    }

    @Test func `a day is written as it was read, over four centuries`() {
        var day = Day(year: 1800, month: 1, day: 1) ?? Day(number: 0)
        let last = Day(year: 2200, month: 12, day: 31) ?? Day(number: 0)
        var previous = day.number - 1
        while day <= last {
            #expect(Day(day.description) == day)
            #expect(day.number == previous + 1)
            previous = day.number
            day = day + 1
        }
    }

    @Test func `21 November 2026 is a Saturday`() { #expect(Day("2026-11-21")?.weekday == 6) }

    @Test(arguments: ["", "2026-1-01", "2026/01/01", "2026-13-01", "2026-00-10", "２０２６-01-01", "2026-01-32"])
    func `a text that is not a day is refused`(text: String) { #expect(Day(text) == nil) }

    @Test func `one month after 31 January is the last of February`() {
        #expect(Day("2026-01-31")?.adding(months: 1).description == "2026-02-28")
        #expect(Day("2024-01-31")?.adding(months: 1).description == "2024-02-29")
        #expect(Day("2026-03-31")?.adding(months: -13).description == "2025-02-28")
    }

    @Test func `a moment before 8 in UTC belongs to the same China day, after 16 to the next`() {
        let midnight = Instant(startOf: Day("2026-11-21") ?? Day(number: 0))
        #expect(midnight.rfc3339 == "2026-11-21T00:00:00.000+08:00")
        #expect((midnight + -1).day.description == "2026-11-20")
        #expect((midnight + 86_399_999).description == "2026-11-21 23:59:59")
    }
}
