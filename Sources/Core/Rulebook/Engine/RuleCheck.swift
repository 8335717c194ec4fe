import Calendars
import Quantities

/// Checks the rules against a file of worked examples: `rule,inputs_json,expected,unit,source`, one row each.
public enum RuleCheck {
    /// A row that did not come out as the file says.
    public struct Failure: Hashable, Sendable {
        /// Line of the file, the header is 1.
        public let line: Int
        /// Rule named in the row.
        public let rule: String
        /// Code and name of the error, nil where the value differs.
        public let error: RuleError?
        /// The cell of the file.
        public let expected: String
        /// What the rule gave, nil where it gave an error.
        public let actual: String?
        /// What the source allowed, nil where the printed digits decide.
        public let tolerance: Ratio?

        /// One line for the report.
        public var sentence: String {
            if let error { return "line \(line): \(rule): error \(error.code) \(error.name): \(error.sentence)" }
            let allowed = tolerance.map { $0.value > 0 ? " (tolerance \(DecimalText.shortest($0.value)))" : "" } ?? ""
            return "line \(line): \(rule): expected \(expected)\(allowed), got \(actual ?? "")"
        }
    }

    /// What became of all rows.
    public struct Report: Sendable {
        /// Rows that came out as printed.
        public let passed: Int
        /// Rows that did not, in the order of the file.
        public let failures: [Failure]
        /// True when every row passed.
        public var isClean: Bool { failures.isEmpty }
        /// `N passed, M failed`.
        public var lastLine: String { "\(passed) passed, \(failures.count) failed" }
    }

    /// Columns of such a file.
    public static let columns = ["rule", "inputs_json", "expected", "unit", "source"]

    /// Throws when the text is no such file at all; a bad row is a failure of that row and the rest goes on.
    ///
    /// A worked example shows the arithmetic of its edition whatever day it is today: with `movingIntoForce` a rule that does not apply on
    /// the day is checked on its own first (or last) day in force.
    public static func run(csv text: String, on day: Day, movingIntoForce: Bool = false) throws(RuleError) -> Report {
        let table = CSVText.table(text)
        for column in ["rule", "inputs_json", "expected"] where table.columns[column] == nil {
            throw .malformedRow("第一行应有列 \(columns.joined(separator: ","))，缺少 \(column)")
        }
        var passed = 0
        var failures: [Failure] = []
        for (line, fields) in table.rows {
            let cell = { (name: String) in table.field(name, of: fields) }
            do {
                let own = movingIntoForce ? Rulebook.rule(cell("rule"))?.inForce.nearest(to: day) ?? day : day
                if let failure = try check(line: line, cell: cell, width: (fields.count, table.columns.count), on: own) {
                    failures.append(failure)
                } else {
                    passed += 1
                }
            } catch {
                failures.append(
                    Failure(line: line, rule: cell("rule"), error: error, expected: cell("expected"), actual: nil, tolerance: nil)
                )
            }
        }
        return Report(passed: passed, failures: failures)
    }

    private static func check(line: Int, cell: (String) -> String, width: (Int, Int), on day: Day) throws(RuleError) -> Failure? {
        guard width.0 == width.1 else { throw .malformedRow("应有 \(width.1) 列，实为 \(width.0) 列") }
        let id = cell("rule")
        guard let rule = Rulebook.rule(id) else { throw .unknownRule(id) }
        let input = try parse(cell("inputs_json"))
        try rule.check(unitLabel: cell("unit"))
        let finding = try rule.evaluate(input, on: day)
        let expected = ExpectedValue(cell("expected"), source: cell("source"))
        let actual = finding.value ?? .text(finding.outcome.rawValue)
        if expected.accepts(actual) { return nil }
        return Failure(
            line: line, rule: id, error: nil, expected: cell("expected"), actual: actual.plainText,
            tolerance: expected.tolerance.map { Ratio(computed: $0) })
    }

    /// JSON text as a rule input, with the rule's own errors.
    public static func parse(_ text: String) throws(RuleError) -> JSONValue {
        do {
            return try JSONValue(parsing: text)
        } catch {
            switch error.problem {
            case .notANumber(let word): throw .notANumber(key: "输入第 \(error.offset + 1) 字节", text: word)
            case .repeatedKey(let key): throw .malformedInput("“\(key)”重复")
            case .ended: throw .malformedInput("文本不完整")
            case .tooDeep: throw .malformedInput("嵌套过深")
            case .unexpected: throw .malformedInput("第 \(error.offset + 1) 字节处无法读取")
            }
        }
    }
}

/// The expected cell of a row, with the tolerance within which a number agrees.
struct ExpectedValue {
    let text: String
    let value: JSONValue
    /// From `tolerance x` in the source; else half a unit of the last printed digit of each number.
    let tolerance: Double?

    init(_ text: String, source: String) {
        self.text = text
        tolerance = ExpectedValue.tolerance(in: source)
        // A JSON list or object, a number, true, false or null; anything else is a word.
        value = (try? JSONValue(parsing: text)) ?? .text(text)
    }

    func accepts(_ actual: JSONValue) -> Bool { matches(value, actual) || actual.plainText == text }

    private func matches(_ expected: JSONValue, _ actual: JSONValue) -> Bool {
        switch (expected, actual) {
        case (.number(let wanted), .number(let got)):
            return (wanted - got).magnitude <= allowance(for: wanted) + wanted.magnitude * 1e-12
        case (.number, .text(let got)): return DecimalText.isPlainDecimal(got[...]) && got == text
        case (.list(let wanted), .list(let got)):
            return wanted.count == got.count && zip(wanted, got).allSatisfy { matches($0, $1) }
        case (.object(let wanted), .object(let got)):
            return wanted.keys == got.keys
                && wanted.allSatisfy { key, value in got[key].map { matches(value, $0) } ?? false }
        default: return expected == actual
        }
    }

    /// Half of the last printed digit: `17.3` accepts 17.25 to 17.35. A whole number that is printed without decimals accepts half a
    /// unit only where the source says that the print is rounded; otherwise it is exact to 1e-9.
    private func allowance(for wanted: Double) -> Double {
        if let tolerance { return tolerance }
        let printed = value == .number(wanted) ? text : DecimalText.shortest(wanted)
        guard !printed.contains("e"), !printed.contains("E") else { return wanted.magnitude * 1e-9 }
        var half = 0.5
        for _ in 0..<DecimalText.decimals(of: printed) { half /= 10 }
        return half
    }

    /// The number after the last word `tolerance` in the source, but for a share such as `tolerance 2 %`, which is relative prose.
    static func tolerance(in source: String) -> Double? {
        var found: Double?
        var rest = source[...]
        let word = "tolerance "
        while let start = rest.firstRange(of: word) {
            rest = rest[start.upperBound...]
            let digits = rest.prefix { "0123456789.e-+".contains($0) }
            let isShare = rest.dropFirst(digits.count).drop { $0 == " " }.first == "%"
            let number = digits.hasSuffix(".") ? digits.dropLast() : digits
            if !isShare, let value = Double(number) { found = value }
        }
        return found
    }
}

extension Substring {
    /// The first place of a text, without Foundation.
    fileprivate func firstRange(of word: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
            start = index(after: start)
        }
        return nil
    }
}
