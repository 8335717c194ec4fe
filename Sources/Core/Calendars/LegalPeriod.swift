/// A period of law: so many calendar days, working days, months or years from an event.
///
/// The day of the event is not counted; the day after it is day 1. Periods of 2, 3, 5 and 7 days in 行政处罚法 are working days by
/// its article 85; which unit holds is data of each clock, not decided here.
public enum LegalPeriod: Hashable, Sendable, Codable, CustomStringConvertible {
    case calendarDays(Int)
    case workingDays(Int)
    case months(Int)
    case years(Int)

    /// What happens when a period in calendar units ends on a day of rest.
    public enum EndOnRestDay: String, Hashable, Sendable, Codable {
        /// The period ends all the same.
        case stays
        /// It ends on the first working day after (as 民法典 203 and 行政诉讼法 81 provide for their periods).
        case moves
    }

    /// The last day of a period, and how sure it is.
    public struct Due: Hashable, Sendable, Codable {
        /// The last day on which the act is in time.
        public let day: Day
        /// The weakest evidence of the holiday years that the counting touched; nil when no holiday mattered.
        public let holidays: HolidayTable.Evidence?

        public init(day: Day, holidays: HolidayTable.Evidence?) {
            self.day = day
            self.holidays = holidays
        }

        /// True when the date rests on holiday rows that nobody has checked, so that the screen says “以正式放假安排为准”.
        public var isProvisional: Bool { holidays == .unverified || holidays == .missing }
    }

    /// The last day of the period after an event.
    ///
    /// Example: 5 working days from Friday 2026-11-20 are due on Friday 2026-11-27; 1 month from 31 January is 28 or 29 February.
    public func due(from event: Day, holidays: HolidayTable = .shipped, endOnRestDay: EndOnRestDay = .stays) -> Due {
        switch self {
        case .workingDays(let count):
            var day = event
            var left = count
            while left > 0 {
                day = day + 1
                if holidays.isWorkingDay(day) { left -= 1 }
            }
            return Due(day: day, holidays: LegalPeriod.evidence(holidays, from: event, to: day))
        case .calendarDays(let count): return LegalPeriod.ended(event + max(0, count), holidays, endOnRestDay)
        case .months(let count): return LegalPeriod.ended(event.adding(months: max(0, count)), holidays, endOnRestDay)
        case .years(let count): return LegalPeriod.ended(event.adding(months: 12 * max(0, count)), holidays, endOnRestDay)
        }
    }

    private static func ended(_ day: Day, _ holidays: HolidayTable, _ rule: EndOnRestDay) -> Due {
        guard rule == .moves else { return Due(day: day, holidays: nil) }
        let moved = holidays.firstWorkingDay(onOrAfter: day)
        return Due(day: moved, holidays: evidence(holidays, from: day, to: moved))
    }

    private static func evidence(_ holidays: HolidayTable, from: Day, to: Day) -> HolidayTable.Evidence {
        let years = (from.year...to.year).map { holidays.evidence(year: $0) }
        return years.contains(.missing) ? .missing : years.contains(.unverified) ? .unverified : .official
    }

    public var description: String {
        switch self {
        case .calendarDays(let count): "\(count) 日"
        case .workingDays(let count): "\(count) 个工作日"
        case .months(let count): "\(count) 个月"
        case .years(let count): "\(count) 年"
        }
    }
}
