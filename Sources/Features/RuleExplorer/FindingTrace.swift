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
        var facts: [(name: String, value: HTML)] = [
            (RuleTexts.outcome, Components.badge(finding.verdict, tone(finding.outcome)))
        ]
        if !finding.valueText.isEmpty {
            facts.append((RuleTexts.value, "<strong>\(finding.valueText)</strong> \(RuleTexts.unit(finding.unit))"))
        }
        if !finding.limitText.isEmpty { facts.append((RuleTexts.limit, "\(finding.limitText) \(RuleTexts.unit(finding.unit))")) }
        facts.append((RuleTexts.clause, HTML(text: finding.clause.description)))
        facts.append((RuleTexts.mark, Why.mark(finding.mark)))
        return "\(Components.facts(facts))<h3>\(RuleTexts.steps)</h3>\(reasoning(finding))"
    }

    /// Why, step by step, with what was assumed.
    static func reasoning(_ finding: Finding) -> HTML {
        let reason: HTML = finding.reason.map { "<p>\(RuleTexts.reason)：\($0)</p>" } ?? .empty
        let steps = finding.steps.html { step in
            let arithmetic = step.arithmetic.map { text -> HTML in "<br><code>\(text)</code>" }
            return "<li>\(step.sentence)\(arithmetic)</li>"
        }
        let notes = finding.notes.html { "<p class=\"muted\">\($0)</p>" }
        return "\(reason)<ol>\(steps)</ol>\(notes)"
    }

    /// The value as people read it; a structure without words of its own is told by its steps.
    static func value(_ finding: Finding) -> HTML {
        switch finding.value {
        case nil: finding.outcome == .notAssessable ? HTML(text: finding.reason ?? "") : .empty
        case .object(let members)?: HTML(text: finding.valueText == JSONValue.object(members).plainText ? "" : finding.valueText)
        case .list(let items)?: HTML(text: finding.valueText == JSONValue.list(items).plainText ? "" : finding.valueText)
        default: "\(finding.valueText) \(RuleTexts.unit(finding.unit))"
        }
    }

    static func tone(_ outcome: Finding.Outcome) -> Lifecycle.State.Tone {
        switch outcome {
        case .met: .good
        case .exceeded: .bad
        case .computed: .neutral
        case .notInForce, .notAssessable: .warning
        }
    }
}

extension Finding.Outcome {
    /// How strongly the screen colours the outcome.
    public var tone: Lifecycle.State.Tone { FindingTrace.tone(self) }
}
