import Quantities

/// One key of a rule's input: its path in the JSON object, what it may hold, and what it means.
///
/// Paths: `hours_per_day`, `segments[].h` (a list of objects), `scores.irritation` (an object).
public struct InputKey: Hashable, Sendable {
    /// The kinds of values.
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

    /// Where the value stands in the input.
    public let path: String
    /// What it may hold.
    public let kind: Kind
    /// What it means, in Chinese.
    public let meaning: String
    /// Label of its unit, empty for none.
    public let unit: String
    /// Whether it may be left out or null.
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
    /// Smallest number.
    public let lower: Double
    /// Largest number.
    public let upper: Double
    /// Whether the smallest itself is refused.
    public let excludesLower: Bool
    /// Whether the largest itself is refused.
    public let excludesUpper: Bool

    /// Any finite number.
    public static let any = NumberRange(-1e15, 1e15)
    /// Zero or more.
    public static let notNegative = NumberRange(0, 1e15)
    /// More than zero.
    public static let positive = NumberRange(0, 1e15, excludesLower: true)
    /// 0 to 100.
    public static let percentage = NumberRange(0, 100)
    /// Sound levels that instruments and the field know.
    public static let soundLevel = NumberRange(40, 140)
    /// Hours of one segment.
    public static let hours = NumberRange(0, 24, excludesLower: true)
    /// Hours of a week, over 0 to 168.
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

    /// The range in words, for an error and the input list.
    public var text: String {
        var parts: [String] = []
        if lower > -1e15 { parts.append((excludesLower ? "大于 " : "不小于 ") + DecimalText.shortest(lower)) }
        if upper < 1e15 { parts.append((excludesUpper ? "小于 " : "不大于 ") + DecimalText.shortest(upper)) }
        return parts.isEmpty ? "任意数" : parts.joined(separator: "且")
    }
}
