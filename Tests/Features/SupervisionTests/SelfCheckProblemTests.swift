import Calendars
import Database
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

/// Problems of a self-check from the “no” to the confirmed rectification, each in its time, done as the people whom R-26 names.
@Suite(.requirement("R-26")) struct SelfCheckProblemTests {
    private static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0, count: 40)

    private struct Found: Sendable {
        var ids: [Int64]
        var lines: [String]
    }

    private func problems(_ office: SupervisionOffice) async throws -> Found {
        try await office.registers.read {
            let rows = try $0.query("SELECT id, item, found_by, state, void FROM self_check_problem ORDER BY id")
            return Found(
                ids: rows.map { $0.integer("id") },
                lines: rows.map {
                    "\($0.text("item")) \($0.text("found_by")) \($0.text("state"))" + ($0.flag("void") ? " 作废" : "")
                })
        }
    }

    @Test(arguments: Engine.allCases)
    func `a problem is put right with evidence by the employer, returned, put right again and confirmed, each within its clock`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        _ = try await office.selfCheck(["8.1": "no"])
        let id = try #require(try await problems(office).ids.first)
        #expect(try await problems(office).lines == ["8.1 employer open"])
        #expect(try await office.office.clocks(SelfCheckProblem.self, id) == ["self_check_rectify": Day("2026-04-01")!])
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/").words.contains("整改自查问题并报告"))
            #expect(try await visitor.upload("/self_check_problem/\(id)/report", fields: ["measure": ""]).status == 409)
            let sent = try await visitor.upload(
                "/self_check_problem/\(id)/report", fields: ["measure": "加装除尘罩"], files: ["file": Self.picture])
            #expect(sent.status == 303)
            let page = try await visitor.get("/self_check_problem/\(id)")
            #expect(page.words.contains("加装除尘罩") && page.words.contains("photo.jpg"))
            // The employer does not confirm its own work.
            #expect(try await visitor.post("/self_check_problem/\(id)/transition/confirm", ["_version": "3"]).status == 403)
        }
        #expect(try await office.office.clocks(SelfCheckProblem.self, id) == ["self_check_confirm": Day("2026-03-16")!])
        try await office.office.move(
            SelfCheckProblem.self, id, "return", reason: "照片不清楚", as: office.supervisor)
        #expect(try await office.office.clocks(SelfCheckProblem.self, id).keys.sorted() == ["self_check_rectify"])
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.upload("/self_check_problem/\(id)/report", fields: ["measure": "重新拍照"]).status == 303)
        }
        try await office.office.move(SelfCheckProblem.self, id, "confirm", as: office.supervisor)
        #expect(try await problems(office).lines == ["8.1 employer confirmed"])
        #expect(try await office.office.clocks(SelfCheckProblem.self, id).isEmpty)
        #expect(try await office.office.faults() == [])
    }

    @Test func `what a visit finds is a problem with the visit's deadline; the self-check is put right with its last problem`()
        async throws
    {
        let office = try await SupervisionOffice()
        let check = try await office.selfCheck(["8.2": "no"])
        let visit = try await office.visit()
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let late = try await visitor.post(
                "/self_check/\(check)/verification",
                ["inspection": "\(visit)", "verified-8.1": "no", "deadline": "2026-03-02"])
            #expect(late.status == 409 && late.words.contains("整改期限应在今天之后"))
            let done = try await visitor.post(
                "/self_check/\(check)/verification",
                ["inspection": "\(visit)", "verified-8.1": "no", "verified-8.2": "yes", "deadline": "2026-03-20"])
            #expect(done.status == 303)
        }
        let found = try await problems(office)
        #expect(found.lines == ["8.2 employer open 作废", "8.1 inspection open"])
        #expect(try await office.office.clocks(SelfCheckProblem.self, found.ids[1]).values.sorted() == [Day("2026-03-20")!])
        #expect(try await office.office.find(SelfCheck.self, check).stored.state == "rectifying")
        await #expect(throws: SupervisionError.self) {
            try await office.office.move(SelfCheck.self, check, "rectify", as: office.supervisor)
        }
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            _ = try await visitor.upload("/self_check_problem/\(found.ids[1])/report", fields: ["measure": "已修复"])
        }
        try await office.office.move(SelfCheckProblem.self, found.ids[1], "confirm", as: office.supervisor)
        #expect(try await office.office.find(SelfCheck.self, check).stored.state == "rectified")
    }

    @Test func `a form returned and filled otherwise keeps only the problems that it still names`() async throws {
        let office = try await SupervisionOffice()
        let check = try await office.selfCheck(["8.1": "no", "8.2": "no"])
        try await office.office.move(SelfCheck.self, check, "return", reason: "填错", as: office.supervisor)
        #expect(try await office.selfCheck(["8.2": "no", "9.1": "no"]) == check)
        #expect(
            try await problems(office).lines == ["8.1 employer open 作废", "8.2 employer open", "9.1 employer open"])
    }

    @Test func `evidence is attached while the form is open, and the year's page names who has not sent one`() async throws {
        let office = try await SupervisionOffice()
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let check = try await visitor.post("/employer/\(office.employers[0])/self-check").number
            #expect(try await visitor.upload("/self_check/\(check)/evidence", fields: [:]).status == 409)
            #expect(
                try await visitor.upload("/self_check/\(check)/evidence", fields: [:], files: ["file": Self.picture]).status
                    == 303)
            #expect(try await visitor.get("/self_check/\(check)").words.contains("photo.jpg"))
        }
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/self-check-year").words.contains("还没有提交的单位（3）"))
        }
        _ = try await office.selfCheck()
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let words = try await visitor.get("/self-check-year").words
            #expect(words.contains("还没有提交的单位（2）") && words.contains("没有开始"))
            let sheet = try await visitor.get("/self-check-year.csv").text
            #expect(sheet.contains(Factory.creditCode(2)) && !sheet.contains(Factory.creditCode(1)))
        }
        office.office.turn(to: "2027-01-04")
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/self-check-year").words.contains("还没有提交的单位（3）"))
        }
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/self-check-year").status == 403)
        }
    }
}

