import Access
import CodeTables
import Database
import EarlyWarning
import Employers
import FieldTestSupport
import Organisations
import Pages
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-04")) struct WarningTests {
    private struct Desk: Sendable {
        let site: CountyWebsite
        let employer: Int64

        init(_ engine: Engine = .sqlite) async throws {
            site = try await CountyWebsite(engine, slices: CountyWebsite.slices + [EarlyWarning.slice])
            employer = try await site.office.openFactory()
            try await site.openAccount("cdc", .cdc, region: "440000/441700")
        }

        @discardableResult
        func raise(key: String = "online/1/LA/level", isEvidence: Bool = true) async throws -> (id: Int64, isNew: Bool) {
            var warning = Warning()
            warning.title = "噪声超过界限"
            warning.kind = "level"
            warning.severity = "general"
            warning.employer = employer
            warning.sourceKey = key
            warning.sourcePage = "/live/1"
            warning.measured = "95.0 dB(A)"
            warning.limit = "90 dB(A)"
            warning.isEvidence = isEvidence
            let (sign, now) = (warning, site.product.clock.now())
            return try await site.product.registers.write(as: site.office.bureau) { transaction in
                let raised = try RaiseWarning()(sign, at: now, in: transaction)
                return (raised.stored.id, raised.isNew)
            }
        }

        func states() async throws -> [String] {
            try await site.product.database.read {
                try $0.query("SELECT state FROM warning ORDER BY id").map { $0.text("state") }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a sign that comes again is counted while its warning is open`(engine: Engine) async throws {
        let desk = try await Desk(engine)
        #expect(try await desk.raise().isNew)
        let again = try await desk.raise()
        #expect(!again.isNew)
        #expect(try await desk.raise(key: "online/2/LA/level").isNew)
        let counts = try await desk.site.product.database.read {
            try $0.query("SELECT occurrences FROM warning ORDER BY id").map { $0.int("occurrences") }
        }
        #expect(counts == [2, 1])
    }

    @Test func `assigned, answered with evidence, closed: the time of the response is told`() async throws {
        let desk = try await Desk()
        let id = try await desk.raise().id
        try await desk.site.visit(as: "cdc") { visitor in
            let early = try await visitor.post("/warning/\(id)/answer", ["answer": "已检查"])
            #expect(early.status == 409)
            #expect(try await visitor.post("/warning/\(id)/assignment", ["assignee": " "]).status == 422)
            #expect(try await visitor.post("/warning/\(id)/assignment", ["assignee": "模拟承办人"]).status == 303)
            #expect(try await visitor.post("/warning/\(id)/closure", ["outcome": "handled", "reason": "已整改"]).status == 422)
            try await visitor.post("/warning/\(id)/answer", ["answer": "现场核查，隔声罩脱落，已复位", "evidence": "现场照片 2 张"])
            try await visitor.post("/warning/\(id)/closure", ["outcome": "handled", "reason": "已整改"])
            let page = try await visitor.get("/warning/\(id)")
            for words in ["已关闭", "模拟承办人", "现场照片 2 张", "响应用时", "已处置"] { #expect(page.words.contains(words), "\(words)") }
        }
        #expect(try await desk.states() == ["closed"])
        #expect(try await desk.site.office.clocks(Warning.self, id).isEmpty)
        #expect(try await desk.raise().isNew)
        #expect(try await desk.site.office.faults().isEmpty)
    }

    @Test func `a false alarm is closed without an answer`() async throws {
        let desk = try await Desk()
        let id = try await desk.raise().id
        try await desk.site.visit(as: "cdc") { visitor in
            try await visitor.post("/warning/\(id)/closure", ["outcome": "false_alarm", "reason": "校准声源"])
        }
        #expect(try await desk.states() == ["closed"])
    }

    @Test(.requirement("R-68")) func `handed over by one act, and once only`() async throws {
        let desk = try await Desk()
        let id = try await desk.raise().id
        try await desk.site.visit(as: "cdc") { visitor in
            try await visitor.post("/warning/\(id)/handover", ["kind": "supervision"])
            #expect(try await visitor.post("/warning/\(id)/handover", ["kind": "supervision"]).status == 422)
        }
        let rows = try await desk.site.product.database.read {
            try $0.query("SELECT kind, is_evidence, content, state FROM warning_handover ORDER BY id").map(\.values)
        }
        #expect(rows.count == 1)
        #expect(rows.first?[0] == "supervision" && rows.first?[3] == "handed")
        #expect(rows.first?[2].text?.contains("实际值 95.0 dB(A)，界限 90 dB(A)") == true)
    }

    @Test(.requirement("R-82")) func `what is no evidence can only be a clue`() async throws {
        let desk = try await Desk()
        let id = try await desk.raise(isEvidence: false).id
        try await desk.site.visit(as: "cdc") { visitor in
            let refused = try await visitor.post("/warning/\(id)/handover", ["kind": "supervision"])
            #expect(refused.status == 422)
            #expect(try await visitor.post("/warning/\(id)/handover", ["kind": "offsite_clue"]).status == 303)
            #expect(try await visitor.get("/warning/\(id)").words.contains("只能作为线索，不能作为证据"))
        }
    }

    @Test func `another county neither sees nor handles it`() async throws {
        let desk = try await Desk()
        let id = try await desk.raise().id
        try await desk.site.visit(as: "yangchun") { visitor in
            let page = try await visitor.get("/warning/\(id)")
            #expect(page.status == 404)
            #expect(try await visitor.post("/warning/\(id)/assignment", ["assignee": "x"]).status == 404)
        }
    }
}
