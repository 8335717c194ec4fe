import Calendars
import Pages
import RuleExplorer
import Rulebook
import Testing

/// The one component by which every page tells why.
@Suite struct WhyTests {
    private func finding(_ rule: String, mark: EvidenceMark, outcome: Finding.Outcome = .exceeded) -> Finding {
        Finding(
            rule: rule, title: "判定", outcome: outcome, reason: outcome == .notAssessable ? "缺少数值" : nil, value: .number(86),
            valueText: "86", limit: .number(85), limitText: "85", unit: "dB(A)",
            clause: Clause("GBZ 2.2", edition: "2007", "11"), mark: mark, steps: [.init("比较", "86 > 85")], notes: ["按周折算"])
    }

    @Test func `steps, notes, clause and rule stand behind one click; on the own page they stand open`() {
        let html = Why.details(finding("workplace_noise", mark: .verified)).text
        #expect(html.hasPrefix("<details class=\"why\"><summary>为什么</summary>"))
        for words in ["比较", "86 &gt; 85", "按周折算", "GBZ 2.2-2007 11", "href=\"/rules/workplace_noise\""] {
            #expect(html.contains(words), "\(words)")
        }
        #expect(!html.contains("仅供参考"))
        let section = Why.section([finding("workplace_noise", mark: .verified)]).text
        #expect(section.contains("id=\"why\"") && section.contains("<details class=\"why\" open>"))
        #expect(Why.section([]).text.isEmpty)
    }

    @Test(arguments: EvidenceMark.allCases)
    func `what rests on one source, memory or our own choice says so`(mark: EvidenceMark) {
        let html = Why.details(finding("workplace_noise", mark: mark)).text
        #expect(html.contains("仅供参考") == mark.needsWarning)
        #expect(Why.mark(mark).text.contains(mark.label))
    }

    @Test func `a finding without a page of its rule has no dead link; the reason of an open verdict is told`() {
        let html = Why.details(finding("no_such_rule", mark: .official, outcome: .notAssessable)).text
        #expect(!html.contains("<a ") && html.contains("缺少数值"))
    }

    @Test func `a list leads to the findings of the record`() {
        #expect(Why.link("/measurement/7").text == "<a class=\"why\" href=\"/measurement/7#why\">为什么</a>")
    }

    @Test func `values that do not fit a rule give no finding instead of a wrong one`() throws {
        let day = try #require(Day("2026-03-01"))
        #expect(Why.finding("dose_year_limit", ["organ": .text("effective"), "dose_msv": .number(-1)], on: day) == nil)
        #expect(Why.finding("no_such_rule", [:], on: day) == nil)
        #expect(Why.stored("no JSON").isEmpty)
        let finding = Why.finding("dose_year_limit", ["organ": .text("effective"), "dose_msv": .number(50)], on: day)
        #expect(finding?.outcome == .met)
    }
}
