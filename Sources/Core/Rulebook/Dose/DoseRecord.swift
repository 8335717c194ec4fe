import Calendars
import Quantities

/// One reading of a personal dosimeter.
public enum DoseReading: Hashable, Sendable, Codable {
    case dose(RadiationDose)
    /// Below the minimum detectable level of the service.
    case belowDetection(RadiationDose)
    /// A nominal dose for a lost, damaged or contaminated badge; the method is stored with the record.
    case nominal(RadiationDose, NominalMethod)
    /// Not worn: a gap, never a zero.
    case notWorn

    /// How a nominal dose was found.
    public enum NominalMethod: String, Hashable, Sendable, Codable, CaseIterable {
        case coworkers = "同岗位人员同期平均"
        case neighbouringPeriods = "本人前后周期平均"
        case areaMonitoring = "场所监测估算"
    }

    /// What enters a sum: a value below detection counts as half of the level (GBZ 128-2019, unverified); a gap has no value.
    public var counted: RadiationDose? {
        switch self {
        case .dose(let dose), .nominal(let dose, _): dose
        case .belowDetection(let level): RadiationDose(computed: level.value * DoseLimits.value("below_mdl_share"))
        case .notWorn: nil
        }
    }
}

/// The doses of one worker in one calendar year, period by period.
public struct DoseYear: Hashable, Sendable, Codable {
    /// Calendar year.
    public let year: Int
    /// Readings in the order of the periods.
    public let readings: [DoseReading]

    public init(year: Int, readings: [DoseReading]) {
        self.year = year
        self.readings = readings
    }

    /// Sum of what counts. Gaps add nothing; `hasGaps` says that the sum is incomplete.
    public var sum: RadiationDose {
        readings.compactMap(\.counted).reduce(0, +)
    }

    /// True when a period was not worn: the sum is then a lower bound.
    public var hasGaps: Bool { readings.contains(.notWorn) }
    /// True when a nominal dose is part of the sum.
    public var isEstimated: Bool {
        readings.contains { if case .nominal = $0 { true } else { false } }
    }
}

/// A worker's dose history held against GB 18871-2002. “Over” means more than the limit; the limit itself is not over.
public struct DoseRecord: Hashable, Sendable {
    /// Years in order.
    public let years: [DoseYear]

    public init(_ years: [DoseYear]) { self.years = years.sorted { $0.year < $1.year } }

    /// A run of five consecutive calendar years that are all on file.
    public struct FiveYears: Hashable, Sendable {
        /// First of the five years.
        public let firstYear: Int
        /// Sum of the five years, mSv.
        public let sum: RadiationDose
        /// A fifth of the sum, mSv a year.
        public let mean: RadiationDose
        /// Mean over 20 mSv.
        public let isMeanOver: Bool
    }

    /// Every rolling run of five calendar years.
    public var runsOfFive: [FiveYears] {
        let byYear = Dictionary(years.map { ($0.year, $0.sum) }) { first, _ in first }
        return years.compactMap { first in
            let sums = (first.year..<first.year + 5).compactMap { byYear[$0] }
            return sums.count == 5 ? DoseLimits.fiveYears(sums, from: first.year) : nil
        }
    }

    /// Years with more than 50 mSv.
    public var yearsOverLimit: [Int] {
        years.filter { $0.sum.value > DoseLimits.value("effective_year") }.map(\.year)
    }

    /// Years with more than 20 mSv: a stronger flag of ours below the limit.
    public var yearsOverFlag: [Int] { years.filter { $0.sum.value > DoseLimits.value("flag_year") }.map(\.year) }

    /// Periods of a year, by index, whose dose is above the investigation level: 5 mSv a year over the number of periods.
    public static func periodsToInvestigate(_ year: DoseYear) -> [Int] {
        guard !year.readings.isEmpty else { return [] }
        let level = DoseLimits.investigationLevel(periodsPerYear: year.readings.count)
        return year.readings.indices.filter { (year.readings[$0].counted ?? 0) > level }
    }
}
