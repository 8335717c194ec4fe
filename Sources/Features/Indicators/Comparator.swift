import Ledger
import Quantities
import Rulebook

/// A target as a plan's row stores it.
public struct Target: Sendable, Hashable {
    public var value: Double?
    public var comparator: Comparator
    public var isPercent: Bool

    public init(value: Double?, comparator: Comparator, isPercent: Bool) {
        self.value = value
        self.comparator = comparator
        self.isPercent = isPercent
    }

    /// By the rulebook: counts are judged, never a rounded percentage.
    public func verdict(_ sum: FigureSum, base: Double? = nil) -> IndicatorVerdict {
        PlanTarget(value.map { Ratio(computed: $0) }, comparator, isPercent: isPercent).verdict(
            numerator: sum.numerator, denominator: sum.denominator, base: base.map { Ratio(computed: $0) })
    }
}

/// A share as people read it.
public enum SharePercent {
    /// Two decimals, half up; nil when there is nothing to divide by. A share below one hundred is never shown as 100.00.
    public static func text(_ sum: FigureSum) -> String? {
        guard sum.denominator > 0 else { return nil }
        var hundredths = (sum.numerator * 100_000 / sum.denominator + 5) / 10
        if hundredths >= 10_000, sum.numerator < sum.denominator { hundredths = 9_999 }
        if hundredths == 0, sum.numerator > 0 { hundredths = 1 }
        let fraction = String(100 + hundredths % 100).dropFirst()
        return "\(hundredths / 100).\(fraction)%"
    }
}
