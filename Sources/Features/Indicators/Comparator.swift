import Ledger

/// How a plan's target is compared. The plan's printed sign is kept; which sign is tested is configuration, because a scan may have lost a bar.
public enum Comparator: String, Sendable, CaseIterable {
    case greater = ">"
    case atLeast = ">="
    case equal = "="
    /// A bare number in the plan: tested as “at least” unless configured otherwise.
    case bare = "none"
    /// “稳步提升”: over the value of the base period.
    case increase

    public var label: String {
        switch self {
        case .greater: "高于"
        case .atLeast, .bare: "不低于"
        case .equal: "等于"
        case .increase: "高于基期"
        }
    }
}

/// Where an indicator stands against its target.
public enum IndicatorVerdict: String, Sendable, CaseIterable {
    case met
    case notMet = "not_met"
    /// Nothing to count: zero in the denominator is neither 0 % nor 100 %.
    case notApplicable = "not_applicable"
    /// The figure is not reported yet, or its base is missing.
    case noData = "no_data"

    public var label: String {
        switch self {
        case .met: "已达标"
        case .notMet: "未达标"
        case .notApplicable: "不适用"
        case .noData: "暂无数据"
        }
    }
}

/// A target as a plan sets it.
public struct Target: Sendable, Hashable {
    public var value: Double?
    public var comparator: Comparator
    public var isPercent: Bool

    public init(value: Double?, comparator: Comparator, isPercent: Bool) {
        self.value = value
        self.comparator = comparator
        self.isPercent = isPercent
    }

    /// Judges by counts, never by a rounded percentage: 999 of 1 000 is not 100 %.
    public func verdict(_ sum: FigureSum, base: Double? = nil) -> IndicatorVerdict {
        if comparator == .increase {
            guard let base else { return .noData }
            return Double(sum.numerator) > base ? .met : .notMet
        }
        guard let value else { return .noData }
        if isPercent, sum.denominator == 0 { return .notApplicable }
        // Both sides multiplied by the denominator: whole numbers, so that exactly 90 % is exactly 90 %.
        let reached = isPercent ? Double(sum.numerator) * 100 : Double(sum.numerator)
        let wanted = isPercent ? value * Double(sum.denominator) : value
        let holds =
            switch comparator {
            case .greater: reached > wanted
            case .atLeast, .bare: reached >= wanted
            case .equal: reached == wanted
            case .increase: false
            }
        return holds ? .met : .notMet
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
