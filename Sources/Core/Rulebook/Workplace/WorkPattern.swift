import HygieneCalculations
import Quantities

/// How long and how often a post is in contact: it decides divisor and limit (GBZ 331-2024 figure G.1).
public struct WorkPattern: Hashable, Sendable, Codable {
    /// Contact hours of a day, Td.
    public let hoursPerDay: Hours
    /// Working days of a week, in steps of half a day where shifts alternate.
    public let daysPerWeek: DaysPerWeek
    /// Contact hours of a week, Tw.
    public let hoursPerWeek: Hours

    /// `hoursPerWeek` defaults to hours × days.
    public init(hoursPerDay: Hours, daysPerWeek: DaysPerWeek, hoursPerWeek: Hours? = nil) throws(CalculationError) {
        guard hoursPerDay.value > 0 else { throw .zeroDuration }
        guard hoursPerDay.value <= 24 else { throw .tooLong(hours: hoursPerDay.value, limit: 24) }
        guard daysPerWeek.value > 0, daysPerWeek.value <= 7 else {
            throw .outsideRange("每周工作天数", value: daysPerWeek.value, from: 0, to: 7)
        }
        let week = hoursPerWeek ?? Hours(computed: hoursPerDay.value * daysPerWeek.value)
        guard week.value > 0, week.value <= 168 else { throw .tooLong(hours: week.value, limit: 168) }
        self.hoursPerDay = hoursPerDay
        self.daysPerWeek = daysPerWeek
        self.hoursPerWeek = week
    }

    private init(ordinaryDays: DaysPerWeek) {
        hoursPerDay = 8
        daysPerWeek = ordinaryDays
        hoursPerWeek = Hours(computed: 8 * ordinaryDays.value)
    }

    /// 8 h a day, 5 days a week.
    public static let ordinary = WorkPattern(ordinaryDays: 5)

    /// Which comparison GBZ 331-2024 figure G.1 selects for an agent with a PC-TWA.
    public enum Basis: String, Hashable, Sendable, Codable {
        /// Contact of 1 h or less a day: PC-STEL or peak exposure only.
        case shortContact = "stel_or_pe"
        case eightHour = "twa_8h"
        case contactDay = "twa_day_adjusted"
        case contactWeek = "twa_week_adjusted"
    }

    /// The comparison for this pattern; an agent that may not be reduced keeps the 8 h average (GBZ 2.1-2019 A.7.4).
    public func basis(isAdjustable: Bool) -> Basis {
        if hoursPerDay.value <= 1 { return .shortContact }
        guard isAdjustable else { return .eightHour }
        if daysPerWeek > 5, hoursPerWeek.value > 40 { return .contactWeek }
        if hoursPerDay.value > 8, daysPerWeek <= 5 { return .contactDay }
        return .eightHour
    }
}
