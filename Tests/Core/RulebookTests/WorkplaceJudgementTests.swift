import Calendars
import Foundation
import HygieneCalculations
import Quantities
import Rulebook
import Testing

/// One test per state of the world of a post.
struct WorkplaceJudgementTests {
    let judgement = WorkplaceJudgement()

    func day(_ text: String) throws -> Day { try #require(Day(text)) }
    func agent(_ name: String) throws -> AirborneLimit {
        let found = judgement.limits.limits(named: name)
        try #require(found.count == 1, "\(name): \(found.count)")
        return found[0]
    }
    func measured(_ text: String) throws -> MeasuredConcentration { try MeasuredConcentration(text: text) }

    /// Ethyl acetate: PC-TWA 200, PC-STEL 300.
    func ethylAcetate(twa: String, stel: String, pattern: WorkPattern = .ordinary) throws -> [Finding] {
        try judgement.chemical(
            ChemicalExposure(timeWeighted: .eightHour(measured(twa)), shortTerm: [measured(stel)], pattern: pattern),
            against: agent("乙酸乙酯"), on: day("2026-03-01"))
    }

    @Test func `exactly at PC-TWA and PC-STEL is not exceeded`() throws {
        let findings = try ethylAcetate(twa: "200", stel: "300")
        #expect(findings.map(\.rule) == ["workplace_twa", "workplace_stel"])
        #expect(findings.map(\.outcome) == [.met, .met])
        #expect(WorkplaceJudgement.overall(findings) == .met)
    }

    @Test func `a hair over either limit is exceeded`() throws {
        #expect(try ethylAcetate(twa: "200.001", stel: "300").map(\.outcome) == [.exceeded, .met])
        let findings = try ethylAcetate(twa: "199.999", stel: "300.001")
        #expect(findings.map(\.outcome) == [.met, .exceeded])
        #expect(WorkplaceJudgement.overall(findings) == .exceeded)
    }

    @Test func `the finding names value, limit, clause, edition, mark and steps`() throws {
        let finding = try ethylAcetate(twa: "210", stel: "250")[0]
        #expect(finding.value == .number(210))
        #expect(finding.valueText == "210.0")
        #expect(finding.limitText == "200")
        #expect(finding.unit == "mg/m3")
        #expect(finding.clause == Clause("GBZ 2.1", edition: "2019", "6.3"))
        #expect(finding.mark == .official)
        #expect(finding.steps.last == .init("C_TWA 高于 PC-TWA：超标", "210 > 200"))
    }

    @Test func `a finding survives JSON`() throws {
        let findings = try ethylAcetate(twa: "<0.3", stel: "250")
        let decoded = try JSONDecoder().decode([Finding].self, from: JSONEncoder().encode(findings))
        #expect(decoded == findings)
    }

    @Test func `segments are averaged over eight hours before the comparison`() throws {
        let segments = try [("400", 3.0), ("60", 2), ("120", 3)].map { try ExposureSegment(measured($0.0), hours: Hours($0.1)) }
        let findings = try judgement.chemical(
            ChemicalExposure(timeWeighted: .segments(segments), isSteady: true), against: agent("乙酸乙酯"), on: day("2026-03-01"))
        #expect(findings.map(\.outcome) == [.exceeded])
        #expect(findings[0].value == .number(210))
        #expect(findings[0].steps[1].arithmetic == "(400×3 + 60×2 + 120×3) / 8 = 210")
    }

    @Test func `below detection passes when the bound is within the limit and decides nothing when it is not`() throws {
        #expect(try ethylAcetate(twa: "<0.3", stel: "<300").map(\.outcome) == [.met, .met])
        let findings = try ethylAcetate(twa: "<250", stel: "100")
        #expect(findings[0].outcome == .notAssessable)
        #expect(findings[0].reason == "结果为 <250，最低定量浓度高于限值，方法灵敏度不足。")
        #expect(WorkplaceJudgement.overall(findings) == .notAssessable)
    }

    @Test func `a missing result is not assessable and names the missing input`() throws {
        let findings = try judgement.chemical(ChemicalExposure(), against: agent("乙酸乙酯"), on: day("2026-03-01"))
        #expect(findings.map(\.outcome) == [.notAssessable, .notAssessable])
        #expect(findings.map(\.missing) == [["c_twa"], ["c_ste"]])
    }

    @Test func `steady work may leave out the short-time sample`() throws {
        let exposure = ChemicalExposure(timeWeighted: .eightHour(try measured("10")), isSteady: true)
        #expect(try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2026-03-01")).map(\.rule) == ["workplace_twa"])
    }

    @Test func `a result in another unit is not assessable`() throws {
        let exposure = ChemicalExposure(timeWeighted: .eightHour(.value(try Concentration(5, .partsPerMillion))), isSteady: true)
        let findings = try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2026-03-01"))
        #expect(findings.map(\.outcome) == [.notAssessable])
    }

    @Test func `MAC is judged by the worst sample and never by the mean`() throws {
        let chlorine = try agent("氯")
        let within = ChemicalExposure(ceiling: [try measured("0.2"), try measured("1"), try measured("0.1")])
        let over = ChemicalExposure(ceiling: [try measured("0.2"), try measured("1.01"), try measured("0.1")])
        #expect(judgement.chemical(within, against: chlorine, on: try day("2026-03-01")).map(\.outcome) == [.met])
        let findings = judgement.chemical(over, against: chlorine, on: try day("2026-03-01"))
        #expect(findings.map(\.rule) == ["workplace_mac"])
        #expect(findings.map(\.outcome) == [.exceeded])
    }

    // MARK: Long shifts

    @Test func `a shift of 10 h on 5 days lowers the limit by 0.7`() throws {
        let pattern = try WorkPattern(hoursPerDay: 10, daysPerWeek: 5)
        let exposure = ChemicalExposure(timeWeighted: .contactDay(try measured("140")), isSteady: true, pattern: pattern)
        let finding = try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2026-03-01"))[0]
        #expect(finding.outcome == .met)
        #expect(finding.limitText == "140.0")
        let over = ChemicalExposure(timeWeighted: .contactDay(try measured("140.1")), isSteady: true, pattern: pattern)
        #expect(try judgement.chemical(over, against: agent("乙酸乙酯"), on: day("2026-03-01"))[0].outcome == .exceeded)
    }

    @Test func `an 8 h average of a long shift is converted to the contact hours from 2025-05-01 and not before`() throws {
        let pattern = try WorkPattern(hoursPerDay: 10, daysPerWeek: 5)
        let exposure = ChemicalExposure(timeWeighted: .eightHour(try measured("150")), isSteady: true, pattern: pattern)
        let after = try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2025-05-01"))[0]
        #expect(after.value == .number(120))
        #expect(after.outcome == .met)
        let before = try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2025-04-30"))[0]
        #expect(before.value == .number(150))
        #expect(before.outcome == .exceeded)
        #expect(before.mark == .single)
    }

    @Test func `six days of 8 h lower the limit by the week factor`() throws {
        let pattern = try WorkPattern(hoursPerDay: 8, daysPerWeek: 6)
        let exposure = ChemicalExposure(timeWeighted: .contactDay(try measured("156.25")), isSteady: true, pattern: pattern)
        let finding = try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2026-03-01"))[0]
        #expect(finding.limit == .number(156.25))
        #expect(finding.outcome == .met)
    }

    @Test func `an agent that may not be adjusted keeps its limit on a long shift`() throws {
        let pattern = try WorkPattern(hoursPerDay: 12, daysPerWeek: 4)
        let exposure = ChemicalExposure(
            timeWeighted: .eightHour(try measured("200")), isSteady: true, pattern: pattern, isAdjustable: false)
        #expect(try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2026-03-01"))[0].outcome == .met)
    }

    @Test func `contact of one hour a day is judged by the short-time limit alone`() throws {
        let pattern = try WorkPattern(hoursPerDay: 1, daysPerWeek: 5)
        let exposure = ChemicalExposure(
            timeWeighted: .eightHour(try measured("900")), shortTerm: [try measured("300")], isSteady: true, pattern: pattern)
        let findings = try judgement.chemical(exposure, against: agent("乙酸乙酯"), on: day("2026-03-01"))
        #expect(findings.map(\.rule) == ["workplace_stel"])
        #expect(findings.map(\.outcome) == [.met])
    }

    // MARK: Peaks (methanol has PC-STEL; 安妥 has PC-TWA 0.3 alone)

    func peaks(_ list: [(String, Double?, Double?)]) throws -> Finding {
        let peaks = try list.map { text, duration, start in
            try ExposureEpisode(measured(text), duration: duration.map { try Minutes($0) }, start: start.map { try Minutes($0) })
        }
        let exposure = ChemicalExposure(timeWeighted: .eightHour(try measured("0.2")), peaks: peaks)
        let findings = try judgement.chemical(exposure, against: agent("安妥"), on: day("2026-03-01"))
        #expect(findings.map(\.rule) == ["workplace_twa", "workplace_peak"])
        return findings[1]
    }

    @Test func `a peak of exactly three times needs no timing and one of exactly five times passes with it`() throws {
        #expect(try peaks([("0.9", nil, nil)]).outcome == .met)
        #expect(try peaks([("1.5", 15, 0)]).outcome == .met)
    }

    @Test func `a peak over five times is exceeded at once`() throws {
        #expect(try peaks([("1.51", nil, nil)]).outcome == .exceeded)
    }

    @Test func `a peak over three times for 16 min, five of them, or two less than 60 min apart is exceeded`() throws {
        #expect(try peaks([("1", 16, 0)]).outcome == .exceeded)
        #expect(try peaks((0..<5).map { ("1", 5, Double($0) * 70) }).outcome == .exceeded)
        #expect(try peaks((0..<4).map { ("1", 5, Double($0) * 70) }).outcome == .met)
        #expect(try peaks([("1", 10, 0), ("1", 10, 69)]).outcome == .exceeded)
        #expect(try peaks([("1", 10, 0), ("1", 10, 70)]).outcome == .met)
    }

    @Test func `peaks over three times without timing cannot be judged`() throws {
        let finding = try peaks([("1", nil, nil), ("1.2", 5, nil)])
        #expect(finding.outcome == .notAssessable)
        #expect(finding.missing == ["duration_min", "start_min"])
    }

    // MARK: Benzene and its amendment

    func benzene(_ twa: String, _ stel: String, on date: String) throws -> [Finding] {
        try judgement.chemical(
            ChemicalExposure(timeWeighted: .eightHour(measured(twa)), shortTerm: [measured(stel)]), against: agent("苯"),
            on: day(date))
    }

    @Test func `benzene before the amendment is judged by 6 and 10`() throws {
        #expect(try benzene("6", "10", on: "2021-12-31").map(\.outcome) == [.met, .met])
        #expect(try benzene("6.01", "10.01", on: "2021-12-31").map(\.outcome) == [.exceeded, .exceeded])
    }

    @Test func `benzene after the amendment is judged by 3 and 6 and says that its day is not verified`() throws {
        let findings = try benzene("3", "6.01", on: "2024-01-01")
        #expect(findings.map(\.outcome) == [.met, .exceeded])
        #expect(findings.map(\.mark) == [.verified, .verified])
        #expect(findings[0].notes == ["限值按第1号修改单（2022年）；修改单原文和施行日期未核实（最早 2022-01-01，2024-01-01 起按已施行处理）。"])
    }

    @Test func `benzene in the doubtful time is decided only where both versions agree`() throws {
        let findings = try benzene("4", "12", on: "2022-06-30")
        #expect(findings.map(\.outcome) == [.notAssessable, .exceeded])
        #expect(findings[0].mark == .unverified)
        #expect(try benzene("2", "5", on: "2023-12-31").map(\.outcome) == [.met, .met])
    }

    @Test func `acetochlor has a limit from 2025-05-01 and not the day before`() throws {
        let exposure = ChemicalExposure(timeWeighted: .eightHour(try measured("0.12")), isSteady: true)
        #expect(try judgement.chemical(exposure, against: agent("乙草胺"), on: day("2025-05-01")).map(\.outcome) == [.met])
        #expect(try judgement.chemical(exposure, against: agent("乙草胺"), on: day("2025-04-30")).map(\.outcome) == [.notInForce])
    }

    @Test func `before the standard of 2019 nothing is judged`() throws {
        #expect(try benzene("1", "1", on: "2020-03-31").map(\.outcome) == [.notInForce])
        #expect(try benzene("1", "1", on: "2020-04-01").map(\.outcome) == [.met, .met])
    }

    // MARK: Dust

    func dust(_ name: String, silica: FreeSilica, total: String? = nil, respirable: String? = nil) throws -> [Finding] {
        let exposure = DustExposure(
            freeSilica: silica, total: try total.map { .eightHour(try measured($0)) } ?? .notMeasured,
            respirable: try respirable.map { .eightHour(try measured($0)) } ?? .notMeasured)
        return try judgement.dust(exposure, of: agent(name), on: day("2026-03-01"))
    }

    @Test(arguments: [
        (9.99, "4", "2.5"), (10, "1", "0.7"), (50, "1", "0.7"), (50.01, "0.7", "0.3"), (80, "0.7", "0.3"), (80.01, "0.5", "0.2"),
        (100, "0.5", "0.2"),
    ])
    func `free silica chooses the limits of a coal dust`(share: Double, total: String, respirable: String) throws {
        let findings = try dust("煤尘", silica: FreeSilica(percent: Percent(share)), total: total, respirable: respirable)
        #expect(findings.map(\.rule) == ["workplace_dust_total", "workplace_dust_respirable"])
        #expect(findings.map(\.limitText) == [total, respirable])
        #expect(findings.map(\.outcome) == [.met, .met])
    }

    @Test func `the worse of total and respirable dust decides`() throws {
        let findings = try dust("煤尘", silica: FreeSilica(percent: 5), total: "3.9", respirable: "2.51")
        #expect(findings.map(\.outcome) == [.met, .exceeded])
        #expect(WorkplaceJudgement.overall(findings) == .exceeded)
    }

    @Test func `unknown free silica is not assessable`() throws {
        let findings = try dust("煤尘", silica: .unknown, total: "0.1")
        #expect(findings.map(\.outcome) == [.notAssessable])
        #expect(findings[0].missing == ["free_silica_pct"])
    }

    @Test func `a dust below 10 percent is no silica dust`() throws {
        let row = try #require(judgement.limits.limit(.dust, number: "40-1"))
        let exposure = DustExposure(freeSilica: try FreeSilica(percent: 9), total: .eightHour(try measured("0.1")))
        #expect(judgement.dust(exposure, of: row, on: try day("2026-03-01")).map(\.outcome) == [.notAssessable])
    }

    @Test func `asbestos is judged as asbestos whatever its silica, fibres by fibres`() throws {
        let row = try #require(judgement.limits.limit(.dust, number: "34-2"))
        let fibres = try MeasuredConcentration(text: "0.8", unit: .fibrePerMillilitre)
        let exposure = DustExposure(freeSilica: .unknown, fibre: .eightHour(fibres))
        let findings = judgement.dust(exposure, of: row, on: try day("2026-03-01"))
        #expect(findings.map(\.outcome) == [.met])
        #expect(findings[0].unit == "f/mL")
    }

    @Test func `a dust without the measured fraction's limit is not assessable`() throws {
        #expect(try dust("电焊烟尘", silica: .none, respirable: "1").map(\.outcome) == [.notAssessable])
        #expect(try dust("电焊烟尘", silica: .none, total: "4").map(\.outcome) == [.met])
    }

    @Test(arguments: [-0.1, 100.1, .nan])
    func `a share of silica outside 0 to 100 is refused`(share: Double) {
        #expect(throws: QuantityError.self) { try FreeSilica(percent: Percent(computed: share)) }
    }

    // MARK: Noise

    @Test func `exactly at 85 dB(A) is not exceeded`() throws {
        let finding = judgement.noise(NoiseExposure(.daily(85)), on: try day("2026-03-01"))
        #expect(finding.outcome == .met)
        #expect(finding.clause == Clause("GBZ 2.2", edition: "2007", "11"))
        #expect(finding.limitText == "85")
        #expect(finding.unit == "dB(A)")
        #expect(finding.mark == .verified)
    }

    @Test func `just above 85 dB(A) is exceeded although it would print as 85`() throws {
        let finding = judgement.noise(NoiseExposure(.daily(85.04)), on: try day("2026-03-01"))
        #expect(finding.outcome == .exceeded)
        #expect(finding.valueText == "85.0")
    }

    @Test func `segments of eight hours at 85 are not pushed over by arithmetic`() throws {
        let segments = [NoiseSegment(85, hours: 3), NoiseSegment(85, hours: 2.7), NoiseSegment(85, hours: 2.3)]
        #expect(judgement.noise(NoiseExposure(.segments(segments)), on: try day("2026-03-01")).outcome == .met)
    }

    @Test func `six days a week at 84.5 dB(A) exceed the weekly limit`() throws {
        let finding = judgement.noise(NoiseExposure(.daily(84.5), daysPerWeek: 6), on: try day("2026-03-01"))
        #expect(finding.outcome == .exceeded)
        #expect(finding.valueText == "85.3")
        #expect(judgement.noise(NoiseExposure(.daily(84.5)), on: try day("2026-03-01")).outcome == .met)
    }

    @Test func `noise that was not measured is not assessable`() throws {
        let finding = judgement.noise(NoiseExposure(.notMeasured), on: try day("2026-03-01"))
        #expect(finding.outcome == .notAssessable)
        #expect(finding.missing == ["lex"])
    }

    @Test func `nothing measured is never a pass`() {
        #expect(WorkplaceJudgement.overall([]) == .notAssessable)
    }
}
