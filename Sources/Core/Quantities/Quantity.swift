/// A number that is only meaningful with its unit: `SoundLevel`, `Hours`, `Acceleration`…
///
/// A value that comes from outside is checked (`try Hours(2.5)`: finite and within the physical range); a value written in the
/// source may stand as a literal (`let limit: SoundLevel = 85`); a result of arithmetic on checked values is taken as it is.
public protocol Quantity: Hashable, Comparable, Sendable, Codable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    static var unit: UnitOfMeasure { get }
    /// What can exist at all; limits of law are not stated here.
    static var range: ClosedRange<Double> { get }
    var value: Double { get }
    /// For results of arithmetic on checked values.
    init(computed value: Double)
}

extension Quantity {
    public init(_ value: Double) throws(QuantityError) {
        guard value.isFinite else { throw .notFinite }
        guard Self.range.contains(value) else {
            throw .outOfRange(value: value, from: Self.range.lowerBound, to: Self.range.upperBound)
        }
        self.init(computed: value)
    }

    public init(floatLiteral value: Double) { self.init(computed: value) }
    public init(integerLiteral value: Int) { self.init(computed: Double(value)) }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(Double.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

/// Why a number or a text cannot be a quantity.
public enum QuantityError: Error, Hashable, Sendable {
    case notFinite
    case outOfRange(value: Double, from: Double, to: Double)
    case notANumber(String)
    case unitsDiffer(UnitOfMeasure, UnitOfMeasure)

    /// `QU-001`…: stable, for logs and tests.
    public var code: String {
        switch self {
        case .notFinite: "QU-001"
        case .outOfRange: "QU-002"
        case .notANumber: "QU-003"
        case .unitsDiffer: "QU-004"
        }
    }

    /// For the person who typed it: what is wrong and what to do.
    public var sentence: String {
        switch self {
        case .notFinite: "数值不是有限数，请填写普通数字。"
        case .outOfRange(let value, let from, let to):
            "数值 \(DecimalText.shortest(value)) 超出可能范围（\(DecimalText.shortest(from)) 至 \(DecimalText.shortest(to))），请核对。"
        case .notANumber(let text): "“\(text)”不是数值；请填写如 0.05，低于检出限请填写如 <0.05，小数点用“.”。"
        case .unitsDiffer(let left, let right): "单位不一致（\(left.rawValue) 与 \(right.rawValue)），请换算成同一单位。"
        }
    }
}
