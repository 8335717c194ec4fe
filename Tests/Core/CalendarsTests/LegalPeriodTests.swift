import Calendars
import Testing

struct LegalPeriodTests {
    func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `the day of the event is not counted`() throws {
        #expect(LegalPeriod.calendarDays(30).due(from: try day("2026-11-01")).day == (try day("2026-12-01")))
        #expect(LegalPeriod.calendarDays(1).due(from: try day("2026-12-31")).day == (try day("2027-01-01")))
    }

    @Test func `working days skip weekends`() throws {
        #expect(LegalPeriod.workingDays(5).due(from: try day("2026-11-20")).day == (try day("2026-11-27")))
        #expect(LegalPeriod.workingDays(1).due(from: try day("2026-11-21")).day == (try day("2026-11-23")))
        #expect(LegalPeriod.workingDays(0).due(from: try day("2026-11-21")).day == (try day("2026-11-21")))
    }

    @Test func `working days skip the week of October and count the make-up Saturday`() throws {
        // 30 September 2026 is a Wednesday; 1–7 October rest, Saturday 10 October works.
        let holidays = HolidayTable.shipped
        #expect(LegalPeriod.workingDays(2).due(from: try day("2026-09-30"), holidays: holidays).day == (try day("2026-10-09")))
        #expect(LegalPeriod.workingDays(3).due(from: try day("2026-09-30"), holidays: holidays).day == (try day("2026-10-10")))
        #expect(
            LegalPeriod.workingDays(3).due(from: try day("2026-09-30"), holidays: .weekendsOnly).day == (try day("2026-10-07")))
    }

    @Test func `a due date says whether its holidays were checked`() throws {
        #expect(LegalPeriod.workingDays(5).due(from: try day("2026-11-20")).holidays == .unverified)
        #expect(LegalPeriod.workingDays(5).due(from: try day("2031-11-20")).isProvisional)
        #expect(LegalPeriod.workingDays(5).due(from: try day("2031-11-20")).holidays == .missing)
        #expect(LegalPeriod.calendarDays(5).due(from: try day("2031-11-20")).isProvisional == false)
        let checked = HolidayTable(csv: "from,to,kind,name,mark,source\n2031-10-01,2031-10-07,rest,国庆节,O,通知\n")
        #expect(LegalPeriod.workingDays(5).due(from: try day("2031-11-20"), holidays: checked).holidays == .official)
        // Over the turn of the year the next year's arrangement is needed too.
        #expect(LegalPeriod.workingDays(10).due(from: try day("2031-12-25"), holidays: checked).holidays == .missing)
    }

    @Test func `months end on the same day of the month or on its last`() throws {
        #expect(LegalPeriod.months(1).due(from: try day("2026-01-31")).day == (try day("2026-02-28")))
        #expect(LegalPeriod.months(1).due(from: try day("2028-01-31")).day == (try day("2028-02-29")))
        #expect(LegalPeriod.years(1).due(from: try day("2028-02-29")).day == (try day("2029-02-28")))
        #expect(LegalPeriod.years(5).due(from: try day("2021-11-21")).day == (try day("2026-11-21")))
    }

    @Test func `a period that ends on a day of rest moves only where the option says so`() throws {
        let event = try day("2026-11-12")
        #expect(LegalPeriod.calendarDays(10).due(from: event).day == (try day("2026-11-22")))
        #expect(LegalPeriod.calendarDays(10).due(from: event, endOnRestDay: .moves).day == (try day("2026-11-23")))
        // 2026-10-01 to 07 rest.
        #expect(LegalPeriod.calendarDays(1).due(from: try day("2026-09-30"), endOnRestDay: .moves).day == (try day("2026-10-08")))
    }
}

struct HolidayTableTests {
    func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: ["2031-01-01", "2031-05-01", "2031-05-02", "2031-10-01", "2031-10-02", "2031-10-03"])
    func `festivals fixed by date rest in every year`(text: String) throws {
        #expect(!HolidayTable.weekendsOnly.isWorkingDay(try day(text)))
    }

    @Test func `2 May rests from 2025 and not before`() throws {
        #expect(HolidayTable.weekendsOnly.isWorkingDay(try day("2023-05-02")))
        #expect(!HolidayTable.weekendsOnly.isWorkingDay(try day("2025-05-02")))
    }

    @Test func `a row decides against weekend and festival`() throws {
        let table = HolidayTable(
            csv: "from,to,kind,name,mark,source\n2026-11-21,2026-11-21,work,调休,O,x\n2026-11-24,2026-11-25,rest,节,O,x\n")
        #expect(table.isWorkingDay(try day("2026-11-21")))
        #expect(!table.isWorkingDay(try day("2026-11-22")))
        #expect(!table.isWorkingDay(try day("2026-11-25")))
        #expect(table.firstWorkingDay(onOrAfter: try day("2026-11-24")) == (try day("2026-11-26")))
    }

    @Test func `broken lines are left out`() {
        let text =
            "from,to,kind,name,mark,source\n2026-02-30,2026-03-01,rest,x,M,y\n2026-03-02,2026-03-01,rest,x,M,y\n2026-03-01,2026-03-01,party,x,M,y\nabc\n"
        #expect(HolidayTable(csv: text).rows == [])
    }

    @Test func `every shipped row carries its mark and make-up days are weekend days`() {
        let rows = HolidayTable.shipped.rows
        #expect(rows.count == 50)
        #expect(rows.allSatisfy { $0.mark == "M" })
        for row in rows where row.isWorking { #expect(row.from.weekday > 5 && row.to.weekday > 5, "\(row.from)") }
        #expect((2023...2026).allSatisfy { HolidayTable.shipped.evidence(year: $0) == .unverified })
    }
}
