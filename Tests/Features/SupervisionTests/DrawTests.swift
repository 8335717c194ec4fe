import Database
import FieldTestSupport
import InspectionDraws
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-79")) struct DrawTests {
    @Test(arguments: Engine.allCases)
    func `a plan is committed to, drawn, dispatched and published, and anyone replays it from the published files`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        let draw = try await office.commit(try await office.plan())
        let visits = try await office.hold(draw)
        #expect(visits.count == 1)
        let visit = try await office.office.find(Inspection.self, visits[0])
        #expect(visit.record.number == "JC441702-2026-000001")
        #expect(visit.stored.state == InspectionState.dispatched)
        try await office.office.move(InspectionDraw.self, draw, "publish")
        try await office.site.visit { visitor in
            let page = try await visitor.get("/open-inspection/draw/\(draw)")
            #expect(page.status == 200)
            #expect(page.words.contains("重新抽取的结果与公布的一致"))
            var texts: [String: String] = [:]
            for name in DrawFiles.names {
                texts[name] = try await visitor.get("/open-inspection/draw/\(draw)/file/\(name)").text
            }
            let report = try VerifyDraw.check(DrawFiles(texts: texts))
            #expect(report.result.count == 2)
            #expect(report.result[0].team.count == 3)
            let answer1 = try await visitor.get("/open-inspection/draw/\(draw)/file/secret")
            #expect(answer1.status == 404)
        }
        #expect(try await office.office.faults() == [])
    }

    @Test func `before publication the public sees neither draw nor files, and never the secret before the draw`() async throws {
        let office = try await SupervisionOffice()
        let draw = try await office.commit(try await office.plan())
        let secret = try await office.registers.read { try DrawStorage.secret($0, of: draw) }
        #expect(secret.count == 64)
        try await office.site.visit { visitor in
            let answer2 = try await visitor.get("/open-inspection/draw/\(draw)")
            #expect(answer2.status == 404)
            let answer3 = try await visitor.get("/open-inspection/draw/\(draw)/file/objects.csv")
            #expect(answer3.status == 404)
        }
        try await office.site.visit(as: "bureau") { visitor in
            let page = try await visitor.get("/inspection_draw/\(draw)").text
            #expect(!page.contains(secret))
        }
        let noted = try await office.registers.read {
            try $0.value("SELECT COUNT(*) FROM ledger_entry WHERE content LIKE ?1", [.text("%\(secret)%")]).integer
        }
        #expect(noted == 0)
    }

    @Test func `lists are frozen: an employer that joins after the commitment is not drawn`() async throws {
        let office = try await SupervisionOffice()
        let draw = try await office.commit(try await office.plan(["object_count": "2"]))
        _ = try await office.office.openFactory(["credit_code": Factory.creditCode(9), "name": "模拟后来厂"])
        try await office.hold(draw)
        let files = try await office.registers.read { try DrawStorage.files($0, of: draw) }
        #expect(try files.lists().objects.count == 3)
    }

    @Test func `an inspector with a conflict, an expired certificate or the operator's own account is not sent`() async throws {
        let office = try await SupervisionOffice()
        for employer in office.employers {
            try await office.office.enter(
                InspectorConflict.self,
                ["inspector": "ZF1", "employer": "#\(employer)", "reason": "近亲属任职"])
        }
        let draw = try await office.commit(try await office.plan())
        let visit = try await office.hold(draw)[0]
        let team = try await office.office.find(Inspection.self, visit).record.team
        #expect(!team.contains("模拟监督员甲"))
        try await office.office.change(Inspector.self, office.inspectors[1]) {
            $0.accountName = "\(office.office.bureau.accountName)"
        }
        let lists = try await office.registers.write(as: office.office.bureau) { transaction in
            try FrozenLists.read(InspectionPlan(), office.office.supervisor.region, transaction)
        }
        #expect(lists.inspectors.map(\.number) == ["ZF1", "ZF3", "ZF4"])
        office.office.turn(to: "2028-01-03")
        let later = try await office.registers.write(as: office.office.bureau) { transaction in
            try FrozenLists.read(InspectionPlan(), office.office.supervisor.region, transaction)
        }
        #expect(later.inspectors.isEmpty)
    }

    @Test func `a draw without enough people is refused with articles 42 and 43 and leaves nothing behind`() async throws {
        let office = try await SupervisionOffice()
        for inspector in ["ZF1", "ZF2"] {
            for employer in office.employers {
                try await office.office.enter(
                    InspectorConflict.self, ["inspector": inspector, "employer": "#\(employer)", "reason": "回避"])
            }
        }
        let draw = try await office.commit(try await office.plan())
        let error = await #expect(throws: SupervisionError.self) { try await office.hold(draw) }
        #expect(error?.message.contains("第四十二、四十三条") == true)
        #expect(try await office.office.find(InspectionDraw.self, draw).stored.state == "committed")
    }

    @Test func `a second draw needs the first abandoned and a reason; witness and public value are needed`() async throws {
        let office = try await SupervisionOffice()
        let plan = try await office.plan()
        let draw = try await office.commit(plan)
        await #expect(throws: SupervisionError.drawOpen) { try await office.commit(plan) }
        await #expect(throws: SupervisionError.publicValueMissing) { try await office.hold(draw, value: "") }
        await #expect(throws: SupervisionError.witnessMissing) { try await office.hold(draw, witness: "") }
        try await office.hold(draw)
        try await office.office.move(InspectionDraw.self, draw, "abandon", reason: "对象已关闭")
        await #expect(throws: SupervisionError.redrawReasonMissing) { try await office.commit(plan) }
        _ = try await office.commit(plan, reason: "首次抽取的对象已关闭")
    }

    @Test func `a drawn object that is closed gives way to the next reserve`() async throws {
        let office = try await SupervisionOffice()
        let visit = try await office.hold(try await office.commit(try await office.plan()))[0]
        try await office.registers.write(as: office.supervisor) { transaction in
            guard let found = try transaction.find(Inspection.self, visit) else { throw RegisterError.notFound }
            try ConcludeInspection.replace(found.stored, found.record, reason: "对象已关闭", in: transaction)
        }
        let places = try await office.registers.read {
            try $0.query("SELECT draw_place, state FROM inspection ORDER BY draw_place").map {
                "\($0.int("draw_place")) \($0.text("state"))"
            }
        }
        #expect(places == ["1 replaced", "2 dispatched"])
    }
}
