import Access
import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import HearingConservation

@Suite(.requirement("R-39", "R-50")) struct DemonstrationTests {
    /// An application of an employer whose programme has been evaluated again.
    private func application(_ hearing: HearingOffice, isEvaluated: Bool = true) async throws -> Int64 {
        let programme = try await hearing.office.enter(
            HearingProgramme.self, ["employer": "#\(hearing.employer)", "sector": "light", "enrolled_day": "2025-01-05"],
            as: hearing.cdc)
        if isEvaluated {
            // The way there is tested with the wearing survey; here only its end counts.
            try await hearing.office.registers.write(as: hearing.cdc) { transaction in
                guard let found = try transaction.find(HearingProgramme.self, programme.id) else { throw RegisterError.notFound }
                _ = try transaction.update(found.stored, to: found.record, action: "change", state: "re_evaluated")
            }
        }
        return try await hearing.office.enter(
            HearingDemonstration.self,
            [
                "employer": "#\(hearing.employer)", "year": "2026", "commitment": "模拟承诺", "signatory": "模拟法人", "summary": "隔声罩",
            ], as: hearing.factory
        ).id
    }

    private func act(
        _ hearing: HearingOffice, _ id: Int64, as principal: Principal? = nil,
        _ body: @escaping @Sendable (StoredRecord, HearingDemonstration, RegisterTransaction) throws -> Void
    ) async throws {
        try await hearing.office.registers.write(as: principal ?? hearing.factory) { transaction in
            guard let found = try transaction.find(HearingDemonstration.self, id) else { throw RegisterError.notFound }
            try body(found.stored, found.record, transaction)
        }
    }

    private var table: DemonstrationTable {
        get throws { try #require(DemonstrationTable.inForce(on: CountyOffice.monday)) }
    }

    private func claims(less: [String: Double] = [:]) throws -> [String: DemonstrationActs.Claim] {
        try table.items.reduce(into: [:]) { claims, item in
            claims[item.code] = .init(points: Double(item.points) - (less[item.code] ?? 0), evidence: "模拟佐证")
        }
    }

    @Test func `the score table sums to a hundred and needs every item`() throws {
        let table = try table
        #expect(table.most == 100)
        #expect(table.sum([:]) == nil)
        #expect(DemonstrationTable.inForce(on: try #require(Day("2021-11-30"))) == nil)
        let sum = try #require(table.sum(table.items.reduce(into: [:]) { $0[$1.code] = $1.code == "A1" ? 0 : 1 }))
        #expect(sum.keyFailed == 1)
    }

    @Test(arguments: Engine.allCases)
    func `an employer applies, is reviewed, named, reviewed again and loses the name`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        let id = try await application(hearing)
        await #expect(throws: HearingError.scoreIncomplete(12)) { try await act(hearing, id, DemonstrationActs.apply) }
        let claims = try claims()
        try await act(hearing, id) { try DemonstrationActs.claim($0, $1, claims, $2) }
        #expect(try await hearing.office.find(HearingDemonstration.self, id).record.selfScore == 100)
        try await act(hearing, id, DemonstrationActs.apply)
        try await act(hearing, id, as: hearing.cdc) {
            try DemonstrationActs.review($0, $1, ["E2": 0, "D3": 5, "C2": 5], opinion: "佩戴率 86%", $2)
        }
        let reviewed = try await hearing.office.find(HearingDemonstration.self, id).record
        #expect(reviewed.reviewScore == 85)
        #expect(reviewed.selfScore == 100)
        try await act(hearing, id, as: hearing.office.bureau, DemonstrationActs.name)
        let named = try await hearing.office.find(HearingDemonstration.self, id)
        #expect(named.stored.state == "named")
        #expect(named.record.reviewDue == Day("2029-03-02"))
        let registers = hearing.office.registers
        #expect(
            try await registers.read { try registers.records($0, HearingProgramme.self).map(\.stored.state) } == ["demonstration"]
        )
        hearing.office.turn(to: "2029-02-01")
        try await act(hearing, id, as: hearing.office.bureau, DemonstrationActs.reviewAgain)
        #expect(try await hearing.office.find(HearingDemonstration.self, id).record.againDay == Day("2029-02-01"))
        try await act(hearing, id, as: hearing.office.bureau) {
            try DemonstrationActs.withdraw($0, $1, reason: "发生职业病", $2)
        }
        #expect(try await hearing.office.find(HearingDemonstration.self, id).stored.state == "withdrawn")
        #expect(
            try await registers.read { try registers.records($0, HearingProgramme.self).map(\.stored.state) } == ["re_evaluated"])
        #expect(try await hearing.office.faults() == [])
    }

    @Test func `one point too few, or a key item without points, is not named`() async throws {
        let hearing = try await HearingOffice.open()
        let id = try await application(hearing)
        let claims = try claims()
        try await act(hearing, id) { try DemonstrationActs.claim($0, $1, claims, $2) }
        try await act(hearing, id, DemonstrationActs.apply)
        try await act(hearing, id, as: hearing.cdc) {
            try DemonstrationActs.review($0, $1, ["C1": 0, "D2": 9], opinion: "", $2)
        }
        await #expect(throws: HearingError.self) { try await act(hearing, id, as: hearing.office.bureau, DemonstrationActs.name) }
        #expect(try await hearing.office.find(HearingDemonstration.self, id).stored.state == "reviewed")
    }

    @Test func `points beyond an item's most are refused, and so is an application before the evaluation`() async throws {
        let hearing = try await HearingOffice.open()
        let id = try await application(hearing, isEvaluated: false)
        let tooMuch = try claims(less: ["A1": -1])
        await #expect(throws: HearingError.self) {
            try await act(hearing, id) { try DemonstrationActs.claim($0, $1, tooMuch, $2) }
        }
        let claims = try claims()
        try await act(hearing, id) { try DemonstrationActs.claim($0, $1, claims, $2) }
        await #expect(throws: HearingError.notEligible(DemonstrationTexts.notEvaluated)) {
            try await act(hearing, id, DemonstrationActs.apply)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a pilot shows what its fit tests gave, and the evaluation fixes it`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        try await hearing.protector()
        _ = try await hearing.keep()
        let pilot = try await hearing.office.enter(
            AssistancePilot.self,
            [
                "employer": "#\(hearing.employer)", "subject": "hearing_fit", "kit": "模拟检验仪", "protocol": "20 人，三个月",
                "from_day": "2026-02-01",
            ], as: hearing.cdc)
        _ = try await hearing.fit(1, ["par_left": "5", "par_right": "5"])
        _ = try await hearing.fit(1, ["par_left": "18", "par_right": "20", "test_day": "2026-02-25"])
        _ = try await hearing.fit(2, ["par_left": "22", "par_right": "24", "name": "模拟乙"])
        try await hearing.office.move(AssistancePilot.self, pilot.id, "start")
        try await hearing.office.registers.write(as: hearing.cdc) { transaction in
            guard let found = try transaction.find(AssistancePilot.self, pilot.id) else { throw RegisterError.notFound }
            try PilotPages.evaluate(found.stored, found.record, conclusion: "辅导有效", transaction)
        }
        let evaluated = try await hearing.office.find(AssistancePilot.self, pilot.id)
        #expect(evaluated.record.result == "护听器检验 2 人，首次通过 1 人，辅导后累计通过 2 人，PAR 中位数 20.0 dB")
        try await hearing.office.move(AssistancePilot.self, pilot.id, "spread", reason: "推广到五金行业")
        #expect(try await hearing.office.find(AssistancePilot.self, pilot.id).stored.state == "spread")
    }
}
