import Access
import Calendars
import Database
import FieldTestSupport
import Indicators
import Registers
import TestSupport
import Testing

@testable import HearingConservation

@Suite(.requirement("R-32", "R-121", "R-35")) struct WearingTests {
    private func survey(_ hearing: HearingOffice, as principal: Principal, _ more: [String: String] = [:]) async throws -> Int64 {
        try await hearing.office.enter(
            WearingSurvey.self,
            [
                "employer": "#\(hearing.employer)", "surveyed_day": "2026-03-02", "sampling": "random", "sample_size": "5",
                "seed": "2026-03-01 开奖 123", "surveyor": "模拟调查员",
            ].merging(more) { $1 }, as: principal
        ).id
    }

    private func act(
        _ hearing: HearingOffice, _ id: Int64, as principal: Principal? = nil,
        _ body: @escaping @Sendable (StoredRecord, WearingSurvey, RegisterTransaction) throws -> Void
    ) async throws {
        try await hearing.office.registers.write(as: principal ?? hearing.cdc) { transaction in
            guard let found = try transaction.find(WearingSurvey.self, id) else { throw RegisterError.notFound }
            try body(found.stored, found.record, transaction)
        }
    }

    private func observations(_ hearing: HearingOffice, _ id: Int64) async throws -> [TypedRecord<WearingObservation>] {
        let registers = hearing.office.registers
        return try await registers.read { try WearingActs.observations($0, registers, survey: id) }
    }

    private func see(_ hearing: HearingOffice, _ id: Int64, _ results: [String]) async throws {
        let all = try await observations(hearing, id)
        let seen = Dictionary(uniqueKeysWithValues: zip(all, results).map { ($0.id, (result: $1, fault: "shallow")) })
        try await act(hearing, id) { stored, _, transaction in try WearingActs.observe(stored, seen, transaction) }
    }

    /// Live from the roll-ups, then by walking the records.
    private func rate(_ hearing: HearingOffice, on day: String = "2026-12-31") async throws -> [Int64] {
        let (region, day) = (try #require(RegionPath("440000/441700")), try #require(Day(day)))
        return try await hearing.office.registers.read { connection in
            let live = try WearingRate.measure.live(connection, region, day).sum
            let counted = try WearingRate.measure.recount(connection, region, day).sum
            return [live.numerator, live.denominator, counted.numerator, counted.denominator]
        }
    }

    @Test func `the sample is the same for the same seed, another for another, and of the size asked`() {
        let places = (1...20).map { WearingSample.Place(post: 7, number: $0) }
        let first = WearingSample.draw(places, size: 5, seed: "甲")
        #expect(first == WearingSample.draw(places.reversed(), size: 5, seed: "甲"))
        #expect(first.count == 5)
        #expect(first != WearingSample.draw(places, size: 5, seed: "乙"))
        #expect(WearingSample.draw(places, size: 50, seed: "甲") == places)
        #expect(WearingSample.draw(places, size: nil, seed: "") == places)
    }

    @Test(arguments: Engine.allCases)
    func `the rate of a counted survey is live and equals its recount`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        _ = try await hearing.keep()
        let id = try await survey(hearing, as: hearing.cdc)
        try await act(hearing, id, WearingActs.draw)
        #expect(try await observations(hearing, id).count == 5)
        #expect(try await hearing.office.find(WearingSurvey.self, id).record.population == 20)
        try await see(hearing, id, ["correct", "correct", "wrong", "absent"])
        await #expect(throws: HearingError.placesOpen(1)) { try await act(hearing, id, WearingActs.count) }
        try await see(hearing, id, ["correct", "correct", "wrong", "absent", "not_worn"])
        #expect(try await rate(hearing) == [0, 0, 0, 0])
        try await act(hearing, id, WearingActs.count)
        #expect(try await rate(hearing) == [2, 4, 2, 4])
        #expect(try await rate(hearing, on: "2026-03-01") == [0, 0, 0, 0])
        #expect(try await hearing.office.find(WearingSurvey.self, id).record.rate == 50)
        try await act(hearing, id, as: hearing.office.bureau) { try WearingActs.reopen($0, $1, reason: "漏看一人", $2) }
        #expect(try await rate(hearing) == [0, 0, 0, 0])
        #expect(try await hearing.office.faults() == [])
    }

    @Test func `an employer's own survey counts for itself, not for the plan`() async throws {
        let hearing = try await HearingOffice.open()
        _ = try await hearing.keep()
        let id = try await survey(hearing, as: hearing.factory)
        try await act(hearing, id, as: hearing.factory, WearingActs.draw)
        try await see(hearing, id, Array(repeating: "correct", count: 5))
        try await act(hearing, id, as: hearing.factory, WearingActs.count)
        let counted = try await hearing.office.find(WearingSurvey.self, id).record
        #expect(counted.rate == 100)
        #expect(counted.conductedBy == "self")
        #expect(try await rate(hearing) == [0, 0, 0, 0])
    }

    @Test func `quiet posts are not observed, posts with a rule of the house are`() async throws {
        let hearing = try await HearingOffice.open()
        let quiet = try await hearing.keep(["entered_level": "84.9"])
        let id = try await survey(hearing, as: hearing.cdc, ["sampling": "all", "sample_size": "", "seed": ""])
        await #expect(throws: HearingError.nobodyToObserve) { try await act(hearing, id, WearingActs.draw) }
        try await hearing.office.change(HearingPost.self, quiet.id) { $0.mustWear = true }
        try await act(hearing, id, WearingActs.draw)
        #expect(try await observations(hearing, id).count == 20)
    }

    @Test func `a random survey needs its size and its seed`() async throws {
        let hearing = try await HearingOffice.open()
        let problems = try await hearing.office.problems(
            WearingSurvey.self,
            [
                "employer": "#\(hearing.employer)", "surveyed_day": "2026-03-02", "sampling": "random", "surveyor": "模拟",
            ], as: hearing.cdc)
        #expect(problems.map(\.field) == ["sample_size", "seed"])
    }

    @Test func `a programme moves on by evidence alone`() async throws {
        let hearing = try await HearingOffice.open()
        let programme = try await hearing.office.enter(
            HearingProgramme.self,
            ["employer": "#\(hearing.employer)", "sector": "machinery", "enrolled_day": "2026-01-05"], as: hearing.cdc
        ).id
        func move(_ name: String) async throws { try await hearing.office.move(HearingProgramme.self, programme, name) }
        await #expect(throws: RegisterError.self) { try await move("baseline") }
        let post = try await hearing.keep()
        try await move("baseline")
        await #expect(throws: RegisterError.self) { try await move("measures") }
        let protector = try await hearing.protector()
        try await hearing.office.change(HearingPost.self, post.id) { $0.protector = protector }
        try await move("measures")
        await #expect(throws: RegisterError.self) { try await move("evaluate") }
        let id = try await survey(hearing, as: hearing.cdc)
        try await act(hearing, id, WearingActs.draw)
        try await see(hearing, id, Array(repeating: "correct", count: 5))
        try await act(hearing, id, WearingActs.count)
        _ = try await hearing.fit(1, ["par_left": "5", "par_right": "5"])
        await #expect(throws: RegisterError.self) { try await move("evaluate") }
        _ = try await hearing.fit(1, ["par_left": "20", "par_right": "20", "test_day": "2026-03-02"])
        try await move("evaluate")
        let evaluated = try await hearing.office.find(HearingProgramme.self, programme)
        #expect(evaluated.stored.state == "re_evaluated")
        #expect(evaluated.record.evaluatedDay == CountyOffice.monday)
    }
}
