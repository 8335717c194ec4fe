import Calendars
import Database
import FieldTestSupport
import HealthSurveillance
import Registers
import Rulebook
import TestSupport
import Testing

@testable import HearingConservation

/// Who is compared with the forecast of a post: everybody whose thresholds are known, by whatever test, and nobody twice.
@Suite(.requirement("R-38", "R-35")) struct TestedPeopleTests {
    private static func results(_ level: Int) -> String {
        let thresholds = ["L", "R"].flatMap { ear in [500, 1000, 2000, 3000, 4000, 6000].map { "\(ear)\($0)=\(level)" } }
        return "SYM; INT; EAR; ECG; PTA; CBC; URI; ALT; LFT; " + thresholds.joined(separator: "; ")
    }

    private func employ(_ hearing: HearingOffice, _ person: Int, post: String = "打磨工", from: String = "2020-03-01") async throws {
        try await hearing.office.enter(
            Assignment.self,
            [
                "employer": "#\(hearing.employer)", "post": post, "name": "模拟甲", "id_number": SimulatedPerson.number(person),
                "from_day": from,
            ], as: hearing.factory)
    }

    private func examine(
        _ hearing: HearingOffice, _ person: Int, on day: String = "2026-02-10", level: Int = 20, _ more: [String: String] = [:]
    ) async throws {
        let id = try await hearing.office.enter(
            Examination.self,
            [
                "employer": "#\(hearing.employer)", "name": "模拟甲", "id_number": SimulatedPerson.number(person), "type": "during",
                "exam_day": day, "agent": "P01", "institution": "模拟检查机构", "results": Self.results(level),
                "conclusion": "noAbnormality",
            ].merging(more) { $1 }, as: hearing.clinic
        ).id
        // What the check asks about is not what is looked at here.
        if try await hearing.office.find(Examination.self, id).stored.state == "returned" {
            try await hearing.office.move(Examination.self, id, "confirm", reason: "模拟核实", as: hearing.cdc)
        }
        #expect(try await hearing.office.find(Examination.self, id).stored.state == "accepted")
    }

    private func forecast(_ hearing: HearingOffice) async throws -> ShiftForecast {
        let registers = hearing.office.registers
        let chain = try await registers.read {
            try HearingChain.read($0, registers, employer: hearing.employer, on: CountyOffice.monday)
        }
        return try #require(chain.links.first).forecast
    }

    @Test(arguments: Engine.allCases)
    func `thresholds of health examinations stand beside the programme's own`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        _ = try await hearing.keep(["entered_level": "92"])
        for person in 1...5 {
            try await employ(hearing, person)
            try await examine(hearing, person, level: 15 + 5 * person)
        }
        try await hearing.test(hearing.audiogramInput(6, on: "2026-02-20", right: AudiogramTests.notched))
        let forecast = try await forecast(hearing)
        #expect(forecast.count == 6)
        #expect(forecast.examinedCount == 5)
        #expect(ChainTexts.group(forecast) == "6（其中职业健康检查 5）")
    }

    @Test func `a person in both is counted once, by the later test, and by the audiogram on the same day`() async throws {
        let hearing = try await HearingOffice.open()
        _ = try await hearing.keep(["entered_level": "92"])
        try await employ(hearing, 1)
        try await hearing.test(hearing.audiogramInput(on: "2026-02-10", right: AudiogramTests.good))
        try await examine(hearing, 1, on: "2026-02-10", level: 40)
        #expect(try await forecast(hearing).count == 1)
        #expect(try await forecast(hearing).examinedCount == 0)
        try await examine(hearing, 1, on: "2026-02-21", level: 40)
        let later = try await forecast(hearing)
        #expect(later.count == 1)
        #expect(later.examinedCount == 1)
    }

    @Test(arguments: Engine.allCases)
    func `the shift of a post is told year by year, the last test of a year standing for the person`(engine: Engine) async throws
    {
        let hearing = try await HearingOffice.open(engine)
        _ = try await hearing.keep(["entered_level": "92"])
        for person in 1...2 {
            let name = ["name": "模拟\(person)"]
            try await hearing.test(
                hearing.audiogramInput(person, on: "2023-02-20", right: AudiogramTests.good, kind: "baseline", name))
            try await hearing.test(hearing.audiogramInput(person, on: "2024-02-20", right: AudiogramTests.good, name))
        }
        // 33.3 against 16.7 on the mean of 2, 3 and 4 kHz, and the retest finds it again.
        try await hearing.test(hearing.audiogramInput(1, on: "2025-02-20", right: AudiogramTests.notched, ["name": "模拟1"]))
        try await hearing.test(
            hearing.audiogramInput(1, on: "2025-03-10", right: AudiogramTests.notched, kind: "retest", ["name": "模拟1"]))
        try await hearing.test(hearing.audiogramInput(2, on: "2025-02-20", right: AudiogramTests.good, ["name": "模拟2"]))
        let post = try await hearing.office.registers.read {
            try $0.value("SELECT post FROM hearing_post ORDER BY id LIMIT 1").integer ?? 0
        }
        let years = try await hearing.office.registers.read { try ShiftOfYear.all($0, employer: hearing.employer) }
        #expect(
            years == [
                ShiftOfYear(post: post, year: 2024, people: 2, shifted: 0, median: 0),
                ShiftOfYear(post: post, year: 2025, people: 2, shifted: 1, median: 8.35),
            ])
    }

    @Test func `a test before the work, a post that is not known and an examination without thresholds say nothing`() async throws
    {
        let hearing = try await HearingOffice.open()
        _ = try await hearing.keep(["entered_level": "92"])
        try await employ(hearing, 1)
        try await examine(hearing, 1, ["type": "before"])
        // Nobody employed this person: at which post is not known.
        try await examine(hearing, 2)
        try await employ(hearing, 3)
        try await examine(hearing, 3, ["results": "SYM; INT; EAR; ECG; PTA; CBC; URI; ALT; LFT"])
        #expect(try await forecast(hearing).count == 0)
        // The examination itself names the post; the years still follow from nothing known.
        try await examine(hearing, 4, ["post": "打磨工", "exposed_from": "2015-02-10"])
        #expect(try await forecast(hearing).count == 1)
    }
}
