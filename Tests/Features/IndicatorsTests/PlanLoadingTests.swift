import Access
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import Indicators

@Suite(.requirement("R-121")) struct PlanLoadingTests {
    private static let slices = CountyWebsite.slices + [WorkplaceMonitoring.slice, Indicators.slice]

    private func site() async throws -> CountyWebsite {
        let site = try await CountyWebsite(slices: Self.slices)
        try await site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        return site
    }

    private func rows(_ site: CountyWebsite) async throws -> [PlanIndicator] {
        let registers = site.office.registers
        return try await registers.read { try registers.records($0, PlanIndicator.self).map(\.record) }
    }

    @Test func `the officer sees the plan of the own city row by row, loads it, and loading again changes nothing`() async throws
    {
        let site = try await site()
        try await site.visit(as: "bureau") { visitor in
            let empty = try await visitor.get("/indicators")
            #expect(empty.text.contains("href=\"/indicators/loading\""))
            let preview = try await visitor.get("/indicators/loading")
            for words in ["阳江市职业病防治“十四五”规划", "工业企业职业病危害项目申报率", "&gt;90%", "将录入", "外部上报"] {
                #expect(preview.words.contains(words), "\(words)")
            }
            let loaded = try await visitor.post("/indicators/loading", ["plan": "441700", "region": "441700"])
            #expect(loaded.location == "/indicators?region=441700&done=plan-loaded")
            let list = try await visitor.get(loaded.location)
            #expect(list.words.contains("工业企业职业病危害项目申报率"))
            #expect(list.text.contains("/rules/indicator_target"))
            #expect(list.reasons.contains { $0.contains("分母为 0，不适用") })
            let again = try await visitor.post("/indicators/loading", ["plan": "441700", "region": "441700"])
            #expect(again.location == "/indicators?region=441700&done=plan-unchanged")
        }
        #expect(try await rows(site).count == 11)
        #expect(try await site.office.faults() == [])
    }

    @Test func `an indicator that the office has corrected is kept and shown as different`() async throws {
        let site = try await site()
        let office = site.office
        let plan = try #require(ShippedPlan.of("441700", office.codes))
        try await LoadPlanIndicators(registers: office.registers)(plan, by: office.bureau)
        let registers = office.registers
        let rate = try await registers.read {
            try registers.records($0, PlanIndicator.self, where: "t.number = '2' AND t.void = 0").map(\.id).first
        }
        try await office.change(PlanIndicator.self, try #require(rate)) { ($0.targetText, $0.targetValue) = ("95", 95) }
        try await site.visit(as: "bureau") { visitor in
            #expect(try await visitor.get("/indicators/loading").words.contains("与规划表不同（现为 95），保留"))
            try await visitor.post("/indicators/loading", ["plan": "441700", "region": "441700"])
        }
        let targets = try await rows(site).filter { $0.number == "2" }.map(\.targetValue)
        #expect(targets == [95])
    }

    @Test func `another city's table needs a name of the own plan`() async throws {
        let site = try await site()
        try await site.visit(as: "bureau") { visitor in
            let foreign = ["plan": "441800", "region": "441781"]
            let refused = try await visitor.post("/indicators/loading", foreign)
            #expect(refused.status == 422)
            #expect(refused.words.contains("“本地区规划名称”必须填写"))
            let loaded = try await visitor.post("/indicators/loading", foreign.merging(["title": "阳春市规划（示例）"]) { $1 })
            #expect(loaded.location == "/indicators?region=441781&done=plan-loaded")
        }
        let plans = try await rows(site).map { "\($0.region) \($0.plan)" }
        #expect(Set(plans) == ["441781 阳春市规划（示例）"])
    }

    /// Number of the row → how it is counted, in each plan; every row that is not named waits for a report.
    static let counted: [String: [String: String]] = [
        "441700": [
            "2": "declaration_rate", "3": "monitoring_pass_rate.post", "4": "dose_monitoring_rate.non_medical",
            "6": "rehabilitation_coverage", "7": "case_handling_rate", "10": "wearing_rate",
            "8": "diagnosis_institution_coverage",
            "9": "examination_institution_coverage",
        ],
        "441800": [
            "2": "declaration_rate", "3": "monitoring_pass_rate.post", "4": "dose_monitoring_rate.non_medical",
            "6": "rehabilitation_coverage", "7": "case_handling_rate", "10": "wearing_rate",
            "8": "diagnosis_institution_coverage",
            "9": "examination_institution_coverage",
        ],
        "445200": [
            "2": "declaration_rate", "3": "monitoring_pass_rate.post", "4": "dose_monitoring_rate.non_medical",
            "6": "case_handling_rate", "9": "wearing_rate",
            "7": "diagnosis_institution_coverage",
            "8": "examination_institution_coverage",
            "T3": "diagnosticians",
        ],
        "440114": [
            "1": "rehabilitation_coverage", "2": "declaration_rate", "3": "monitoring_pass_rate.post",
            "4": "dose_monitoring_rate.non_medical", "7": "case_handling_rate", "8": "wearing_rate",
            "9": "examination_institution_coverage",
            "10": "supervision_coverage.institution", "11": "supervision_coverage.medical_radiation",
            "T1": "supervision_coverage.key_industry",
            "T2": "examination_institutions.public",
            "T3": "examination_institutions.private",
        ],
        "341722": [
            "2": "declaration_rate", "3": "monitoring_pass_rate.post", "4": "dose_monitoring_rate.non_medical",
            "6": "case_handling_rate",
            "7": "examination_institution_coverage",
        ],
    ]

    @Test(arguments: counted.keys.sorted())
    func `each plan counts live what the product can count, and leaves the rest to reports`(area: String) async throws {
        let office = try await CountyOffice.withIndicators(.sqlite)
        let plan = try #require(ShippedPlan.of(area, office.codes))
        let live = plan.indicators.filter { $0.measure != MeasureBook.reported }
        #expect(Dictionary(uniqueKeysWithValues: live.map { ($0.number, $0.measure) }) == Self.counted[area])
        for row in plan.indicators {
            #expect(office.codes.entry("measure", row.measure) != nil, "\(row.number) \(row.measure)")
            #expect(row.measure == MeasureBook.reported || Indicators.measures[row.measure] != nil, "\(row.measure)")
        }
        let region = try #require(office.codes.regionPath(area))
        let planner = Principal(accountID: 7, accountName: "planner", displayName: "", role: .bureauOfficer, region: region)
        try await LoadPlanIndicators(registers: office.registers)(plan, by: planner)
        let standing = try await office.registers.read { [office] in
            try office.board.standing($0, region: area, on: office.today)
        }
        for line in try #require(standing).lines where Self.counted[area]?[line.number] == nil {
            #expect(line.verdict == .noData && line.count == nil, "\(line.number) has no measure and no report")
        }
    }

    @Test func `a row entered when nothing counted it says that it can be counted now, and is not changed by itself`()
        async throws
    {
        let site = try await site()
        let office = site.office
        let plan = try #require(ShippedPlan.of("441700", office.codes))
        try await LoadPlanIndicators(registers: office.registers)(plan, by: office.bureau)
        let registers = office.registers
        let dose = try await registers.read {
            try registers.records($0, PlanIndicator.self, where: "t.number = '4' AND t.void = 0").map(\.id).first
        }
        try await office.change(PlanIndicator.self, try #require(dose)) { $0.measure = MeasureBook.reported }
        try await site.visit(as: "bureau") { visitor in
            #expect(try await visitor.get("/indicators/loading").words.contains("现可由系统实时统计"))
            try await visitor.post("/indicators/loading", ["plan": "441700", "region": "441700"])
        }
        #expect(try await rows(site).filter { $0.number == "4" }.map(\.measure) == [MeasureBook.reported])
    }

    @Test func `a region outside the account's reach is refused and nothing is stored`() async throws {
        let site = try await site()
        try await site.visit(as: "bureau") { visitor in
            let refused = try await visitor.post("/indicators/loading", ["plan": "441800", "region": "441800"])
            #expect(refused.status == 422)
            #expect(refused.words.contains("不在您的管辖范围内"))
            #expect(try await visitor.post("/indicators/loading", ["plan": "110000", "region": "441700"]).status == 422)
        }
        try await site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/indicators/loading")
            #expect(page.status == 403)
            let refused = try await visitor.post("/indicators/loading", ["plan": "441700", "region": "441700"])
            #expect(refused.status == 403)
        }
        #expect(try await rows(site).isEmpty)
    }
}
