import Calendars
import Database
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

struct CampaignTests {
    /// The number of the plan that a template starts, approved.
    private func start(_ it: SupervisionOffice, _ template: String, _ visitor: Visitor) async throws -> Int64 {
        let made = try await visitor.post("/campaigns", ["template": template, "year": "2026", "count": "2"])
        #expect(made.status == 303 && made.location.contains("done=campaign-started"))
        try await it.office.change(InspectionPlan.self, made.number) { $0.from = Day("2026-01-01") }
        #expect(try await visitor.post("/inspection_plan/\(made.number)/transition/approve").status == 303)
        return made.number
    }

    /// Opens a visit under a plan, fills the form, concludes; by the supervisor of the county.
    private func visit(
        _ it: SupervisionOffice, _ employer: Int64, plan: Int64, _ checklist: String, _ answers: [String: String], outcome: String
    ) async throws {
        let team = it.inspectors
        try await it.registers.write(as: it.supervisor) { transaction in
            var visit = Inspection()
            visit.employer = Int(employer)
            visit.kind = "campaign"
            visit.plan = Int(plan)
            try OpenInspection.open(visit, team: Array(team.prefix(2)), transaction)
        }
        let id = try await it.registers.read { try $0.value("SELECT MAX(id) FROM inspection").integer ?? 0 }
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            var form: [String: String] = [:]
            for (item, answer) in answers {
                form["answer-\(item)"] = answer
                form["finding-\(item)"] = answer == "no" ? "模拟事实" : ""
            }
            #expect(try await visitor.post("/inspection/\(id)/checklist/\(checklist)", form).status == 303)
            let conclusion = ["visited": "2026-03-02", "outcome": outcome, "problems": outcome == "none" ? "" : "模拟问题"]
            #expect(try await visitor.post("/inspection/\(id)/conclusion", conclusion).status == 303)
        }
    }

    @Test(.requirement("R-81"))
    func `a campaign on one duty is started from its template, and its visits are tabulated by the items of that duty`()
        async throws
    {
        let it = try await SupervisionOffice()
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/campaigns").words.contains("职业病危害因素定期检测评价专项检查"))
            let plan = try await start(it, "testing", visitor)
            try await visit(
                it, it.employers[0], plan: plan, "general", ["G06": "no", "G08": "no", "G09": "yes", "G10": "yes"],
                outcome: "pending")
            try await visit(
                it, it.employers[1], plan: plan, "general", ["G08": "yes", "G09": "yes", "G10": "na"], outcome: "none")
            let report = try await visitor.get("/inspection_plan/\(plan)/report")
            #expect(report.words.contains("范围内的用人单位 3"))
            #expect(report.words.contains("1/2（50.0%）"))
            #expect(report.words.contains("0/1（0.0%）"))
            // Item G06 is another duty's.
            #expect(!report.words.contains("G06"))
            #expect(report.words.contains("江城区 2 1 0 0 0"))
            #expect(try await visitor.post("/inspection_plan/\(plan)/summary", ["summary": " "]).status == 409)
            #expect(try await visitor.post("/inspection_plan/\(plan)/summary", ["summary": "检查 2 家，1 家未按期检测"]).status == 303)
            #expect(try await visitor.get("/inspection_plan/\(plan)/report").words.contains("1 家未按期检测"))
            #expect(try await it.office.find(InspectionPlan.self, plan).stored.state == "closed")
            #expect(try await visitor.post("/campaigns", ["template": "testing", "year": "2026", "count": "2"]).status == 409)
        }
        #expect(try await it.office.faults() == [])
    }

    @Test(.requirement("R-33"))
    func `the winter campaign on adhesives crosses the year, looks at its industries alone and names their solvents`()
        async throws
    {
        let it = try await SupervisionOffice()
        let shoes = try await it.office.openFactory([
            "credit_code": Factory.creditCode(7), "name": "模拟制鞋厂", "industry": "1952",
        ])
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let made = try await visitor.post("/campaigns", ["template": "adhesive", "year": "2026", "count": "1"])
            let plan = try await it.office.find(InspectionPlan.self, made.number).record
            #expect(plan.from == Day("2026-12-01") && plan.until == Day("2027-03-31"))
            #expect(plan.industries == ["19", "21", "23"])
            try await it.office.change(InspectionPlan.self, made.number) { $0.from = Day("2026-01-01") }
            #expect(try await visitor.post("/inspection_plan/\(made.number)/transition/approve").status == 303)
            try await visit(it, shoes, plan: made.number, "adhesive", ["A01": "yes", "A03": "no"], outcome: "pending")
            let report = try await visitor.get("/inspection_plan/\(made.number)/report")
            #expect(report.words.contains("范围内的用人单位 1"))
            #expect(report.words.contains("范围内的化学因素"))
            #expect(report.words.contains("苯 1 10"))
            #expect(report.words.contains("1/1（100.0%）"))
        }
        try await it.site.openAccount("elsewhere", .supervisor, region: "440000/441700/441781")
        try await it.site.visit(as: "elsewhere") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/campaigns").status == 403)
        }
    }

    @Test(
        .requirement("R-81"),
        arguments: [("", "2026", "2"), ("testing", "1999", "2"), ("testing", "2026", "0"), ("none", "2026", "2")])
    func `a campaign without template, year or number is told what is missing`(template: String, year: String, count: String)
        async throws
    {
        let it = try await SupervisionOffice()
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let refused = try await visitor.post("/campaigns", ["template": template, "year": year, "count": count])
            #expect(refused.status == 409 && refused.text.contains("SV-100"))
        }
    }

    @Test(.requirement("R-93", "R-79"))
    func `a radiation plan draws only who has radiation at a post, and the visit carries the radiation form`() async throws {
        let it = try await SupervisionOffice()
        let clinic = try await it.office.openFactory([
            "credit_code": Factory.creditCode(6), "name": "模拟放射门诊部", "industry": "8421",
        ])
        let post = try await it.registers.read {
            try $0.value("SELECT MIN(id) FROM post WHERE employer = ?1", [.integer(clinic)]).integer ?? 0
        }
        try await it.office.enter(
            PostHazard.self, ["employer": "#\(clinic)", "post": "#\(post)", "hazard": "5-001", "exposed_headcount": "3"])
        let plan = try await it.plan(["subject": "radiation", "items": "ZY-02", "reserve_count": "0", "title": "模拟放射卫生抽查"])
        let visit = try await it.hold(try await it.commit(plan))[0]
        #expect(try await it.office.find(Inspection.self, visit).record.employer == Int(clinic))
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/inspection/\(visit)")
            #expect(page.words.contains("放射卫生监督检查表") && page.words.contains("工业放射防护监督检查表"))
            let form = try await visitor.get("/inspection/\(visit)/checklist/radiation")
            #expect(form.words.contains("个人剂量计") && form.words.contains("放射工作人员职业健康管理办法第十一条"))
            let answers = ["answer-R01": "yes", "answer-R04": "no", "finding-R04": "一台 DR 超过一年未作状态检测（模拟）"]
            #expect(try await visitor.post("/inspection/\(visit)/checklist/radiation", answers).status == 303)
            let none = ["visited": "2026-03-02", "outcome": "none"]
            #expect(try await visitor.post("/inspection/\(visit)/conclusion", none).status == 409)
            let ordered = ["visited": "2026-03-02", "outcome": "pending", "problems": "未作状态检测（模拟）"]
            #expect(try await visitor.post("/inspection/\(visit)/conclusion", ordered).status == 303)
            #expect(try await visitor.get("/inspection/\(visit)").words.contains("一台 DR 超过一年未作状态检测（模拟）"))
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `a form of the year before is no longer offered, and old answers keep their version`() throws {
        let (before, after) = (try #require(Day("2025-12-31")), try #require(Day("2026-01-01")))
        #expect(Checklist.named("radiation", on: before)?.items.count == 8)
        #expect(Checklist.named("radiation", on: after)?.items.count == 14)
        #expect(Checklist.named("radiation_industry", on: before) == nil)
    }
}
