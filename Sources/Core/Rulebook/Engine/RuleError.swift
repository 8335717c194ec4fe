import HygieneCalculations
import Quantities

/// Why a rule could not be evaluated: named, coded, and addressed to the person who gave the input.
public enum RuleError: Error, Hashable, Sendable {
    case unknownRule(String)
    case malformedInput(String)
    case missingKey(String)
    case unknownKey(String)
    case wrongType(key: String, expected: String)
    case notANumber(key: String, text: String)
    case negative(key: String, value: Double)
    case outOfRange(key: String, value: Double, range: String)
    case unknownWord(key: String, word: String, allowed: [String])
    case wrongUnit(given: String, expected: String)
    case quantity(QuantityError)
    case calculation(CalculationError)
    case malformedRow(String)
    case outsideTable(key: String, word: String)

    /// `RB-001`…, or the code of the quantity or calculation: stable, for logs and tests.
    public var code: String {
        switch self {
        case .unknownRule: "RB-001"
        case .malformedInput: "RB-002"
        case .missingKey: "RB-003"
        case .unknownKey: "RB-004"
        case .wrongType: "RB-005"
        case .notANumber: "RB-006"
        case .negative: "RB-007"
        case .outOfRange: "RB-008"
        case .unknownWord: "RB-009"
        case .wrongUnit: "RB-010"
        case .malformedRow: "RB-011"
        case .outsideTable: "RB-012"
        case .quantity(let error): error.code
        case .calculation(let error): error.code
        }
    }

    /// A short English name, for programs that read the output.
    public var name: String {
        switch self {
        case .unknownRule: "unknown rule"
        case .malformedInput: "malformed input"
        case .missingKey: "missing key"
        case .unknownKey: "unknown key"
        case .wrongType: "wrong type"
        case .notANumber, .quantity(.notFinite), .quantity(.notANumber): "not a number"
        case .negative: "negative value"
        case .outOfRange, .quantity(.outOfRange), .calculation(.outsideRange), .calculation(.tooLong): "out of range"
        case .unknownWord: "unknown word"
        case .wrongUnit, .quantity(.unitsDiffer), .calculation(.unitsDiffer): "wrong unit"
        case .malformedRow: "malformed row"
        case .outsideTable: "outside the table"
        case .calculation(.tooFew): "too few values"
        case .calculation(.zeroDuration): "zero duration"
        case .calculation(.notEstimable): "not estimable"
        }
    }

    /// For the person: what is wrong and what to do.
    public var sentence: String {
        switch self {
        case .unknownRule(let id): "没有名为“\(id)”的规则；用 zhijian rule list 查看全部规则。"
        case .malformedInput(let detail): "输入不是有效的 JSON 对象：\(detail)。"
        case .missingKey(let key): "缺少“\(key)”。"
        case .unknownKey(let key): "规则没有名为“\(key)”的输入，请核对拼写。"
        case .wrongType(let key, let expected): "“\(key)”应为\(expected)。"
        case .notANumber(let key, let text): "“\(key)”的值“\(text)”不是数值；小数点用“.”，低于检出限写作 \"<0.05\"。"
        case .negative(let key, let value): "“\(key)”为 \(DecimalText.shortest(value))，不能为负。"
        case .outOfRange(let key, let value, let range): "“\(key)”为 \(DecimalText.shortest(value))，应为\(range)。"
        case .unknownWord(let key, let word, let allowed): "“\(key)”的值“\(word)”不在可选值中（\(allowed.joined(separator: "、"))）。"
        case .wrongUnit(let given, let expected): "单位“\(given)”与规则的单位“\(expected)”不符，请换算后再判定。"
        case .malformedRow(let detail): "表格行无法读取：\(detail)。"
        case .outsideTable(let key, let word): "“\(key)”的值“\(word)”在标准的表中没有对应行。"
        case .quantity(let error): error.sentence
        case .calculation(let error): error.sentence
        }
    }

    /// Any error of a rule body as a named one.
    static func wrapping(_ error: any Error) -> RuleError {
        switch error {
        case let error as RuleError: error
        case let error as QuantityError: .quantity(error)
        case let error as CalculationError: .calculation(error)
        default: .malformedInput("\(error)")
        }
    }
}
