import Pages
import Registers
import Rulebook

/// A finding with its steps, or the sentence that says why there is none.
enum FindingTrace {
    static func html(_ result: RuleAttempt.Result) -> HTML {
        switch result {
        case .refused(let error):
            "<div class=\"error-summary\" role=\"alert\"><p>\(error.sentence)</p><p class=\"muted\">\(error.code)</p></div>"
        case .finding(let finding): Components.section(RuleTexts.finding, id: "finding", trace(finding))
        }
    }

    private static func trace(_ finding: Finding) -> HTML {
        let steps = finding.steps.html { step in
            let arithmetic = step.arithmetic.map { text -> HTML in "<br><code>\(text)</code>" }
            return "<li>\(step.sentence)\(arithmetic)</li>"
        }
        var facts: [(name: String, value: HTML)] = [
            (RuleTexts.outcome, Components.badge(finding.outcome.label, tone(finding.outcome)))
        ]
        if !finding.valueText.isEmpty {
            facts.append((RuleTexts.value, "<strong>\(finding.valueText)</strong> \(RuleTexts.unit(finding.unit))"))
        }
        if !finding.limitText.isEmpty { facts.append((RuleTexts.limit, "\(finding.limitText) \(RuleTexts.unit(finding.unit))")) }
        if let reason = finding.reason { facts.append((RuleTexts.reason, HTML(text: reason))) }
        facts.append((RuleTexts.clause, HTML(text: finding.clause.description)))
        facts.append((RuleTexts.mark, HTML(text: finding.mark.label)))
        let notes: HTML =
            finding.notes.isEmpty ? .empty : "<h3>\(RuleTexts.notes)</h3><ul>\(finding.notes.html { "<li>\($0)</li>" })</ul>"
        return "\(Components.facts(facts))<h3>\(RuleTexts.steps)</h3><ol>\(steps)</ol>\(notes)"
    }

    private static func tone(_ outcome: Finding.Outcome) -> Lifecycle.State.Tone {
        switch outcome {
        case .met: .good
        case .exceeded: .bad
        case .computed: .neutral
        case .notInForce, .notAssessable: .warning
        }
    }
}
