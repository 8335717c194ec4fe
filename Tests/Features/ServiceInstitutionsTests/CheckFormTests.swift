import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

/// The yearly round of checks of every institution, with its form, year after year.
@Suite(.requirement("R-96")) struct CheckFormTests {
    private func office(_ engine: Engine = .sqlite) async throws -> InstitutionOffice {
        let it = try await InstitutionOffice(engine)
        try await it.office.enter(
            Organisation.self, ["name": "模拟检查中心", "type": "exam_institution", "region_code": "441702", "is_public": "是"])
        try await it.site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        try await it.site.openAccount("jia", .institutionStaff, region: "", organisation: it.sides[0].institution)
        return it
    }

    private func checks(_ it: InstitutionOffice) async throws -> [Int64] {
        try await it.registers.read { try $0.query("SELECT id FROM institution_check ORDER BY id").map { $0.integer("id") } }
    }

    @Test func `each kind of institution has a form of 100 points, with codes of its own`() throws {
        var codes: Set<String> = []
        for body in ["technical_service", "exam_institution", "dosimetry"] {
            let form = try #require(InstitutionCheckForm.inForce(for: body, on: CountyOffice.monday))
            #expect(form.items.map(\.points).reduce(0, +) == 100)
            #expect(codes.isDisjoint(with: form.items.map(\.code)))
            codes.formUnion(form.items.map(\.code))
            let yes = Dictionary(uniqueKeysWithValues: form.items.map { ($0.code, "yes") })
            #expect(form.score(yes) == .init(points: 100, failed: 0, failedKeys: 0))
            #expect(form.score(Dictionary(uniqueKeysWithValues: form.items.dropFirst().map { ($0.code, "yes") })) == nil)
            #expect(form.score(yes.mapValues { _ in "na" }) == nil)
        }
        #expect(InstitutionCheckForm.inForce(for: "hospital", on: CountyOffice.monday) == nil)
        // 12 of 100 failed, 5 do not apply: 83 of 95.
        let form = try #require(InstitutionCheckForm.inForce(for: "technical_service", on: CountyOffice.monday))
        var answers = Dictionary(uniqueKeysWithValues: form.items.map { ($0.code, "yes") })
        answers["T01"] = "no"
        answers["T11"] = "na"
        #expect(form.score(answers) == .init(points: 87.4, failed: 1, failedKeys: 1))
    }

    @Test(arguments: Engine.allCases)
    func `all institutions are planned by one act, filled by form, and next year begins with nobody`(engine: Engine) async throws
    {
        let it = try await office(engine)
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let before = try await visitor.get("/institution-board").words
            #expect(before.contains("2026 年应检查 3 家，已检查 0 家") && before.contains("将未列入的 3 家"))
            #expect(before.contains("模拟检查中心 备案管理"))
            #expect(try await visitor.post("/institution-board/checks").status == 303)
            #expect(try await visitor.post("/institution-board/checks").status == 303)
            let after = try await visitor.get("/institution-board").words
            #expect(after.contains("已列入计划，未检查") && !after.contains("未列入计划"))
        }
        let ids = try await checks(it)
        #expect(ids.count == 3)
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let form = try await visitor.get("/institution_check/\(ids[0])/form")
            #expect(form.status == 200 && form.words.contains("检查表为平台设计"))
            let silent = try await visitor.post("/institution_check/\(ids[0])/form", ["answer-T04": "no"])
            #expect(silent.status == 409 && silent.words.contains("不符合的要写明发现的事实"))
            var fields = ["answer-T04": "no", "finding-T04": "声级计超期 3 个月"]
            for code in 1...11 where code != 4 { fields["answer-T" + (code < 10 ? "0\(code)" : "\(code)")] = "yes" }
            #expect(try await visitor.post("/institution_check/\(ids[0])/form", fields).status == 303)
            #expect(try await visitor.get("/institution_check/\(ids[0])").words.contains("声级计超期 3 个月"))
        }
        let check = try await it.office.find(InstitutionCheck.self, ids[0]).record
        #expect(check.score == 90 && check.failed == 1 && check.form == "D-2026")
        try await it.office.change(InstitutionCheck.self, ids[0]) { check in
            check.checkedDay = CountyOffice.monday
            check.checkers = "模拟监督员甲、乙"
            check.result = "none"
        }
        // A form with a breach is no clean check.
        await #expect(throws: RegisterError.self) { try await it.office.move(InstitutionCheck.self, ids[0], "check") }
        try await it.office.change(InstitutionCheck.self, ids[0]) { check in
            check.result = "problems"
            check.problems = "仪器超期"
            check.rectifyUntil = CountyOffice.monday + 30
        }
        try await it.office.move(InstitutionCheck.self, ids[0], "check")
        try await it.site.visit(as: "jia") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/institution_check/\(ids[0])").words.contains("声级计超期 3 个月"))
            #expect(try await visitor.post("/institution_check/\(ids[0])/form", ["answer-T04": "yes"]).status == 403)
            #expect(try await visitor.post("/institution-board/checks").status == 403)
        }
        it.office.turn(to: "2027-01-05")
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let words = try await visitor.get("/institution-board").words
            #expect(words.contains("2027 年应检查 3 家，已检查 0 家") && words.contains("将未列入的 3 家"))
        }
        #expect(try await it.office.faults() == [])
    }
}

@Suite(.requirement("R-95")) struct ScoreYearTests {
    @Test(arguments: Engine.allCases)
    func `one finding is scored once; the sum makes key supervision and is cleared with the year, but stays to be read`(
        engine: Engine
    ) async throws {
        let it = try await InstitutionOffice(engine)
        try await it.site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        let breach = [
            "institution": "#\(it.sides[0].institution)", "item": "S05", "facts": "模拟事实", "found_day": "2026-03-02",
        ]
        var ids = [try await it.office.enter(InstitutionBreach.self, breach).id]
        await #expect(throws: RegisterError.self) { try await it.office.enter(InstitutionBreach.self, breach) }
        ids.append(try await it.office.enter(InstitutionBreach.self, breach.merging(["item": "S06"]) { $1 }).id)
        for id in ids { try await it.office.move(InstitutionBreach.self, id, "tell") }
        it.office.turn(to: CountyOffice.monday + 11)
        let told = ids
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            for id in told { #expect(try await visitor.post("/institution_breach/\(id)/score").status == 303) }
            let board = try await visitor.get("/institution-board").words
            #expect(board.contains("7 重点监管"))
            let page = try await visitor.get("/organisation/\(it.sides[0].institution)").words
            #expect(page.contains("2026 2 7 列为重点监管对象，增加检查频次 本周期"))
        }
        it.office.turn(to: "2027-01-01")
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            #expect(try await !visitor.get("/institution-board").words.contains("重点监管"))
            let page = try await visitor.get("/organisation/\(it.sides[0].institution)").words
            #expect(page.contains("2027 年累计 0 分") && page.contains("2026 2 7 列为重点监管对象，增加检查频次 已清零"))
        }
        // Not scored after all: the same finding may be entered again.
        try await it.office.move(InstitutionBreach.self, ids[0], "withdraw_score", reason: "申诉成立")
        _ = try await it.office.enter(InstitutionBreach.self, breach)
    }
}
