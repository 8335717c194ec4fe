import FieldTestSupport
import RuleExplorer
import Rulebook
import Testing

/// What is not settled says so wherever it is shown: on the page of the rule, in the list, and beside what it gives.
@Suite struct DoubtTests {
    static let slices = [RuleExplorer.slice] + CountyWebsite.slices

    @Test func `every rule that needs a warning has it on its page, and no other`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { (visitor: Visitor) async throws in
            for rule in Rulebook.rules {
                let page = try await visitor.get("/rules/\(rule.id)")
                #expect(page.status == 200, "\(rule.id)")
                #expect(page.text.contains(RuleTexts.warning) == rule.needsWarning, "\(rule.id)")
                #expect(page.words.contains(rule.mark.label), "\(rule.id)")
            }
        }
    }

    @Test func `the list flags the same rules, and its filter finds them all`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { (visitor: Visitor) async throws in
            let open = try await visitor.get("/rules?open=1")
            let listed = Set(open.text.matches(of: /href="\/rules\/([a-z0-9_]+)"/).map { String($0.output.1) })
            #expect(listed == Set(Rulebook.rules.filter(\.needsWarning).map(\.id)))
        }
    }

    /// The matrix of 甲乙丙, GBZ/T 229.4 and 298, the lead criteria of 2015, the reference ranges of items.
    @Test(arguments: [
        ("combined_risk_class", #"{"hazard_grade": 2, "management": "B"}"#, "未核实"),
        ("grading_noise", #"{"lex_dBA": 91}"#, "单一来源"), ("grading_noise", #"{"lex_dBA": 96}"#, "未核实"),
        ("chemical_risk", #"{"hazard_rank": 3, "ratio": 0.6}"#, "未核实"),
        (
            "chemical_risk_quantitative",
            #"{"ca_mg_m3": 1, "et_hours_per_day": 8, "ef_days_per_year": 250, "ed_years": 5, "rfc_mg_m3": 1}"#, "未核实"
        ), ("gbz37_2015_grade", #"{"blood_umol_l": 3, "ala_umol_l": 62}"#, "单一来源"),
        (
            "surveillance_record_check",
            #"{"agent": "P01", "exam_type": "在岗期间", "date": "2026-03-01", "items": ["CBC"], "values": [{"item": "WBC", "value": 30}], "conclusion": "目前未见异常"}"#,
            "未核实"
        ),
    ])
    func `a finding that rests on a doubt carries it`(id: String, input: String, label: String) throws {
        let rule = try #require(Rulebook.rule(id))
        let finding = try rule.evaluate(RuleCheck.parse(input), on: rule.inForce.nearest(to: CountyOffice.monday))
        #expect(finding.mark.label == label)
        let html = Why.details(finding).text
        #expect(html.contains(label) && html.contains("仅供参考"))
    }
}
