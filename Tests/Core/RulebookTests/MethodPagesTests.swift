import Calendars
import Foundation
import Quantities
import Rulebook
import Testing

/// A page per rule under `Docs/Methods`, drawn from the code; `scripts/generated` writes them.
struct MethodPagesTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `the method pages say what the code says`() throws {
        let folder = Self.root.appending(path: "Docs/Methods")
        let isWriting = ProcessInfo.processInfo.environment["ZHIJIAN_WRITE_GENERATED"] == "1"
        for (path, text) in pages() {
            let file = folder.appending(path: path)
            if isWriting {
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            } else {
                let kept = try? String(contentsOf: file, encoding: .utf8)
                #expect(kept == text, "\(path): run scripts/generated and commit")
            }
        }
    }

    @Test func `no method page is left over from a rule that is gone`() throws {
        guard ProcessInfo.processInfo.environment["ZHIJIAN_WRITE_GENERATED"] != "1" else { return }
        for subject in Rulebook.subjects {
            let folder = Self.root.appending(path: "Docs/Methods/\(subject.id)")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            #expect(files.sorted() == subject.rules.map { "\($0.id).md" }.sorted(), "\(subject.id)")
        }
    }

    private func pages() -> [(path: String, text: String)] {
        var index =
            "# Rules\n\nDrawn from the code by `scripts/generated`; do not edit. ⚠ marks a rule without a second source or checked text.\n"
        var pages: [(String, String)] = []
        for subject in Rulebook.subjects {
            index += "\n## \(subject.title)\n\n| rule | question | clause | mark |\n| --- | --- | --- | --- |\n"
            for rule in subject.rules {
                let flag = rule.needsWarning ? " ⚠" : ""
                index +=
                    "| [\(rule.id)](\(subject.id)/\(rule.id).md) | \(rule.title) | \(rule.clause) | \(rule.mark.rawValue)\(flag) |\n"
                pages.append(("\(subject.id)/\(rule.id).md", page(rule)))
            }
        }
        return [("rules.md", index)] + pages
    }

    private func page(_ rule: Rule) -> String {
        let verified = RuleRegister.verifiedOn(rule.id)?.description ?? "never"
        let days = "\(rule.inForce.from?.description ?? "—") to \(rule.inForce.until?.description ?? "—")"
        var text = """
            # \(rule.title)

            Drawn from the code by `scripts/generated`; do not edit. Name at the command line and on the interface: `\(rule.id)`.

            * Source: \(rule.clause) · \(rule.status.rawValue) · [\(rule.mark.rawValue)] \(rule.mark.label)
            * Days in force: \(days) · held against its text: \(verified)
            * Result: \(rule.unitText.isEmpty ? "word, number without unit, or structure" : rule.unitText)

            ## Inputs

            | key | meaning | unit | accepts |
            | --- | --- | --- | --- |

            """
        for key in rule.inputs {
            let range = if case .number(let range) = key.kind { range.text } else { key.kind.name }
            text +=
                "| `\(key.path)` | \(key.meaning)\(key.isOptional ? "（可不填）" : "") | \(key.unit) | \(range.replacing("|", with: "/")) |\n"
        }
        text += "\n## Worked numbers\n"
        for example in RuleExample.examples(of: rule.id) { text += worked(rule, example) }
        return text
    }

    private func worked(_ rule: Rule, _ example: RuleExample) -> String {
        var text = "\n`\(example.input)` → **\(example.expected)** \(example.unit)  \n\(example.source)\n"
        guard let input = try? RuleCheck.parse(example.input),
            let finding = try? rule.evaluate(input, on: rule.inForce.nearest(to: WorkedExamplesTests.day))
        else { return text }
        for step in finding.steps { text += "\n* \(step.sentence)\(step.arithmetic.map { "：`\($0)`" } ?? "")" }
        for note in finding.notes { text += "\n* 注：\(note)" }
        return text + "\n"
    }
}
