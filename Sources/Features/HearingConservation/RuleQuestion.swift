import Calendars
import Foundation
import Rulebook

/// Asks a rule of the rulebook by its name, and keeps what it said as text beside the record.
enum RuleQuestion {
    /// A question that the rule cannot take is a finding that says so, never a silence.
    static func ask(_ id: String, _ input: [String: JSONValue], on day: Day) -> Finding {
        guard let rule = Rulebook.rule(id) else {
            return Finding(
                rule: id, title: id, outcome: .notAssessable, reason: "规则库中没有这条规则。", clause: Clause("平台设计", edition: "", ""),
                mark: .design)
        }
        do {
            return try rule.evaluate(.object(input), on: day)
        } catch {
            return unanswered(rule, error.sentence)
        }
    }

    /// What is missing, said in the place where the finding would stand.
    static func unanswered(_ rule: Rule, _ reason: String, missing: [String] = []) -> Finding {
        Finding(
            rule: rule.id, title: rule.title, outcome: .notAssessable, reason: reason, missing: missing, clause: rule.clause,
            mark: rule.mark)
    }

    static func unanswered(_ id: String, _ reason: String, missing: [String] = []) -> [Finding] {
        Rulebook.rule(id).map { [unanswered($0, reason, missing: missing)] } ?? []
    }

    /// The same findings always give the same text, so that saving again makes no new version.
    static func text(_ findings: [Finding]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(findings)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    static func stored(_ text: String) -> [Finding] {
        (try? JSONDecoder().decode([Finding].self, from: Data(text.utf8))) ?? []
    }
}

extension Finding {
    var number: Double? { if case .number(let number)? = value { number } else { nil } }
    func member(_ name: String) -> JSONValue? { value?[name] }
    func number(_ name: String) -> Double? { if case .number(let number)? = member(name) { number } else { nil } }
    func flag(_ name: String) -> Bool { member(name) == .boolean(true) }

    /// The same finding under a title and with a value, unit included, that a person reads at once.
    func shown(as title: String, value text: String) -> Finding {
        guard outcome == .computed else { return self }
        return Finding(
            rule: rule, title: title, outcome: outcome, value: value, valueText: text, clause: clause, mark: mark, steps: steps,
            notes: notes)
    }
}
