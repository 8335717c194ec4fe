import Calendars
import Quantities

/// One calculation or judgement: identity, clause, days in force, inputs, and one pure function.
public struct Rule: Sendable {
    /// What standing the rule has in China.
    public enum Status: String, Hashable, Sendable, Codable {
        case inForce = "现行"
        /// A superseded edition, for facts of its time.
        case superseded = "已被代替"
        /// Science: a formula without force of law.
        case method = "方法"
        /// Used only to read data of other countries.
        case foreign = "国外"
        /// This project's own.
        case design = "平台设计"
    }

    /// What comes out, and therefore which unit labels fit it.
    public enum Result: Hashable, Sendable {
        case quantity(UnitOfMeasure)
        /// A concentration in the unit of the inputs.
        case concentrationAsInput
        /// A number in whatever unit the inputs have.
        case asInput
        /// A ratio, factor, index or count.
        case plainNumber
        case word
        case structure
        /// A list or an object whose numbers are in that unit.
        case values(UnitOfMeasure)
    }

    /// Name at the command line and in the contract: `twa_8h`.
    public let id: String
    /// Name in Chinese.
    public let title: String
    /// Where it stands.
    public let clause: Clause
    /// How well its text is known.
    public let mark: EvidenceMark
    /// Its standing in China.
    public let status: Status
    /// Days on which it applies.
    public let inForce: InForce
    /// What comes out.
    public let result: Result
    /// What goes in.
    public let inputs: [InputKey]
    private let shape: InputShape
    private let body: @Sendable (RuleInput, Day) throws -> Conclusion

    init(
        _ id: String, _ title: String, _ clause: Clause, _ mark: EvidenceMark, status: Status = .inForce,
        inForce: InForce = .always, gives result: Result, _ inputs: [InputKey],
        body: @escaping @Sendable (RuleInput, Day) throws -> Conclusion
    ) {
        self.id = id
        self.title = title
        self.clause = clause
        self.mark = mark
        self.status = status
        self.inForce = inForce
        self.result = result
        self.inputs = inputs
        self.body = body
        shape = InputShape(inputs)
    }

    /// Applies the rule to an input as it stood on a day. Bad input is a named error; a case that the rule cannot decide is a
    /// finding “not assessable”.
    public func evaluate(_ input: JSONValue, on day: Day) throws(RuleError) -> Finding {
        try shape.check(input)
        guard inForce.contains(day) else {
            return Finding(
                rule: id, title: title, outcome: .notInForce, reason: "\(clause) 在 \(day) 不适用。", unit: unitText, clause: clause,
                mark: mark)
        }
        let conclusion: Conclusion
        do { conclusion = try body(RuleInput(input), day) } catch { throw RuleError.wrapping(error) }
        if case .number(let number)? = conclusion.value, !number.isFinite {
            throw .calculation(.notEstimable("结果不是有限数，请核对输入。"))
        }
        return Finding(
            rule: id, title: title, outcome: conclusion.outcome, reason: conclusion.reason, missing: conclusion.missing,
            value: conclusion.value, valueText: conclusion.valueText ?? conclusion.value?.plainText ?? "",
            limit: conclusion.limit,
            limitText: conclusion.limit?.plainText ?? "", unit: unitText, clause: clause, mark: mark.weaker(conclusion.mark),
            steps: conclusion.steps, notes: conclusion.notes)
    }

    /// Label of the unit of the result; empty for words and plain numbers.
    public var unitText: String {
        switch result {
        case .quantity(let unit), .values(let unit): unit.rawValue
        case .concentrationAsInput, .asInput: "同输入"
        case .plainNumber, .word, .structure: ""
        }
    }

    /// Refuses a unit label that names another measure than the rule gives. Labels that name no unit of the closed list
    /// (“verdict”, “same as limit”) say nothing and pass.
    public func check(unitLabel: String) throws(RuleError) {
        guard let unit = UnitOfMeasure(label: unitLabel) else { return }
        let fits =
            switch result {
            case .quantity(let own): unit == own
            case .concentrationAsInput: unit.kind == .airborne
            case .asInput, .structure: true
            // Levels are levels: a table of thresholds may be headed dB as well as dB HL.
            case .values(let own): unit == own || own.kind == .sound && unit.kind == .sound
            case .plainNumber: unit == .one || unit.kind != .airborne && unit.kind != .sound
            case .word: unit.kind != .airborne || unit == .one
            }
        guard fits else { throw .wrongUnit(given: unitLabel, expected: unitText.isEmpty ? "无单位" : unitText) }
    }
}

/// What a rule body hands back; the rule adds identity, clause and mark.
struct Conclusion {
    var outcome: Finding.Outcome
    var value: JSONValue?
    var valueText: String?
    var limit: JSONValue?
    var steps: [Finding.Step] = []
    var notes: [String] = []
    var reason: String?
    var missing: [String] = []
    var mark = EvidenceMark.official

    static func number(
        _ value: Double, _ sentence: String, _ arithmetic: String, notes: [String] = [], mark: EvidenceMark = .official
    )
        -> Conclusion
    {
        Conclusion(
            outcome: .computed, value: .number(value), steps: [.init(sentence, arithmetic + " = " + text(value))], notes: notes,
            mark: mark)
    }

    /// A value read from a table: the key of the row leads to it, nothing is calculated.
    static func lookedUp(
        _ value: Double, _ sentence: String, _ key: String, notes: [String] = [], mark: EvidenceMark = .official
    ) -> Conclusion {
        Conclusion(
            outcome: .computed, value: .number(value), steps: [.init(sentence, key + " → " + text(value))], notes: notes,
            mark: mark)
    }

    static func word(_ word: String, _ sentence: String, _ arithmetic: String? = nil, mark: EvidenceMark = .official)
        -> Conclusion
    {
        Conclusion(outcome: .computed, value: .text(word), steps: [.init(sentence, arithmetic)], mark: mark)
    }

    /// A verdict in the words of the contract: complies, exceeds, not_assessable.
    static func verdict(
        _ outcome: Finding.Outcome, limit: Double? = nil, steps: [Finding.Step], reason: String? = nil, missing: [String] = []
    )
        -> Conclusion
    {
        let word =
            switch outcome {
            case .met: "complies"
            case .exceeded: "exceeds"
            default: "not_assessable"
            }
        return Conclusion(
            outcome: outcome, value: .text(word), limit: limit.map { .number($0) }, steps: steps, reason: reason, missing: missing
        )
    }
}

/// A number as the steps print it: at most 10 significant digits, no exponent.
func text(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return DecimalText.shortest(value) }
    var scale = 1.0
    while (value.magnitude * scale) < 1e9, scale < 1e12 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return DecimalText.shortest(rounded)
}
func text(_ quantity: some Quantity) -> String { text(quantity.value) }
func text(_ concentration: Concentration) -> String { text(concentration.value) }
