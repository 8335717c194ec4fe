import Pages
import Registers
import RuleExplorer
import Rulebook

/// A finding as an officer reads it: result, limit, verdict, clause, and the steps on one click.
public enum FindingView {
    public static func html(_ findings: [Finding]) -> HTML {
        guard !findings.isEmpty else { return .empty }
        let rows = findings.map { finding -> [HTML] in
            [
                "\(finding.title)\(details(finding))", "\(finding.valueText) \(finding.value == nil ? "" : finding.unit)",
                "\(finding.limitText) \(finding.limit == nil ? "" : finding.unit)",
                Components.badge(finding.outcome.label, tone(finding.outcome)),
                HTML(text: finding.clause.description), HTML(text: finding.mark.label),
            ]
        }
        return Components.section(
            MonitoringTexts.findings, Components.table(MonitoringTexts.findings, columns: MonitoringTexts.columns, rows: rows))
    }

    private static func details(_ finding: Finding) -> HTML {
        let steps = finding.steps.html { step in
            let arithmetic = step.arithmetic.map { text -> HTML in "<br><code>\(text)</code>" }
            return "<li>\(step.sentence)\(arithmetic)</li>"
        }
        let notes = finding.notes.html { "<p class=\"muted\">\($0)</p>" }
        let reason: HTML = finding.reason.map { "<p>\(MonitoringTexts.reason)：\($0)</p>" } ?? .empty
        let rule: HTML = "<p><a href=\"\(RuleAddress.rule(finding.rule))\">\(MonitoringTexts.rule)</a></p>"
        return "\(reason)<details><summary>\(MonitoringTexts.steps)</summary><ol>\(steps)</ol>\(notes)\(rule)</details>"
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
