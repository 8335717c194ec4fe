import Quantities

/// How a plan's target is compared. The plan's printed sign is kept; which sign is tested is configuration, because a scan may have lost a bar.
public enum Comparator: String, Hashable, Sendable, Codable, CaseIterable {
    case greater = ">"
    case atLeast = ">="
    case equal = "="
    /// A bare number in the plan: tested as “at least” unless configured otherwise.
    case bare = "none"
    /// “稳步提升”: over the value of the base period.
    case increase

    /// 高于, 不低于, 等于, 高于基期.
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
public enum IndicatorVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    case met
    case notMet = "not_met"
    /// Nothing to count: zero in the denominator is neither 0 % nor 100 %.
    case notApplicable = "not_applicable"
    /// The figure is not reported yet, or its base is missing.
    case noData = "no_data"

    /// 已达标, 未达标, 不适用, 暂无数据.
    public var label: String {
        switch self {
        case .met: "已达标"
        case .notMet: "未达标"
        case .notApplicable: "不适用"
        case .noData: "暂无数据"
        }
    }
}

/// A target as a plan sets it: a share of counts in percent, or a number of things.
public struct PlanTarget: Hashable, Sendable {
    /// In percent where the indicator is a share, else a number; nil where the plan prints none.
    public let value: Ratio?
    /// How the target is compared.
    public let comparator: Comparator
    /// Whether the indicator is numerator over denominator in percent.
    public let isPercent: Bool

    public init(_ value: Ratio?, _ comparator: Comparator, isPercent: Bool) {
        self.value = value
        self.comparator = comparator
        self.isPercent = isPercent
    }

    /// Judges by counts, never by a rounded percentage: 999 of 1 000 is not 100 %.
    public func verdict(numerator: Int64, denominator: Int64, base: Ratio? = nil) -> IndicatorVerdict {
        if comparator == .increase {
            guard let base else { return .noData }
            return Double(numerator) > base.value ? .met : .notMet
        }
        guard let value = value?.value else { return .noData }
        if isPercent, denominator == 0 { return .notApplicable }
        // Both sides multiplied by the denominator: whole numbers, so that exactly 90 % is exactly 90 %.
        let reached = isPercent ? Double(numerator) * 100 : Double(numerator)
        let wanted = isPercent ? value * Double(denominator) : value
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
