import Foundation
import Pages
import Rulebook

/// Findings of the rulebook as an officer reads them: verdict, clause, evidence and the steps on one click.
enum FindingTable {
    static func html(_ stored: String) -> HTML {
        let findings = (try? JSONDecoder().decode([Finding].self, from: Data(stored.utf8))) ?? []
        guard !findings.isEmpty else { return .empty }
        let rows = findings.map { finding -> [HTML] in
            let steps = finding.steps.html { step in
                "<li>\(step.sentence)\(step.arithmetic.map { " <code>\($0)</code>" as HTML } ?? .empty)</li>"
            }
            let notes = finding.notes.html { "<p class=\"muted\">\($0)</p>" }
            return [
                HTML(text: finding.title),
                HTML(text: finding.outcome == .notAssessable ? finding.reason ?? finding.outcome.label : finding.valueText),
                HTML(text: finding.clause.description),
                Components.badge(finding.mark.label, finding.mark.needsWarning ? .warning : .neutral),
                "<details><summary>\(SupervisionTexts.gradedColumns[4])</summary><ol>\(steps)</ol>\(notes)</details>",
            ]
        }
        return Components.table(SupervisionTexts.graded, columns: SupervisionTexts.gradedColumns, rows: rows)
    }
}
