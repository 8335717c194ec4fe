import Quantities

/// Why a calculation cannot be carried out on inputs that are each possible on their own.
public enum CalculationError: Error, Hashable, Sendable {
    /// A list that must hold at least so many entries holds fewer.
    case tooFew(String, needed: Int)
    /// Contact hours of one day together over 24, or of a week over 168.
    case tooLong(hours: Double, limit: Double)
    /// A duration that must be positive is zero.
    case zeroDuration
    /// A value outside the range in which the formula holds.
    case outsideRange(String, value: Double, from: Double, to: Double)
    case unitsDiffer(UnitOfMeasure, UnitOfMeasure)
    /// Filter lighter after than before sampling, all results equal, no convergence…
    case notEstimable(String)

    /// `HC-001`…: stable, for logs and tests.
    public var code: String {
        switch self {
        case .tooFew: "HC-001"
        case .tooLong: "HC-002"
        case .zeroDuration: "HC-003"
        case .outsideRange: "HC-004"
        case .unitsDiffer: "HC-005"
        case .notEstimable: "HC-006"
        }
    }

    /// For the person: what is wrong and what to do.
    public var sentence: String {
        func text(_ value: Double) -> String { DecimalText.shortest(value) }
        return switch self {
        case .tooFew(let name, let needed): "“\(name)”至少需要 \(needed) 个。"
        case .tooLong(let hours, let limit): "时间合计 \(text(hours)) h，超过 \(text(limit)) h，请核对各时段。"
        case .zeroDuration: "时间必须大于 0。"
        case .outsideRange(let name, let value, let from, let to):
            "“\(name)”为 \(text(value))，公式只适用于 \(text(from)) 至 \(text(to))。"
        case .unitsDiffer(let left, let right): "单位不一致（\(left.rawValue) 与 \(right.rawValue)），请换算成同一单位。"
        case .notEstimable(let reason): reason
        }
    }
}

/// Checks shared by the formulas.
enum Duration {
    /// The sum of positive durations, at most `limit` hours (24 for a day, 168 for a week).
    static func total(_ hours: some Sequence<Hours>, atMost limit: Double) throws(CalculationError) -> Double {
        var sum = 0.0
        var isEmpty = true
        for duration in hours {
            guard duration.value > 0 else { throw .zeroDuration }
            sum += duration.value
            isEmpty = false
        }
        if isEmpty { throw .tooFew("时段", needed: 1) }
        // A shift written as 3 × 8 h or 24 × 1 h may exceed the day by binary noise only.
        guard sum <= limit * (1 + 1e-12) else { throw .tooLong(hours: sum, limit: limit) }
        return sum
    }
}
