import Calendars
import Quantities
import Rulebook
import Testing

/// Periods, fines, risk classes and job grades at their edges.
struct LawTests {
    @Test func `each period has its own name, an event and a length`() {
        #expect(Set(LegalPeriods.all.map(\.id)).count == LegalPeriods.all.count)
        #expect(LegalPeriods.all.count > 70)
        #expect(LegalPeriods.all.allSatisfy { !$0.name.isEmpty && !$0.event.isEmpty && !$0.periodText.isEmpty })
        #expect(LegalPeriods.all.allSatisfy { ($0.period == nil) == ($0.hours != nil) })
    }

    @Test func `credit repair changes on the first of April 2026`() throws {
        let first = try #require(Day("2026-04-01"))
        #expect(LegalPeriods.clocks(of: "credit", on: first - 1).map(\.id) == ["credit_shortest", "credit_longest"])
        #expect(LegalPeriods.clocks(of: "credit", on: first).count == 5)
        let slight = try #require(LegalPeriods.clock("credit_slight_longest"))
        #expect(slight.due(from: first - 1) == nil)
        #expect(slight.due(from: first)?.day == first.adding(months: 3))
    }

    @Test func `a period in hours ends at a moment`() throws {
        let clock = try #require(LegalPeriods.clock("health_event_county"))
        #expect(clock.due(from: Instant(milliseconds: 0)) == Instant(milliseconds: 7_200_000))
        #expect(clock.due(from: Day(number: 20_000)) == nil)
    }

    @Test func `a warn-first article allows a fine only after a passed deadline and a re-inspection`() throws {
        let article = try #require(FineRanges.range("article_72"))
        let deadline = Day(number: 20_700)
        #expect(article.objection(to: Yuan(50_000), correction: nil) != nil)
        #expect(article.objection(to: Yuan(50_000), correction: .init(deadline: deadline, foundUncorrected: nil)) != nil)
        #expect(article.objection(to: Yuan(50_000), correction: .init(deadline: deadline, foundUncorrected: deadline)) != nil)
        let after = FineRange.Correction(deadline: deadline, foundUncorrected: deadline + 1)
        #expect(article.objection(to: Yuan(50_000), correction: after) == nil)
        #expect(article.objection(to: Yuan(49_999), correction: after) != nil)
        #expect(article.objection(to: Yuan(200_000), correction: after) == nil)
        #expect(article.objection(to: Yuan(200_001), correction: after) != nil)
    }

    @Test func `69, 70 and 72 warn first, 71 and 75 do not`() {
        let first = FineRanges.all.filter { $0.order == .warnFirst }.map(\.id)
        #expect(first == ["article_69", "article_70", "article_72"])
        #expect(FineRanges.range("article_75")?.objection(to: Yuan(50_000), correction: nil) == nil)
    }

    @Test func `a fine by gains needs the gains`() throws {
        let article = try #require(FineRanges.range("article_79_gains"))
        #expect(article.objection(to: Yuan(20_000), correction: nil) != nil)
        #expect(article.objection(to: Yuan(20_000), correction: nil, gains: Yuan(10_000)) == nil)
        #expect(article.objection(to: Yuan(19_999), correction: nil, gains: Yuan(10_000)) != nil)
        #expect(article.objection(to: Yuan(100_001), correction: nil, gains: Yuan(10_000)) != nil)
    }
}

struct RiskClassTests {
    @Test func `the first letter means the opposite in the two methods`() {
        #expect(RiskClass(.first, method: .of2022).risk == 1)
        #expect(RiskClass(.first, method: .earlierGuide).risk == 3)
        #expect(RiskClass(.second, method: .of2022).risk == RiskClass(.second, method: .earlierGuide).risk)
    }

    @Test(arguments: [(9, HazardRiskGrade.two), (10, .two), (49, .two), (50, .three)])
    func `headcount raises the grade from fifty`(exposed: Int, wanted: HazardRiskGrade) {
        #expect(HazardRiskGrade.grade(.general, .exceeded, exposed: exposed) == wanted)
        #expect(HazardRiskGrade.grade(.severe, .met, exposed: exposed) == wanted)
    }

    @Test func `an unknown level is never met`() {
        #expect(HazardRiskGrade.grade(.general, .unknown, exposed: 1) == nil)
        #expect(HazardRiskGrade.highest([(.general, .met, 5), (.severe, .unknown, 5)]) == nil)
        #expect(HazardRiskGrade.highest([(.general, .met, 5), (.severe, .met, 5)]) == .two)
    }

