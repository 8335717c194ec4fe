/// Concentration of an agent in workplace air, with its unit. Finite and not negative.
///
/// Example: `try Concentration(0.05)` is 0.05 mg/m³; `try Concentration(0.8, .fibrePerMillilitre)` counts fibres.
public struct Concentration: Hashable, Sendable, Codable {
    /// The number in `unit`, finite and not negative.
    public let value: Double
    /// Unit of the number; only equal units are compared.
    public let unit: UnitOfMeasure

    public init(_ value: Double, _ unit: UnitOfMeasure = .milligramPerCubicMetre) throws(QuantityError) {
        guard value.isFinite else { throw .notFinite }
        guard value >= 0, value <= 1e9 else { throw .outOfRange(value: value, from: 0, to: 1e9) }
        self.value = value
        self.unit = unit
    }

    /// For results of arithmetic on checked values and for constants of the source.
    public init(computed value: Double, _ unit: UnitOfMeasure = .milligramPerCubicMetre) {
        self.value = value
        self.unit = unit
    }

    /// The ratio to a limit in the same unit; throws when the units differ, because 5 ppm is not 5 mg/m³.
    public func ratio(to limit: Concentration) throws(QuantityError) -> Ratio {
        guard unit == limit.unit else { throw .unitsDiffer(unit, limit.unit) }
        return Ratio(computed: value / limit.value)
    }
}

/// A laboratory result: a number, or “below x” where x is the minimum quantifiable concentration (最低定量浓度).
///
/// `<x` is kept as it was reported. What number it stands for is decided by each calculation and said in its steps
/// (GBZ 331-2024 G.1.1.2 b: in a time-weighted average it enters as x itself).
public enum MeasuredConcentration: Hashable, Sendable, Codable {
    case value(Concentration)
    case below(Concentration)

    /// Reads `0.05`, `<0.05`, `＜0.05`; full-width digits are accepted, a decimal comma is not.
    public init(text: String, unit: UnitOfMeasure = .milligramPerCubicMetre) throws(QuantityError) {
        var rest = Substring(DecimalText.halfWidth(text)).trimmingPrefix { $0.isWhitespace }
        let isBelow = rest.first == "<"
        if isBelow { rest = rest.dropFirst().trimmingPrefix { $0.isWhitespace } }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        guard DecimalText.isPlainDecimal(rest), let number = Double(rest) else { throw .notANumber(text) }
        let concentration = try Concentration(number, unit)
        if isBelow {
            guard number > 0 else { throw .notANumber(text) }
            self = .below(concentration)
        } else {
            self = .value(concentration)
        }
    }

    /// The number by which the result enters a compliance calculation: the value, or x for `<x`.
    public var entering: Concentration {
        switch self {
        case .value(let concentration), .below(let concentration): concentration
        }
    }

    /// True for `<x`.
    public var isBelowDetection: Bool {
        if case .below = self { true } else { false }
    }

    /// Unit of the number; only equal units are compared.
    public var unit: UnitOfMeasure { entering.unit }

    /// `0.05` or `<0.05`.
    public var text: String { (isBelowDetection ? "<" : "") + DecimalText.shortest(entering.value) }
}