@Suite(.requirement("R-03")) struct RiskStateTests {
    @Test(arguments: Engine.allCases)
    func `a class is assessed, published by the employer, verified by a visit and superseded on change; every step stays`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        func states() async throws -> [String] {
            try await office.registers.read {
                try $0.query("SELECT state, is_current FROM risk_grading ORDER BY id").map {
                    $0.text("state") + ($0.flag("is_current") ? " 现行" : "")
                }
            }
        }
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/inspection-frequency").words.contains("还没有得出风险类别的单位（3）"))
        }
        let check = try await office.selfCheck()
        #expect(try await states() == ["in_force 现行"])
        let grading = try await office.registers.read { try $0.value("SELECT id FROM risk_grading").integer ?? 0 }
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let way = ["published_way": "厂区公告栏"]
            let address = "/risk_grading/\(grading)/publication"
            #expect(try await visitor.post(address, way.merging(["published_day": "2026-03-03"]) { $1 }).status == 409)
            #expect(try await visitor.post(address, ["published_day": "2026-03-02"]).status == 409)
            #expect(try await visitor.post(address, way.merging(["published_day": "2026-03-02"]) { $1 }).status == 303)
        }
        #expect(try await states() == ["published 现行"])
        let visit = try await office.visit()
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            try await visitor.post("/self_check/\(check)/verification", ["inspection": "\(visit)"])
            let words = try await visitor.get("/employer/\(office.employers[0])").words
            #expect(words.contains("历次评定") && words.contains("2022年分类监督执法") && words.contains("已核查"))
            let list = try await visitor.get("/risk_grading?risk_class=甲&is_current=1&method=2022")
            #expect(list.words.contains("共 1 条"))
            #expect(try await visitor.get("/risk_grading?risk_class=丙&is_current=1").words.contains("共 0 条"))
            #expect(try await visitor.get("/inspection-frequency").words.contains("还没有得出风险类别的单位（2）"))
        }
        #expect(try await states() == ["verified 现行"])
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            try await visitor.post("/self_check/\(check)/transition/return", ["_reason": "x", "_version": "3"])
        }
        try await office.office.enter(
            PostHazard.self,
            ["employer": "#\(office.employers[0])", "post": "喷漆工", "hazard": "2-031", "exposed_headcount": "60"])
        #expect(try await states() == ["superseded", "in_force 现行"])
        #expect(try await office.office.faults() == [])
    }
}

@Suite(.requirement("R-80")) struct FrequencyTests {
    @Test func `patrols, closed doors and re-inspections are no visit of the class; two and more above it are too many`()
        async throws
    {
        let office = try await SupervisionOffice()
        _ = try await office.selfCheck()
        @Sendable func line() async throws -> FrequencyPage.Line? {
            try await office.registers.read {
                try FrequencyPage.lines($0, region: office.supervisor.region, on: office.office.today).first
            }
        }
        _ = try await office.visit(kind: "patrol", outcome: "none")
        _ = try await office.visit(outcome: "closed")
        #expect(try await line()?.visits == 0)
        let visit = try await office.visit()
        try await office.recheck(try await office.order(after: visit, deadline: "2026-03-20"), outcome: "none")
        #expect(try await line()?.visits == 1)
        for _ in 1...2 { _ = try await office.visit(outcome: "none") }
        #expect(try await line()?.isOver == true)
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/inspection-frequency").words.contains("检查过多的单位（1）"))
            let sheet = try await visitor.get("/inspection-frequency.csv").text
            #expect(sheet.contains("检查过多的单位") && sheet.contains(Factory.creditCode(1)))
            let made = try await visitor.post(
                "/inspection_frequency",
                [
                    "risk_class": "甲", "from_day": "2026-04-01", "visit_count": "3", "per_years": "1", "draw_weight": "1",
                    "basis": "本所规定（模拟）",
                ])
            #expect(made.status == 303)
        }
        // A later row waits for its day.
        #expect(try await line()?.wanted == 1)
        office.office.turn(to: "2026-04-01")
        #expect(try await line()?.wanted == 3)
    }
}
