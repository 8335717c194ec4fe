import Access
import Calendars
import Database
import EarlyWarning
import FieldTestSupport
import HealthSurveillance
import Organisations
import Pages
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import RiskWarnings

/// Signs that stand in the registers become warnings by the office's rules, and people handle them like those of devices.
@Suite(.requirement("R-04")) struct RiskWarningTests {
    private struct Desk: Sendable {
        let site: CountyWebsite
        let employer: Int64
        let patrol: RiskPatrol
        let clinic = Principal(
            accountID: 50, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
            region: RegionPath("440000/441700") ?? .nowhere)

        init(_ engine: Engine = .sqlite) async throws {
            site = try await CountyWebsite(
                engine,
                slices: CountyWebsite.slices + [
                    WorkplaceMonitoring.slice, HealthSurveillance.slice, EarlyWarning.slice, RiskWarnings.slice,
                ])
            employer = try await site.office.openFactory()
            patrol = RiskPatrol(registers: site.product.registers)
            try await site.openAccount("cdc", .cdc, region: "440000/441700")
        }

        /// A record of a slice whose types are its own, by the names of its fields.
        @discardableResult
        func enter(_ register: String, _ input: [String: String], as principal: Principal? = nil) async throws -> Int64 {
            let (registers, principal) = (site.product.registers, principal ?? site.office.bureau)
            return try await registers.write(as: principal) { transaction in
                guard let register = registers.catalogue.register(register) else { throw RegisterError.notFound }
                var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
                let (draft, problems) = reading.read(input, into: Draft(register), isNew: true)
                guard problems.isEmpty else { throw RegisterError.invalid(problems) }
                return try transaction.insert(draft).id
            }
        }

        func task() async throws {
            try await enter(
                "monitoring_task", ["year": "2026", "title": "模拟任务", "region_code": "441702", "deadline": "2026-12-31"])
        }

        func measure(_ level: String, on day: String, post: String = "打磨工") async throws {
            try await enter(
                "measurement",
                [
                    "task": "模拟任务", "employer": "#\(employer)", "post": post, "factor": "3-001", "sampled_day": day,
                    "lex_8h": level,
                    "report": "模拟-\(day)",
                ])
        }

        func examine(_ person: Int, conclusion: String) async throws {
            try await enter(
                "examination",
                [
                    "employer": "#\(employer)", "name": "模拟甲", "id_number": Self.number(person), "type": "during",
                    "exam_day": "2026-02-10", "agent": "P01", "institution": "模拟检查机构",
                    "results": "SYM; INT; EAR; ECG; PTA; CBC; URI; ALT; LFT", "conclusion": conclusion, "condition": "模拟名称",
                ], as: clinic)
        }

        @discardableResult
        func employ(_ person: Int) async throws -> Int64 {
            try await enter(
                "assignment",
                [
                    "employer": "#\(employer)", "post": "打磨工", "name": "模拟甲", "id_number": Self.number(person),
                    "from_day": "2025-03-01",
                ], as: site.office.person(of: employer))
        }

        /// Simulated people: the numbers pass their check and belong to nobody.
        private static func number(_ order: Int) -> String {
            let body = "44170219800515" + String(1000 + order * 10 + 1).suffix(3)
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
            return body + String(Array("10X98765432")[sum % 11])
        }

        func warnings() async throws -> [String] {
            try await site.product.database.read { connection in
                try connection.query("SELECT kind, severity, measured, state, is_evidence, ended_at FROM warning ORDER BY id").map
                {
                    "\($0.text("kind")) \($0.text("severity")) \($0.text("measured")) \($0.text("state"))"
                        + ($0.flag("is_evidence") ? " 证据" : "") + ($0["ended_at"].isNull ? "" : " 已消失")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a post above its limit is warned of once, until a later result is within it`(engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.task()
        try await desk.measure("91.5", on: "2026-01-10")
        #expect(try await desk.patrol.turn() == 1)
        #expect(try await desk.patrol.turn() == 0)
        #expect(try await desk.warnings() == ["risk_exceeded general 1 个岗位 raised 证据"])
        try await desk.measure("80", on: "2026-02-10")
        try await desk.patrol.turn()
        #expect(try await desk.warnings() == ["risk_exceeded general 1 个岗位 raised 证据 已消失"])
    }

    @Test func `a result of more than a year ago says nothing of now`() async throws {
        let desk = try await Desk()
        try await desk.task()
        // The office's day is 2026-03-02.
        try await desk.measure("91.5", on: "2025-03-01")
        try await desk.patrol.turn()
        #expect(try await desk.warnings().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `contraindicated people still on the post are a severe warning without names, until they have left`(
        engine: Engine
    ) async throws {
        let desk = try await Desk(engine)
        let assignment = try await desk.employ(1)
        try await desk.examine(1, conclusion: "contraindication")
        try await desk.patrol.turn()
        #expect(try await desk.warnings() == ["risk_contraindicated severe 1 人 raised"])
        let text = try await desk.site.product.database.read { connection in
            try connection.query("SELECT title, measured, basis, source_page FROM warning").map { "\($0.values)" }.joined()
        }
        #expect(!text.contains("模拟甲") && !text.contains("441702198"))
        try await desk.site.office.change(Assignment.self, assignment) { $0.to = Day("2026-03-01") }
        try await desk.patrol.turn()
        #expect(try await desk.warnings() == ["risk_contraindicated severe 1 人 raised 已消失"])
    }

    @Test(arguments: Engine.allCases)
    func `three suspected cases of an employer within a year are a cluster, two are none`(engine: Engine) async throws {
        let desk = try await Desk(engine)
        for person in 1...2 {
            try await desk.employ(person)
            try await desk.examine(person, conclusion: "suspectedDisease")
        }
        try await desk.patrol.turn()
        #expect(try await desk.warnings().isEmpty)
        try await desk.employ(3)
        try await desk.examine(3, conclusion: "suspectedDisease")
        try await desk.patrol.turn()
        #expect(try await desk.warnings() == ["risk_suspected severe 3 人 raised"])
    }

    @Test func `an open warning follows its number, a closed one rests as long as the sign goes on`() async throws {
        let desk = try await Desk()
        try await desk.task()
        try await desk.measure("91.5", on: "2026-01-10")
        try await desk.patrol.turn()
        try await desk.enter(
            "post_hazard", ["employer": "#\(desk.employer)", "post": "喷漆工", "hazard": "3-001", "exposed_headcount": "3"])
        try await desk.measure("92", on: "2026-01-10", post: "喷漆工")
        #expect(try await desk.patrol.turn() == 1)
        #expect(try await desk.warnings() == ["risk_exceeded general 2 个岗位 raised 证据"])
        try await desk.site.product.database.write { try $0.execute("UPDATE warning SET state = 'closed'") }
        #expect(try await desk.patrol.turn() == 0)
        #expect(try await desk.warnings().count == 1)
    }

    @Test func `a closed warning that has grown is raised anew; one that shrank and came back is not`() async throws {
        let desk = try await Desk()
        try await desk.task()
        try await desk.measure("91.5", on: "2026-01-10")
        try await desk.patrol.turn()
        try await desk.site.product.database.write { try $0.execute("UPDATE warning SET state = 'closed'") }
        try await desk.enter(
            "post_hazard", ["employer": "#\(desk.employer)", "post": "喷漆工", "hazard": "3-001", "exposed_headcount": "3"])
        try await desk.measure("92", on: "2026-01-10", post: "喷漆工")
        #expect(try await desk.patrol.turn() == 1)
        #expect(try await desk.patrol.turn() == 0)
        #expect(
            try await desk.warnings() == ["risk_exceeded general 1 个岗位 closed 证据", "risk_exceeded general 2 个岗位 raised 证据"])
        try await desk.site.product.database.write { try $0.execute("UPDATE warning SET state = 'closed'") }
        try await desk.measure("80", on: "2026-02-10", post: "喷漆工")
        #expect(try await desk.patrol.turn() == 0)
        try await desk.measure("93", on: "2026-02-11", post: "喷漆工")
        #expect(try await desk.patrol.turn() == 0)
        try await desk.measure("80", on: "2026-02-12", post: "喷漆工")
        try await desk.measure("80", on: "2026-02-12")
        #expect(try await desk.patrol.turn() == 1)
        #expect(try await desk.warnings().allSatisfy { $0.hasSuffix("已消失") })
    }

    @Test(arguments: Engine.allCases)
    func `a post that was not tested in its year is overdue where the office asks for it, and no longer once it is tested`(
        engine: Engine
    ) async throws {
        let desk = try await Desk(engine)
        try await desk.task()
        try await desk.enter(
            "risk_rule",
            ["kind": "risk_overdue_test", "days": "30", "severity": "notice", "is_on": "1", "basis": "模拟规则"])
        func turn(to day: String, nature: String) async throws {
            desk.site.office.turn(to: day)
            let employer = desk.employer
            try await desk.site.product.database.write {
                try $0.execute("UPDATE employer SET risk_nature = ?1 WHERE id = ?2", [.text(nature), .integer(employer)])
            }
            try await desk.patrol.turn()
        }
        // Registered on 2026-03-02: a year and thirty days later it is just not overdue.
        try await turn(to: "2027-04-01", nature: "severe")
        #expect(try await desk.warnings().isEmpty)
        try await turn(to: "2027-04-02", nature: "general")
        #expect(try await desk.warnings().isEmpty)
        try await turn(to: "2027-04-02", nature: "severe")
        let open = try await desk.warnings()
        #expect(open == ["risk_overdue_test notice 2 个岗位 raised"])
        try await desk.site.product.database.write {
            try $0.execute("UPDATE post_hazard SET void = 1 WHERE hazard <> '3-001'")
        }
        try await desk.measure("80", on: "2027-04-01")
        try await turn(to: "2027-04-03", nature: "severe")
        #expect(try await desk.warnings().allSatisfy { $0.hasSuffix("已消失") })
    }

    @Test(arguments: Engine.allCases)
    func `overdue duties are warned of when the office asks for it, from its own number on`(engine: Engine) async throws {
        let desk = try await Desk(engine)
        for person in 1...2 { try await desk.employ(person) }
        try await desk.patrol.turn()
        #expect(try await desk.warnings().isEmpty)
        try await desk.enter(
            "risk_rule",
            ["kind": "risk_overdue_exam", "least": "2", "days": "30", "severity": "general", "is_on": "1", "basis": "模拟规则"])
        try await desk.enter(
            "risk_rule", ["kind": "risk_overdue_declaration", "severity": "notice", "is_on": "1", "basis": "模拟规则"])
        try await desk.patrol.turn()
        #expect(
            try await desk.warnings() == ["risk_overdue_exam general 2 人 raised", "risk_overdue_declaration notice 1 家 raised"])
    }

    @Test func `a kind that the office has switched off raises nothing and ends what it had raised`() async throws {
        let desk = try await Desk()
        try await desk.task()
        try await desk.measure("91.5", on: "2026-01-10")
        try await desk.patrol.turn()
        try await desk.enter("risk_rule", ["kind": "risk_exceeded", "severity": "general", "is_on": "0", "basis": "模拟规则"])
        try await desk.patrol.turn()
        #expect(try await desk.warnings() == ["risk_exceeded general 1 个岗位 raised 证据 已消失"])
    }

    /// What R-04 asks of the product, done in a browser: rules and thresholds set, received, assigned, answered, closed, time seen.
    @Test func `from the rule to the response time, on the pages`() async throws {
        let desk = try await Desk()
        try await desk.task()
        try await desk.measure("91.5", on: "2026-01-10")
        try await desk.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let refused = try await visitor.post(
                "/risk_rule", ["kind": "level", "severity": "general", "is_on": "1", "basis": "模拟规则"])
            #expect(refused.words.contains("这种预警由设备产生"))
            let made = try await visitor.post(
                "/risk_rule",
                ["kind": "risk_exceeded", "least": "1", "days": "365", "severity": "severe", "is_on": "1", "basis": "模拟规则"])
            #expect(made.status == 303)
        }
        try await desk.patrol.turn()
        let id = try await desk.site.product.database.read {
            try $0.value("SELECT id FROM warning ORDER BY id LIMIT 1").integer ?? 0
        }
        try await desk.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/warning").words.contains("检测结果超标"))
            let page = try await visitor.get("/warning/\(id)")
            for words in ["1 个岗位", "严重", "模拟规则"] { #expect(page.words.contains(words), "\(words)") }
            #expect(try await visitor.post("/warning/\(id)/assignment", ["assignee": "模拟承办人"]).status == 303)
            #expect(
                try await visitor.post("/warning/\(id)/answer", ["answer": "已责令整改", "evidence": "现场照片"]).status == 303)
            #expect(
                try await visitor.post("/warning/\(id)/closure", ["outcome": "handled", "reason": "复测合格"]).status == 303)
            #expect(try await visitor.get("/warning/\(id)").words.contains("响应用时"))
        }
        #expect(try await desk.warnings() == ["risk_exceeded severe 1 个岗位 closed 证据"])
    }
}
