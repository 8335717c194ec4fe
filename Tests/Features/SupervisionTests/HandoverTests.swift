import Access
import Calendars
import Database
import EarlyWarning
import Employers
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-82", "R-68", "R-87")) struct HandoverTests {
    /// A level above its bound at the first employer, handed over and accepted.
    private func handover(_ it: SupervisionOffice, isEvidence: Bool, isAccepted: Bool = true) async throws -> Int64 {
        let employer = it.employers[0]
        let now = it.site.product.clock.now()
        let id = try await it.registers.write(as: it.office.bureau) { transaction in
            var warning = Warning()
            warning.title = "噪声超过界限"
            warning.kind = "level"
            warning.severity = "general"
            warning.employer = employer
            warning.sourceKey = "online/1/LA/level"
            warning.sourcePage = "/live/1"
            warning.measured = "95.0 dB(A)"
            warning.limit = "90 dB(A)"
            warning.isEvidence = isEvidence
            let raised = try RaiseWarning()(warning, at: now, in: transaction)
            return try HandleWarning.handOver(
                raised.stored, as: isEvidence ? HandoverKind.supervision : HandoverKind.clue, note: "", in: transaction
            ).id
        }
        if isAccepted { try await it.office.move(WarningHandover.self, id, "accept", as: it.supervisor) }
        return id
    }

    private func take(_ it: SupervisionOffice, _ id: Int64) async throws -> Int64 {
        try await it.registers.write(as: it.supervisor) { transaction in
            let found = try #require(try transaction.find(WarningHandover.self, id))
            return try TakeHandover.take(found.stored, found.record, in: transaction).id
        }
    }

    @Test(arguments: Engine.allCases)
    func `an accepted hand-over becomes a clue of a case once, and is thereby acted on`(engine: Engine) async throws {
        let it = try await SupervisionOffice(engine)
        let id = try await handover(it, isEvidence: true)
        let file = try await it.office.find(EnforcementCase.self, try await take(it, id))
        #expect(file.stored.state == "clue")
        #expect(file.record.source == "offsite")
        #expect(file.record.handover == Int(id))
        #expect(file.record.sourceText.contains("实际值 95.0 dB(A)，界限 90 dB(A)"))
        #expect(try await it.office.find(WarningHandover.self, id).stored.state == "acted")
        await #expect(throws: RegisterError.self) { try await take(it, id) }
        #expect(try await it.office.faults() == [])
    }

    @Test func `a hand-over that nobody accepted is not taken`() async throws {
        let it = try await SupervisionOffice()
        let id = try await handover(it, isEvidence: true, isAccepted: false)
        await #expect(throws: RegisterError.self) { try await take(it, id) }
    }

    @Test func `readings without evidence value are a clue to be looked into, and carry no facts until somebody has been there`()
        async throws
    {
        let it = try await SupervisionOffice()
        let file = try await take(it, try await handover(it, isEvidence: false))
        let team = Array(it.inspectors.prefix(2))
        #expect(try await it.refusal { try await it.step(file) { try CaseActs.accept($0, $1, in: $2) } }.contains("只能作为线索"))
        try await it.step(file) { try VerifyClue.visit($0, $1, team: team, in: $2) }
        let visit = try #require(try await it.office.find(EnforcementCase.self, file).record.inspection)
        // Sent out is not been there.
        #expect(try await it.refusal { try await it.step(file) { try CaseActs.accept($0, $1, in: $2) } }.contains("现场核查"))
        #expect(
            try await it.refusal { try await it.step(file) { try VerifyClue.visit($0, $1, team: team, in: $2) } }.contains("已安排"))
        try await it.registers.write(as: it.supervisor) {
            try SupervisionOffice.conclude(Int64(visit), "pending", "打磨岗位没有防护设施", $0)
        }
        try await it.step(file) { try CaseActs.accept($0, $1, in: $2) }
        try await it.step(file) {
            try CaseActs.register($0, $1, .init(act: "噪声超标未治理", ended: $2.today, officers: team), in: $2)
        }
        try await it.step(file) { try CaseActs.investigate($0, $1, facts: "现场检测和笔录为证", in: $2) }
        #expect(try await it.office.find(EnforcementCase.self, file).stored.state == "investigated")
        #expect(try await it.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a notice to explain has its number and clock; silence counts only after its last day`(engine: Engine) async throws {
        let it = try await SupervisionOffice(engine)
        let file = try await take(it, try await handover(it, isEvidence: false))
        #expect(try await it.refusal { try await it.step(file) { try VerifyClue.notify($0, $1, due: $2.today, in: $2) } } != "")
        try await it.step(file) { try VerifyClue.notify($0, $1, due: Day("2026-03-09"), in: $2) }
        #expect(try await it.office.clocks(EnforcementCase.self, file)["clue_reply"] == Day("2026-03-09"))
        @Sendable func silent() async throws {
            try await it.step(file) {
                try VerifyClue.reply($0, $1, served: Day("2026-03-02"), receiver: "模拟收件人", text: "逾期未说明", in: $2)
            }
        }
        it.office.turn(to: "2026-03-09")
        #expect(try await it.refusal { try await silent() }.contains("尚未届满"))
        it.office.turn(to: "2026-03-10")
        try await silent()
        #expect(try await it.office.clocks(EnforcementCase.self, file).isEmpty)
        try await it.step(file) { try CaseActs.accept($0, $1, in: $2) }
        try await it.step(file) {
            try CaseActs.register($0, $1, .init(act: "x", ended: $2.today, officers: Array(it.inspectors.prefix(2))), in: $2)
        }
        // A letter without an answer proves nothing about the workplace.
        #expect(
            try await it.refusal { try await it.step(file) { try CaseActs.investigate($0, $1, facts: "x", in: $2) } }.contains(
                "第四十一"))
        #expect(try await it.office.faults() == [])
    }

    @Test func `the page of the hand-over offers it, and the case shows the chain back to the readings`() async throws {
        let it = try await SupervisionOffice()
        let id = try await handover(it, isEvidence: true)
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/warning_handover/\(id)").words.contains("列为案件线索"))
            let made = try await visitor.post("/warning_handover/\(id)/case")
            #expect(made.status == 303)
            let page = try await visitor.get("/enforcement_case/\(made.number)")
            #expect(page.words.contains("证据链"))
            #expect(page.words.contains("登记"))
            #expect(!page.words.contains("create") && !page.words.contains("accept"))
            #expect(page.text.contains("href=\"/warning_handover/\(id)\""))
            #expect(page.text.contains("href=\"/live/1\""))
            #expect(page.text.matches(of: /<code>[0-9a-f]{16}<\/code>/).count >= 4)
            #expect(page.words.contains("安排现场核查"))
        }
        try await it.site.openAccount("elsewhere", .supervisor, region: "440000/441700/441781")
        try await it.site.openAccount("town", .townOfficer, region: "440000/441700/441702")
        for name in ["elsewhere", "town"] {
            try await it.site.visit(as: name) { (visitor: Visitor) async throws in
                let refused = try await visitor.post("/warning_handover/\(id)/case")
                #expect([403, 404].contains(refused.status), "\(name)")
            }
        }
    }
}
