import Quantities

/// What a rule says about a case, with everything an officer needs to check it by hand. Stored as JSON beside the record.
public struct Finding: Hashable, Sendable, Codable {
    /// The possible answers.
    public enum Outcome: String, Hashable, Sendable, Codable {
        case met
        case exceeded
        /// A calculation without a limit.
        case computed
        case notInForce
        /// A value or a limit is missing or too uncertain; never to be read as a pass.
        case notAssessable

        /// What the screen says for the outcome.
        public var label: String {
            switch self {
            case .met: "符合"
            case .exceeded: "超标"
            case .computed: "已计算"
            case .notInForce: "当日未施行"
            case .notAssessable: "不能判定"
            }
        }
    }

    /// One line of the reasoning: a sentence, and the arithmetic where there is any.
    public struct Step: Hashable, Sendable, Codable {
        /// What was done or found, in Chinese.
        public let sentence: String
        /// The calculation with its numbers, nil for a sentence alone.
        public let arithmetic: String?
        public init(_ sentence: String, _ arithmetic: String? = nil) {
            self.sentence = sentence
            self.arithmetic = arithmetic
        }
    }

    /// Id of the rule.
    public let rule: String
    /// Name of the rule in Chinese.
    public let title: String
    /// The answer.
    public let outcome: Outcome
    /// Why it is not assessable or not in force, in a sentence.
    public let reason: String?
    /// Names of the missing inputs.
    public let missing: [String]
    /// Unrounded.
    public let value: JSONValue?
    /// Rounded for the report (GB/T 8170).
    public let valueText: String
    /// What the value was held against, unrounded; nil for a calculation.
    public let limit: JSONValue?
    /// The limit as printed, or rounded where it was reduced.
    public let limitText: String
    /// Label of the unit of value and limit.
    public let unit: String
    /// Where the rule stands, with its edition.
    public let clause: Clause
    /// What the screen says: only what was held against a limit can be above it; a duty or a condition is not fulfilled.
    public var verdict: String { outcome == .exceeded && limit == nil && limitText.isEmpty ? "不符合" : outcome.label }
    /// The weakest evidence among the rule and the values it used.
    public let mark: EvidenceMark
    /// The reasoning in order.
    public let steps: [Step]
    /// What was assumed or chosen: treatment of `<x`, divisor, unproven dates.
    public let notes: [String]

    public init(
        rule: String, title: String, outcome: Outcome, reason: String? = nil, missing: [String] = [], value: JSONValue? = nil,
        valueText: String = "", limit: JSONValue? = nil, limitText: String = "", unit: String = "", clause: Clause,
        mark: EvidenceMark, steps: [Step] = [], notes: [String] = []
    ) {
        self.rule = rule
        self.title = title
        self.outcome = outcome
        self.reason = reason
        self.missing = missing
        self.value = value
        self.valueText = valueText
        self.limit = limit
        self.limitText = limitText
        self.unit = unit
        self.clause = clause
        self.mark = mark
        self.steps = steps
        self.notes = notes
    }
}
