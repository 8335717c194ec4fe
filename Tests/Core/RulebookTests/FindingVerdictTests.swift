import Testing

@testable import Rulebook

struct FindingVerdictTests {
    private func finding(_ outcome: Finding.Outcome, limit: JSONValue? = nil, limitText: String = "") -> Finding {
        Finding(
            rule: "simulated", title: "模拟", outcome: outcome, limit: limit, limitText: limitText,
            clause: Clause("模拟", edition: "", ""),
            mark: .design)
    }

    @Test func `only what was held against a limit is above it; a condition without one is not fulfilled`() {
        #expect(finding(.exceeded, limit: .number(85), limitText: "85").verdict == "超标")
        #expect(finding(.exceeded, limitText: "85").verdict == "超标")
        #expect(finding(.exceeded).verdict == "不符合")
        #expect(finding(.met).verdict == "符合")
        #expect(finding(.notAssessable).verdict == "不能判定")
    }
}
