import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-83", "R-84", "R-86")) struct VisitTests {
    @Test(arguments: Engine.allCases)
    func `one visit carries several checklists, and its result is published within 20 working days`(engine: Engine) async throws {
        let office = try await SupervisionOffice(engine)
        try await office.site.visit(as: "supervisor") { visitor in
            let opened = try await visitor.post(
                "/employer/\(office.employers[0])/inspection", ["kind": "joint", "inspector": "\(office.inspectors[0])"])
            #expect(opened.status == 409)
            #expect(opened.words.contains("第四十二条"))
        }
        let id = try await office.registers.write(as: office.supervisor) { transaction in
            var visit = Inspection()
            visit.employer = Int(office.employers[0])
            visit.kind = "joint"
            return try OpenInspection.open(
                visit, team: [office.inspectors[0], office.inspectors[1], office.inspectors[3]], transaction
            ).id
        }
        try await office.site.visit(as: "supervisor") { visitor in
            let answer1 = try await visitor.get("/inspection/\(id)/checklist/general")
            #expect(answer1.status == 200)
            let answer2 = try await visitor.get("/inspection/\(id)/checklist/none")
            #expect(answer2.status == 404)
            let bare = try await visitor.post("/inspection/\(id)/checklist/general", ["answer-G13": "no"])
            #expect(bare.status == 409)
            try await visitor.post(
                "/inspection/\(id)/checklist/general",
                ["answer-G13": "no", "finding-G13": "打磨岗位无除尘罩", "answer-G06": "yes"])
            try await visitor.post("/inspection/\(id)/checklist/radiation", ["answer-R01": "na"])
            let wrong = try await visitor.post(
                "/inspection/\(id)/conclusion", ["visited": "2026-03-02", "outcome": "none"])
            #expect(wrong.words.contains("1 项不符合"))
            let done = try await visitor.post(
                "/inspection/\(id)/conclusion",
                ["visited": "2026-03-02", "outcome": "ordered", "problems": "打磨岗位无除尘罩", "opinion": "建议加装局部排风"])
            #expect(done.status == 303 || done.status == 302)
        }
        let visit = try await office.office.find(Inspection.self, id)
        #expect(visit.record.checked == 3)
        #expect(visit.record.failed == 1)
        #expect(try await office.office.clocks(Inspection.self, id)["publication"] == Day("2026-03-30"))
        try await office.site.visit(as: "supervisor") { visitor in
            try await visitor.post("/inspection/\(id)/publication")
        }
        try await office.site.visit { visitor in
            let page = try await visitor.get("/open-inspection")
            #expect(page.words.contains("打磨岗位无除尘罩"))
            #expect(!page.words.contains("加装局部排风"))
        }
        #expect(try await office.office.faults() == [])
    }

    @Test func `an inspector with a conflict or an expired certificate cannot go`() async throws {
        let office = try await SupervisionOffice()
        try await office.office.enter(
            InspectorConflict.self, ["inspector": "ZF2", "employer": "#\(office.employers[0])", "reason": "曾任职"])
        await #expect(
            throws: SupervisionError.inspectorBarred(name: "模拟监督员乙", reason: "与检查对象登记有回避关系")
        ) { try await office.visit() }
        office.office.turn(to: "2028-01-03")
        await #expect(throws: SupervisionError.inspectorBarred(name: "模拟监督员甲", reason: "执法证件已于 2027-12-31 到期")) {
            try await office.visit(office.employers[1])
        }
    }

    @Test func `a technician does not stand in for an inspector`() async throws {
        let office = try await SupervisionOffice()
        await #expect(throws: SupervisionError.tooFewInspectors) {
            try await office.registers.write(as: office.supervisor) { transaction in
                var visit = Inspection()
                visit.employer = Int(office.employers[0])
                visit.kind = "routine"
                try OpenInspection.open(visit, team: [office.inspectors[0], office.inspectors[3]], transaction)
                return
            }
        }
    }

    @Test func `another county's officer and the employer cannot conclude a visit`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.visit()
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.openAccount("elsewhere", .supervisor, region: "440000/441700/441781")
        for name in ["elsewhere", "factory"] {
            try await office.site.visit(as: name) { visitor in
                let answer = try await visitor.post("/inspection/\(id)/publication")
                #expect(answer.status == 404 || answer.status == 403)
            }
        }
    }
}

@Suite(.requirement("R-87")) struct CorrectionOrderTests {
    @Test(arguments: Engine.allCases)
    func `a re-inspection after the deadline that still finds the breach leaves the order uncorrected`(engine: Engine)
        async throws
    {
        let office = try await SupervisionOffice(engine)
        let order = try await office.order(after: try await office.visit(), deadline: "2026-03-31")
        #expect(try await office.office.find(CorrectionOrder.self, order).record.number == "江城区卫职责改〔2026〕1号")
        #expect(try await office.office.clocks(CorrectionOrder.self, order)["correction"] == Day("2026-03-31"))
        office.office.turn(to: "2026-03-31")
        try await office.recheck(order, outcome: "pending")
        #expect(try await office.office.find(CorrectionOrder.self, order).stored.state == "issued")
        office.office.turn(to: "2026-04-01")
        try await office.recheck(order, outcome: "pending")
        let found = try await office.office.find(CorrectionOrder.self, order)
        #expect(found.stored.state == "uncorrected")
        #expect(found.record.recheckedDay == Day("2026-04-01"))
        #expect(try await office.office.faults() == [])
    }

    @Test func `a breach put right is told at the visit too; an extension must be asked for before the deadline`() async throws {
        let office = try await SupervisionOffice()
        let visit = try await office.visit()
        let order = try await office.order(after: visit, deadline: "2026-03-31")
        @Sendable func extend(applied: String) async throws {
            try await office.registers.write(as: office.supervisor) { transaction in
                guard let found = try transaction.find(CorrectionOrder.self, order) else { throw RegisterError.notFound }
                try IssueOrder.extend(
                    found.stored, found.record, applied: Day(applied), until: Day("2026-04-15"), reason: "设备到货延迟",
                    in: transaction)
            }
        }
        office.office.turn(to: "2026-04-02")
        let deadline = try #require(Day("2026-03-31"))
        await #expect(throws: SupervisionError.extensionTooLate(deadline: deadline)) {
            try await extend(applied: "2026-04-01")
        }
        try await extend(applied: "2026-03-31")
        #expect(try await office.office.clocks(CorrectionOrder.self, order)["correction"] == Day("2026-04-15"))
        try await office.recheck(order, outcome: "none")
        #expect(try await office.office.find(CorrectionOrder.self, order).stored.state == "corrected")
        #expect(try await office.office.find(Inspection.self, visit).record.isRectified)
    }
}
