import Employers
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import EarlyWarning

@Suite(.requirement("R-68")) struct HandoverAnswerTests {
    @Test func `found, handed over, accepted, acted on, fed back: the answer stands on the warning itself`() async throws {
        let site = try await CountyWebsite(slices: CountyWebsite.slices + [EarlyWarning.slice])
        let employer = try await site.office.openFactory()
        let warning = try await site.office.registers.write(as: site.office.bureau) { transaction in
            var warning = Warning()
            (warning.title, warning.kind, warning.severity) = ("检测结果超标", "risk_exceeded", "severe")
            (warning.employer, warning.sourceKey, warning.sourcePage) = (employer, "risk/risk_exceeded/\(employer)", "")
            (warning.measured, warning.limit, warning.basis, warning.isEvidence) = ("1 个岗位", "1 个岗位", "模拟", true)
            return try RaiseWarning()(warning, at: transaction.at, in: transaction).stored.id
        }
        try await site.openAccount("cdc", .cdc, region: "440000/441700")
        try await site.openAccount("inspector", .supervisor, region: "440000/441700/441702")
        let slip = SlipNumber()
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/warning/\(warning)/handover", ["kind": "supervision", "note": "请核实"]).status == 303)
            let page = try await visitor.get("/warning/\(warning)")
            #expect(page.words.contains("移交与办理结果") && page.words.contains("已移交"))
            await slip.set(
                page.text.firstMatch(of: /href="\/warning_handover\/(\d+)"/).flatMap { Int64($0.1) } ?? 0)
        }
        let address = "/warning_handover/\(await slip.number)"
        try await site.visit(as: "inspector") { (visitor: Visitor) async throws in
            // Nothing is fed back that nobody took up.
            #expect(try await visitor.post("\(address)/answer", ["result": "已处理"]).status != 303)
            for step in ["accept", "act"] { #expect(try await visitor.post("\(address)/transition/\(step)").status == 303) }
            #expect(try await visitor.post("\(address)/answer", ["result": " "]).status == 422)
            let told = try await visitor.post("\(address)/answer", ["result": "责令限期改正，复测合格（模拟）"])
            #expect(told.status == 303)
        }
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/warning/\(warning)")
            #expect(page.words.contains("已反馈 责令限期改正，复测合格（模拟）"))
            #expect(try await visitor.post("\(address)/answer", ["result": "x"]).status == 403)
        }
        #expect(try await site.office.faults() == [])
    }

    @Test func `what comes from lists does not speak of instruments, and a refusal says why`() async throws {
        #expect(WarningTexts.clue("risk/risk_suspected/1").contains("名录") && WarningTexts.clue("online/1/LA").contains("仪器"))
        let site = try await CountyWebsite(slices: CountyWebsite.slices + [EarlyWarning.slice])
        let employer = try await site.office.openFactory()
        let slip = try await site.office.registers.write(as: site.office.bureau) { transaction in
            var warning = Warning()
            (warning.title, warning.kind, warning.severity) = ("疑似职业病聚集", "risk_suspected", "general")
            (warning.employer, warning.sourceKey) = (employer, "risk/risk_suspected/\(employer)")
            let raised = try RaiseWarning()(warning, at: transaction.at, in: transaction).stored
            return try HandleWarning.handOver(raised, as: HandoverKind.clue, note: "", in: transaction).id
        }
        try await site.openAccount("inspector", .supervisor, region: "440000/441700/441702")
        try await site.visit(as: "inspector") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/warning_handover/\(slip)").words.contains("岗位、检查和检测记录比对"))
            #expect(try await visitor.post("/warning_handover/\(slip)/decline", ["result": "已于上月立案，不重复办理"]).status == 303)
        }
        let found = try await site.office.find(WarningHandover.self, slip)
        #expect(found.stored.state == "declined" && found.record.answer == "已于上月立案，不重复办理")
    }
}

private actor SlipNumber {
    private(set) var number: Int64 = 0
    func set(_ new: Int64) { number = new }
}