    @Test func `ninety points are A, 89,5 are B, 69,9 are C`() {
        #expect([90, 89.5, 70, 69.9, 0].map { ManagementGrade(score: Ratio(computed: $0)) } == [.a, .b, .b, .c, .c])
        #expect(ManagementGrade(score: 100.1) == nil)
    }

    @Test func `the matrix from memory carries its mark`() {
        #expect(RiskClass.of2022(.three, .c)?.class.letter == .third)
        #expect(RiskClass.of2022(.one, .a)?.mark == .unverified)
    }
}

struct JobGradingTests {
    func dust(_ silica: Percent, _ ratio: Ratio, _ labour: Int, _ edition: GradingEdition) -> JobGrade? {
        JobGrading.dust(freeSilica: silica, ratio: ratio, labourGrade: labour, edition: edition)?.grade
    }

    @Test func `the edition changes on the first of February 2026`() {
        #expect(GradingEdition.firstDayOf2025.description == "2026-02-01")
        #expect(GradingEdition.edition(on: GradingEdition.firstDayOf2025 - 1) == .of2010)
        #expect(GradingEdition.edition(on: GradingEdition.firstDayOf2025) == .of2025)
    }

    @Test func `half the limit is harmless in 2025, the limit itself weighs in 2010`() {
        #expect(dust(5, 0.5, 1, .of2025) == .zero)
        #expect(dust(5, 0.51, 1, .of2025) == .two)
        #expect(dust(5, 0.99, 1, .of2010) == .zero)
        #expect(dust(5, 1, 1, .of2010) == .one)
        #expect(dust(5, 1, 5, .of2010) == nil)
    }

    @Test func `bands end at 6 and 16`() {
        #expect(dust(5, 6, 1, .of2025) == .two)
        #expect(dust(5, 6.01, 1, .of2025) == .three)
        #expect(dust(5, 16, 1, .of2025) == .three)
        #expect(dust(5, 16.1, 1, .of2025) == .four)
    }

    @Test func `a chemical over its limit is at least grade II in 2025`() {
        func grade(_ ratio: Ratio, raises: Bool = false) -> JobGrade? {
            JobGrading.chemical(degree: .light, ratio: ratio, labourGrade: 1, raises: raises, edition: .of2025)?.grade
        }
        #expect([grade(0.5), grade(0.6), grade(1), grade(1.01)] == [.zero, .one, .one, .two])
        #expect(grade(1.01, raises: true) == .three)
        #expect(JobGrading.chemical(degree: .light, ratio: 1, labourGrade: 1, edition: .of2010)?.grade == .zero)
    }

    @Test func `noise grades begin at 85, 90, 95 and 100`() {
        let levels: [SoundLevel] = [84.9, 85, 89.9, 90, 94.5, 95, 99.9, 100]
        #expect(levels.map(JobGrading.noise) == [nil, .one, .one, .two, .two, .three, .three, .four])
        #expect(JobGrading.impulse(excess: -0.1) == nil)
        #expect(JobGrading.impulse(excess: 2.5) == .two)
    }

    @Test func `a noise grade from 94 dB(A) on says that the sources contradict each other`() throws {
        let rule = try #require(Rulebook.rule("grading_noise"))
        func finding(_ level: Double) throws -> Finding {
            try rule.evaluate(.object(["lex_dBA": .number(level)]), on: WorkedExamplesTests.day)
        }
        #expect(try finding(93.9).mark == .single && finding(93.9).notes.isEmpty)
        #expect(try finding(94).mark == .unverified && !finding(94).notes.isEmpty)
        #expect(try finding(97).value == .text("III"))
    }

    @Test func `ranks of exposure change at the printed ratios and risk is rounded half up`() {
        let ratios: [Ratio] = [0, 0.099, 0.1, 0.499, 0.5, 0.99, 1, 1.99, 2, 50]
        #expect(ratios.map { ChemicalRisk.exposureRank(ratio: $0)?.value } == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        #expect(ChemicalRisk(method: .ratio, hazardRank: 4, exposureRank: 3)?.level == 3)
        #expect(ChemicalRisk(method: .ratio, hazardRank: 0, exposureRank: 3) == nil)
        #expect(ChemicalRisk.exposureRank(indices: [1, 4])?.value == 2)
        #expect(ChemicalRisk.exposureRank(indices: []) == nil)
    }
}
