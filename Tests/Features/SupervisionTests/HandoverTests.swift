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

    @Test func `readings without evidence value carry no facts until somebody has been there`() async throws {
        let it = try await SupervisionOffice()
        let file = try await take(it, try await handover(it, isEvidence: false))
        func ground() async throws {
            try await it.registers.write(as: it.supervisor) { transaction in
                let found = try #require(try transaction.find(EnforcementCase.self, file))
                try TakeHandover.checkGround(of: found.record, in: transaction)
            }
        }
        await #expect(throws: SupervisionError.self) { try await ground() }
        _ = try await it.visit()
        try await ground()
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
            #expect(page.text.contains("href=\"/warning_handover/\(id)\""))
            #expect(page.text.contains("href=\"/live/1\""))
            #expect(page.text.matches(of: /<code>[0-9a-f]{16}<\/code>/).count >= 4)
        }
    }
}
