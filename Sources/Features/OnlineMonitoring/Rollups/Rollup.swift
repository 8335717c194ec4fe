import Calendars
import Database
import Foundation

/// What one factor of a device was over a period: an integral over time, so that longer periods are sums of shorter ones, exactly.
///
/// For noise the integral is of energy, 10^(L/10)·ms, for everything else of the value, x·ms.
struct Rollup: Sendable, Equatable {
    enum Period: String, Sendable, CaseIterable {
        case minute, hour, day

        var milliseconds: Int64 {
            switch self {
            case .minute: 60_000
            case .hour: 3_600_000
            case .day: 86_400_000
            }
        }
    }

    var integral = 0.0
    /// Time for which there is a counting value.
    var coveredMilliseconds: Int64 = 0
    var samples: Int64 = 0
    /// Values that do not count: the device's own flag, out of the registered range, doubtful time, no number.
    var excluded: Int64 = 0
    /// Values over the upper range of the instrument: the truth is at least that, so the mean is a lower bound.
    var overRange: Int64 = 0
    /// Values whose device gives no flag: counted, and said.
    var unflagged: Int64 = 0
    var lowest: Double?
    var highest: Double?
    var unit = ""
    /// Command from which the values come; 0 where periods of different sources were added.
    var source = 0
    var isVerified = true
    var isSimulated = false

    var averaging: MeasuredUnit.Averaging { MeasuredUnit(rawValue: unit)?.averaging ?? .linear }

    /// The mean over the covered time; nil where nothing counts.
    var mean: Double? {
        guard coveredMilliseconds > 0 else { return nil }
        let mean = integral / Double(coveredMilliseconds)
        switch averaging {
        case .linear: return mean
        case .energy: return mean > 0 ? 10 * log10(mean) : nil
        }
    }

    /// Puts a shorter period to a longer one.
    mutating func add(_ part: Rollup) {
        if samples == 0, excluded == 0 { (unit, source) = (part.unit, part.source) }
        if part.source != source { source = 0 }
        integral += part.integral
        coveredMilliseconds += part.coveredMilliseconds
        samples += part.samples
        excluded += part.excluded
        overRange += part.overRange
        unflagged += part.unflagged
        lowest = [lowest, part.lowest].compactMap { $0 }.min()
        highest = [highest, part.highest].compactMap { $0 }.max()
        isVerified = isVerified && part.isVerified
        isSimulated = isSimulated || part.isSimulated
    }

    /// The start of the period in which a moment lies; days begin at midnight in China.
    static func start(of period: Period, _ at: Instant) -> Instant {
        if period == .day { return Instant(startOf: at.day) }
        let rest = at.milliseconds % period.milliseconds
        return at + -(rest < 0 ? rest + period.milliseconds : rest)
    }

    // MARK: In the store

    static let columns = """
        integral, covered_ms, sample_count, excluded_count, over_range_count, unflagged_count, lowest, highest, unit, source,
        verified, simulated
        """

    var values: [Value] {
        [
            .real(integral), .integer(coveredMilliseconds), .integer(samples), .integer(excluded), .integer(overRange),
            .integer(unflagged), Value(lowest), Value(highest), .text(unit), .integer(Int64(source)), Value(isVerified),
            Value(isSimulated),
        ]
    }

    init() {}

    init(_ row: Row) {
        integral = row.real("integral")
        coveredMilliseconds = row.integer("covered_ms")
        samples = row.integer("sample_count")
        excluded = row.integer("excluded_count")
        overRange = row.integer("over_range_count")
        unflagged = row.integer("unflagged_count")
        lowest = row["lowest"].real
        highest = row["highest"].real
        unit = row.text("unit")
        source = row.int("source")
        isVerified = row.flag("verified")
        isSimulated = row.flag("simulated")
    }
}
