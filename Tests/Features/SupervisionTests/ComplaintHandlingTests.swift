import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

/// Every state of a report, with the mistakes and changes of the second week: wrong names, repeats, handlers who leave.
@Suite(.requirement("R-88")) struct ComplaintHandlingTests {
    private static let call = [
        "channel": "phone", "received": "2026-03-01", "object": "模拟五金", "region": "441702", "facts": "喷漆间味道很大",
        "name": "模拟举报人", "phone": "13800009999",
    ]

    private struct Filed: Sendable {
        var id: Int64
        var number: String
        var code: String
    }

    private func filed(_ office: SupervisionOffice) async throws -> [Filed] {
        try await office.registers.read {
            try $0.query("SELECT id, number, check_code FROM complaint ORDER BY id").map {
                Filed(id: $0.integer("id"), number: $0.text("number"), code: $0.text("check_code"))
            }
        }
    }

    private func register(_ office: SupervisionOffice, _ changes: [String: String] = [:]) async throws -> Filed {
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let done = try await visitor.post("/complaint-registration", Self.call.merging(changes) { $1 })
            #expect(done.status == 200)
        }
        return try #require(try await filed(office).last)
    }

    private func followed(_ office: SupervisionOffice, _ filed: Filed) async throws -> String {
        let words = Words()
        try await office.site.visit { (visitor: Visitor) async throws in
            await words.keep(
                try await visitor.get("/report-violation/track?number=\(filed.number)&code=\(filed.code.lowercased())").words)
        }
        return await words.text
    }

    private actor Words {
        var text = ""
        func keep(_ text: String) { self.text = text }
    }

    @Test(arguments: Engine.allCases)
    func `a call is registered with its channel and day; an urgent one is due on the spot today; another county is refused`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        let plain = try await register(office)
        let record = try await office.office.find(Complaint.self, plain.id).record
        #expect(record.channel == "phone" && record.receivedDay == Day("2026-03-01") && !record.isAnonymous)
        // Seven days from the day on which it was received, not on which it was entered.
        #expect(try await office.office.clocks(Complaint.self, plain.id) == ["report_check": Day("2026-03-08")!])
        let urgent = try await register(office, ["urgent": "1", "name": "", "phone": ""])
        #expect(try await office.office.clocks(Complaint.self, urgent.id)["report_urgent"] == Day("2026-03-02"))
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let form = try await visitor.get("/complaint-registration").text
            #expect(form.contains("<option value=\"441702\">") && !form.contains("<option value=\"441721\">"))
            for bad in [["region": "441721"], ["received": "2026-03-03"], ["channel": ""], ["facts": ""]] {
                let page = try await visitor.post("/complaint-registration", Self.call.merging(bad) { $1 })
                #expect(page.status == 422, "\(bad)")
            }
        }
        #expect(try await filed(office).count == 2)
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/complaint-registration").status == 403)
            #expect(try await visitor.get("/complaint").status == 403)
        }
        #expect(try await office.office.faults() == [])
    }

    @Test func `what belongs to another authority is moved on, what is refused has its reason: both are told under the number`()
        async throws
    {
        let office = try await SupervisionOffice()
        let (moved, refused) = (try await register(office), try await register(office))
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let silent = try await visitor.post("/complaint/\(moved.id)/move", ["authority": "", "reason": "x"])
            #expect(silent.status == 409)
            #expect(
                try await visitor.post(
                    "/complaint/\(moved.id)/move", ["authority": "生态环境局", "reason": "属于废气排放"]
                ).status == 303)
            #expect(try await visitor.post("/complaint/\(refused.id)/refusal", ["_reason": ""]).status == 422)
            #expect(try await visitor.post("/complaint/\(refused.id)/refusal", ["_reason": "没有具体事实"]).status == 303)
        }
        let words = try await followed(office, moved)
        #expect(words.contains("已转办") && words.contains("生态环境局") && words.contains("属于废气排放"))
        #expect(try await followed(office, refused).contains("没有具体事实"))
        #expect(try await office.office.clocks(Complaint.self, moved.id).isEmpty)
        #expect(try await office.office.clocks(Complaint.self, refused.id).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `linked to its employer, investigated by a visit, made a clue without the reporter's words, answered and closed`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        let report = try await register(office)
        let visit = try await office.visit(kind: "complaint")
        let address = "/complaint/\(report.id)"
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            try await visitor.post("\(address)/acceptance")
            #expect(
                try await visitor.post("\(address)/investigation", ["inspection": "\(visit)", "investigation": "属实"]).status
                    == 409)
            #expect(try await visitor.post("\(address)/employer", ["code": Factory.creditCode(77)]).status == 409)
            #expect(try await visitor.post("\(address)/employer", ["code": Factory.creditCode(1)]).status == 303)
            #expect(
                try await visitor.post("\(address)/investigation", ["inspection": "\(visit)", "investigation": "通风未开"]).status
                    == 303)
            #expect(try await visitor.post("\(address)/case").status == 303)
            #expect(try await visitor.post("\(address)/case").status == 409)
            #expect(try await visitor.post("\(address)/answer", ["answer": "已立案查处"]).status == 303)
            #expect(try await visitor.get("/employer/\(office.employers[0])").words.contains(report.number))
        }
        let clue = try await office.registers.read {
            try $0.first("SELECT source, source_text, inspection FROM enforcement_case")
        }
        #expect(clue?.text("source_text") == "通风未开" && clue?.integer("inspection") == visit)
        try await office.office.move(Complaint.self, report.id, "close", as: office.supervisor)
        let words = try await followed(office, report)
        #expect(words.contains("已办结") && words.contains("已立案查处") && !words.contains("模拟举报人"))
        #expect(try await office.office.clocks(Complaint.self, report.id).isEmpty)
        #expect(try await office.office.faults() == [])
    }

    @Test func `a handler who has left is replaced; the reporter is then seen by the new one alone, each view logged`()
        async throws
    {
        let office = try await SupervisionOffice()
        try await office.site.openAccount("second", .supervisor, region: "440000/441700/441702")
        let report = try await register(office)
        let address = "/complaint/\(report.id)"
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            try await visitor.post("\(address)/acceptance")
        }
        try await office.site.visit(as: "second") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("\(address)/reporter", ["_reason": "核实"]).status == 409)
            #expect(try await visitor.post("\(address)/take-over").status == 422)
            #expect(try await visitor.post("\(address)/take-over", ["_reason": "原承办人调离"]).status == 303)
            #expect(try await visitor.post("\(address)/reporter", ["_reason": "核实"]).words.contains("模拟举报人"))
        }
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("\(address)/reporter", ["_reason": "核实"]).status == 409)
            #expect(try await visitor.post("\(address)/investigation", ["investigation": "x"]).status == 409)
        }
        let views = try await office.registers.read {
            try $0.query("SELECT reason FROM access_log WHERE action = 'unmask' ORDER BY sequence").map { $0.text("reason") }
        }
        #expect(views == ["核实"])
    }

    @Test func `the answer is extended once and before its day; a merged report follows the chain of merges`() async throws {
        let office = try await SupervisionOffice()
        let (first, second, third) = (try await register(office), try await register(office), try await register(office))
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/complaint/\(third.id)").words.contains(first.number))
            try await visitor.post("/complaint/\(third.id)/merging", ["number": second.number])
            try await visitor.post("/complaint/\(second.id)/merging", ["number": first.number])
            // A circle is refused.
            #expect(try await visitor.post("/complaint/\(first.id)/merging", ["number": third.number]).status == 409)
            try await visitor.post("/complaint/\(first.id)/acceptance")
            #expect(try await visitor.post("/complaint/\(first.id)/extension", ["_reason": "需要检测"]).status == 303)
            #expect(try await visitor.post("/complaint/\(first.id)/extension", ["_reason": "再延"]).status == 409)
        }
        #expect(try await office.office.clocks(Complaint.self, first.id)["petition_decision"] == Day("2026-05-31"))
        let words = try await followed(office, third)
        #expect(words.contains("已受理") && words.contains("2026-05-31"))
    }
}
