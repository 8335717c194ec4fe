import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

@Suite(.requirement("R-95")) struct ScoreTests {
    private func breach(_ it: InstitutionOffice, _ item: String = "S05", on day: String = "2026-03-02") async throws -> Int64 {
        try await it.office.enter(
            InstitutionBreach.self,
            ["institution": "#\(it.sides[0].institution)", "item": item, "facts": "模拟事实", "found_day": day]
        ).id
    }

    private func act(
        _ it: InstitutionOffice, _ id: Int64, as principal: Principal,
        _ body: @escaping @Sendable (StoredRecord, RegisterTransaction) throws -> Void
    ) async throws {
        try await it.registers.write(as: principal) { transaction in
            let found = try #require(try transaction.find(InstitutionBreach.self, id))
            try body(found.stored, transaction)
        }
    }

    private func points(_ it: InstitutionOffice, _ year: Int) async throws -> Int {
        let institution = it.sides[0].institution
        return try await it.registers.read { try InstitutionBreach.points($0, institution, year: year) }
    }

    @Test(arguments: Engine.allCases)
    func `a breach is told, heard, scored by the table of its day, appealed against and upheld`(engine: Engine) async throws {
        let it = try await InstitutionOffice(engine)
        let id = try await breach(it)
        let made = try await it.office.find(InstitutionBreach.self, id)
        #expect((made.record.points, made.record.version) == (4, "D-2026"))
        #expect(try await points(it, 2026) == 0)
        try await it.office.move(InstitutionBreach.self, id, "tell")
        #expect(try await it.office.clocks(InstitutionBreach.self, id) == ["score_defence": CountyOffice.monday + 10])
        try await act(it, id, as: it.staff(0)) { try ScoreActs.answer($0, "校准证书在办理中", in: $1) }
        #expect(try await it.office.clocks(InstitutionBreach.self, id) == [:])
        try await act(it, id, as: it.office.bureau) { try ScoreActs.score($0, in: $1) }
        #expect(try await points(it, 2026) == 4)
        it.office.turn(to: CountyOffice.monday + 15)
        try await act(it, id, as: it.staff(0)) { try ScoreActs.answer($0, "证书已提交", in: $1) }
        #expect(try await points(it, 2026) == 4)
        try await it.office.move(InstitutionBreach.self, id, "uphold", reason: "检测当日证书已过期")
        await #expect(throws: InstitutionError.appealedBefore) {
            try await act(it, id, as: it.staff(0)) { try ScoreActs.answer($0, "再次申诉", in: $1) }
        }
        #expect(try await points(it, 2026) == 4)
        #expect(try await points(it, 2027) == 0)
        #expect(try await it.office.faults() == [])
    }

    @Test func `nobody is scored unheard before the time is over, and nobody appeals after it`() async throws {
        let it = try await InstitutionOffice()
        let id = try await breach(it)
        try await it.office.move(InstitutionBreach.self, id, "tell")
        it.office.turn(to: CountyOffice.monday + 10)
        await #expect(throws: InstitutionError.notHeard(until: CountyOffice.monday + 10)) {
            try await act(it, id, as: it.office.bureau) { try ScoreActs.score($0, in: $1) }
        }
        it.office.turn(to: CountyOffice.monday + 11)
        try await act(it, id, as: it.office.bureau) { try ScoreActs.score($0, in: $1) }
        it.office.turn(to: CountyOffice.monday + 27)
        await #expect(throws: InstitutionError.appealTooLate) {
            try await act(it, id, as: it.staff(0)) { try ScoreActs.answer($0, "申诉", in: $1) }
        }
    }

    @Test func `another institution does not answer, and an appeal that succeeds takes the points away`() async throws {
        let it = try await InstitutionOffice()
        let id = try await breach(it, "S02")
        try await it.office.move(InstitutionBreach.self, id, "tell")
        await #expect(throws: RegisterError.denied) {
            try await act(it, id, as: it.staff(1)) { try ScoreActs.answer($0, "不是我们", in: $1) }
        }
        try await act(it, id, as: it.staff(0)) { try ScoreActs.answer($0, "申辩", in: $1) }
        try await act(it, id, as: it.office.bureau) { try ScoreActs.score($0, in: $1) }
        #expect(try await points(it, 2026) == 12)
        try await it.office.move(InstitutionBreach.self, id, "withdraw_score", reason: "申诉成立")
        #expect(try await points(it, 2026) == 0)
    }

    @Test(arguments: [(2, nil), (3, "约谈提醒"), (5, "约谈提醒"), (6, "列为重点监管对象，增加检查频次"), (12, "专项检查，并通报发证机关")] as [(Int, String?)])
    func `the sum of the year leads to what the table says`(sum: Int, text: String?) {
        #expect(ScoreTable.consequence(sum, on: CountyOffice.monday)?.text == text)
    }

    @Test func `a breach before the table, and an item that it does not have, are refused at the field`() async throws {
        let it = try await InstitutionOffice()
        let base = ["institution": "#\(it.sides[0].institution)", "facts": "模拟", "found_day": "2026-03-02"]
        #expect(
            try await it.office.problems(InstitutionBreach.self, base.merging(["item": "S99"]) { $1 }).map(\.field) == ["item"])
        #expect(
            try await it.office.problems(InstitutionBreach.self, base.merging(["item": "S01", "found_day": "2021-01-31"]) { $1 })
                .map(\.field) == ["item"])
    }
}

@Suite(.requirement("R-96")) struct InstitutionCheckTests {
    @Test func `a check is held with day, people and result; what it found is put right before it is published`() async throws {
        let it = try await InstitutionOffice()
        let institution = it.sides[0].institution
        let id = try await it.office.enter(InstitutionCheck.self, ["institution": "#\(institution)", "year": "2026"]).id
        await #expect(throws: RegisterError.self) { try await it.office.move(InstitutionCheck.self, id, "check") }
        try await it.office.change(InstitutionCheck.self, id) { check in
            check.checkedDay = CountyOffice.monday
            check.checkers = "模拟监督员甲、乙"
            check.result = "problems"
            check.problems = "原始记录缺项"
            check.rectifyUntil = CountyOffice.monday + 30
        }
        try await it.office.move(InstitutionCheck.self, id, "check")
        #expect(try await it.office.clocks(InstitutionCheck.self, id) == ["rectify": CountyOffice.monday + 30])
        await #expect(throws: RegisterError.self) { try await it.office.move(InstitutionCheck.self, id, "publish") }
        try await it.office.move(InstitutionCheck.self, id, "rectify")
        #expect(try await it.office.clocks(InstitutionCheck.self, id) == [:])
        try await it.office.move(InstitutionCheck.self, id, "publish")
        #expect(try await it.office.find(InstitutionCheck.self, id).record.publishedDay == CountyOffice.monday)
    }
}
