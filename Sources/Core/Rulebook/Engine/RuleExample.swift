/// A worked example of a rule: an input and what comes out, with where the numbers stand (`Tables/rule-example.csv`).
public struct RuleExample: Hashable, Sendable {
    /// Id of the rule.
    public let rule: String
    /// The input as a JSON object.
    public let input: String
    /// What comes out, as text.
    public let expected: String
    /// Unit of the result.
    public let unit: String
    /// Where it comes from.
    public let source: String

    /// In the form that `zhijian rule check` reads.
    public static let text = String(decoding: PackageResources.rule_example_csv, as: UTF8.self)

    private static let byRule: [String: [RuleExample]] = {
        let table = CSVText.table(text)
        let examples = table.rows.map { _, fields in
            let cell = { (name: String) in table.field(name, of: fields) }
            return RuleExample(
                rule: cell("rule"), input: cell("inputs_json"), expected: cell("expected"), unit: cell("unit"),
                source: cell("source"))
        }
        return Dictionary(grouping: examples, by: \.rule)
    }()

    /// The examples of a rule; every rule has one at least.
    public static func examples(of rule: String) -> [RuleExample] { byRule[rule] ?? [] }
}
