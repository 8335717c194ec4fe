import Testing

/// Every verdict tells its reasons the same way: the steps of a finding are drawn by the rule explorer alone.
@Suite struct OneWhyTests {
    @Test func `no feature draws the steps of a finding by itself`() {
        for file in SourceTree.current.swift(under: "Sources/Features") where file.module != "RuleExplorer" {
            for (index, line) in file.lines.enumerated() where Self.draws(line) {
                Issue.record("\(file.path):\(index + 1): show a finding with Why.section, Why.details or Why.link")
            }
        }
    }

    static func draws(_ line: Substring) -> Bool {
        line.contains("step.arithmetic") || line.contains(".steps.html {") && line.contains("finding")
    }

    @Test func `a page of its own making is found`() {
        #expect(Self.draws("let steps = finding.steps.html { step in"))
        #expect(!Self.draws("steps: finding.steps,"))
    }
}
