import Quantities

/// One key of a rule's input: its path in the JSON object, what it may hold, and what it means.
///
/// Paths: `hours_per_day`, `segments[].h` (a list of objects), `scores.irritation` (an object).
public struct InputKey: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case number(NumberRange)
        /// A number, or a text `<v` below the minimum quantifiable concentration v.
        case concentration
        case numbers(NumberRange)
        case concentrations
        case wholeNumber(ClosedRange<Int>)
        case word([String])
        case flag
        case day
        case text
        /// Tokens of a statistical sample, read by the rule itself.
        case tokens
    }

    public let path: String
    public let kind: Kind
    public let meaning: String
    public let unit: String
    public let isOptional: Bool

    public init(_ path: String, _ kind: Kind, _ meaning: String, unit: String = "", optional: Bool = false) {
        self.path = path
        self.kind = kind
        self.meaning = meaning
        self.unit = unit
        isOptional = optional
    }
}

/// The numbers a key accepts.
public struct NumberRange: Hashable, Sendable {
    public let lower: Double
    public let upper: Double
    public let excludesLower: Bool
    public let excludesUpper: Bool

    public static let any = NumberRange(-1e15, 1e15)
    public static let notNegative = NumberRange(0, 1e15)
    public static let positive = NumberRange(0, 1e15, excludesLower: true)
    public static let percentage = NumberRange(0, 100)
    /// Sound levels that instruments and the field know.
    public static let soundLevel = NumberRange(40, 140)
    /// Hours of one segment.
    public static let hours = NumberRange(0, 24, excludesLower: true)
    public static let weekHours = NumberRange(0, 168, excludesLower: true)

    public init(_ lower: Double, _ upper: Double, excludesLower: Bool = false, excludesUpper: Bool = false) {
        self.lower = lower
        self.upper = upper
        self.excludesLower = excludesLower
        self.excludesUpper = excludesUpper
    }

    func check(_ value: Double, key: String) throws(RuleError) {
        if value < 0, lower >= 0 { throw .negative(key: key, value: value) }
        let isAbove = excludesLower ? value > lower : value >= lower
        let isBelow = excludesUpper ? value < upper : value <= upper
        guard isAbove, isBelow else { throw .outOfRange(key: key, value: value, range: text) }
    }

    public var text: String {
        var parts: [String] = []
        if lower > -1e15 { parts.append((excludesLower ? "大于 " : "不小于 ") + DecimalText.shortest(lower)) }
        if upper < 1e15 { parts.append((excludesUpper ? "小于 " : "不大于 ") + DecimalText.shortest(upper)) }
        return parts.isEmpty ? "任意数" : parts.joined(separator: "且")
    }
}
