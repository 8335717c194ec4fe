import Calendars
import Foundation
import Rulebook
import Testing

/// The register of rules and the worked examples are files that say what the code says.
struct RuleRegisterTests {
    static let path = "Sources/Core/Rulebook/Tables/rule-register.csv"

    @Test func `the register of rules equals the code`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: Self.path)
        let kept = try String(contentsOf: file, encoding: .utf8)
        let drawn = RuleRegister.drawn(keeping: kept)
        if ProcessInfo.processInfo.environment["ZHIJIAN_WRITE_GENERATED"] == "1" {
            try Data(drawn.utf8).write(to: file)
            return
        }
        #expect(kept == drawn, "run scripts/generated and commit what it writes")
    }

    @Test func `a rule from memory or of one source is never without warning`() {
        for rule in Rulebook.rules where rule.mark.needsWarning { #expect(rule.needsWarning, "\(rule.id)") }
        #expect(Rulebook.rule("combined_risk_class")?.needsWarning == true)
        #expect(Rulebook.rule("twa_8h")?.needsWarning == false)
    }

    @Test func `every rule has a worked example and all come out`() throws {
        #expect(Rulebook.rules.map(\.id).filter { RuleExample.examples(of: $0).isEmpty } == [])
        let report = try RuleCheck.run(csv: RuleExample.text, on: WorkedExamplesTests.day, movingIntoForce: true)
        #expect(report.failures.map(\.sentence) == [])
    }

    @Test func `every rule stands in one subject`() {
        #expect(Rulebook.rules.allSatisfy { Rulebook.subject(of: $0) != nil })
        #expect(Set(Rulebook.subjects.map(\.id)).count == Rulebook.subjects.count)
    }
}
