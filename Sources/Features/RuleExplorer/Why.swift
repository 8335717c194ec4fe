import Calendars
import Foundation
import Pages
import Registers
import Rulebook

/// “为什么”: the one way from a verdict to the finding behind it — steps, notes, clause, evidence and the rule.
///
/// A verdict on a record's own page stands with its reasoning open; a verdict in a list opens on one click, in place or on the record.
public enum Why {
    /// Anchor of the reasoning on a record's page.
    public static let anchor = "why"

    /// All findings behind the verdict of a record, reasoning open: who opened the record came for it.
    public static func section(_ findings: [Finding], title: String = RuleTexts.basis) -> HTML {
        findings.isEmpty ? .empty : Components.section(title, id: anchor, table(findings, title: title))
    }

    /// Verdict, value, limit, clause and evidence of each finding, with its reasoning below.
    public static func table(_ findings: [Finding], title: String = RuleTexts.basis) -> HTML {
        let rows = findings.map { finding -> [HTML] in
            [
                "\(finding.title)\(details(finding, isOpen: true))", FindingTrace.value(finding),
                "\(finding.limitText) \(finding.limit == nil ? "" : RuleTexts.unit(finding.unit))",
                Components.badge(finding.verdict, FindingTrace.tone(finding.outcome)),
                HTML(text: finding.clause.description), mark(finding.mark),
            ]
        }
        return Components.table(title, columns: RuleTexts.findingColumns, rows: rows)
    }

    /// The reasoning of one verdict, beside it: one click opens it.
    public static func details(_ finding: Finding, isOpen: Bool = false) -> HTML {
        let warning: HTML =
            finding.mark.needsWarning ? "<p>\(mark(finding.mark)) <span class=\"muted\">\(RuleTexts.doubt)</span></p>" : .empty
        let rule: HTML =
            RuleAddress.isKnown(finding.rule)
            ? "<p><a href=\"\(RuleAddress.rule(finding.rule))\">\(RuleTexts.openRule)</a>（\(finding.clause.description)）</p>"
            : "<p>\(finding.clause.description)</p>"
        return """
            <details class="why"\(attribute: "open", if: isOpen)><summary>\(RuleTexts.why)</summary>\
            \(FindingTrace.reasoning(finding))\(warning)\(rule)</details>
            """
    }

    /// From a verdict in a list to the record on whose page its findings stand open.
    public static func link(_ address: String) -> HTML { "<a class=\"why\" href=\"\(address)#\(anchor)\">\(RuleTexts.why)</a>" }

    /// How well a finding is founded, with a warning tone where it rests on one source, on memory or on our own choice.
    public static func mark(_ mark: EvidenceMark) -> HTML {
        mark.needsWarning ? Components.badge(mark.label, .warning) : HTML(text: mark.label)
    }

    /// Findings as a record keeps them.
    public static func stored(_ text: String) -> [Finding] {
        (try? JSONDecoder().decode([Finding].self, from: Data(text.utf8))) ?? []
    }

    /// What a rule says of a record's values on the day of the fact; nil when the values do not fit the rule.
    public static func finding(_ rule: String, _ input: [String: JSONValue], on day: Day) -> Finding? {
        try? Rulebook.rule(rule)?.evaluate(.object(input), on: day)
    }
}

extension RuleAddress {
    /// Whether a page stands behind the name that a finding carries.
    static func isKnown(_ id: String) -> Bool { Rulebook.rule(id) != nil || WorkplaceJudgementGuide.guide(id) != nil }
}
