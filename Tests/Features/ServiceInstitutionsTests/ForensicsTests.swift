import Calendars
import Foundation
import TestSupport
import Testing

@testable import ServiceInstitutions

@Suite(.requirement("R-94", "R-96")) struct ForensicsRateTests {
    /// The page is not typed by hand: with `ZHIJIAN_PRINT_RATES` the lines are printed to be put there.
    @Test
    func
        `the rates on the method page are those of the simulated institutions, and none is beyond five in a thousand but clerical clashes`()
        throws
    {
        let lines = ForensicsRates.lines()
        if ProcessInfo.processInfo.environment["ZHIJIAN_PRINT_RATES"] != nil { lines.forEach { print($0.text) } }
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Docs/Methods/institution-forensics.md")
        let told = try String(contentsOf: page.standardizedFileURL, encoding: .utf8).split(separator: "\n").map(String.init)
        for line in lines {
            #expect(told.contains(line.text), "\(line.text)")
            let isStatistical = ![.impossibleTravel, .instrumentTwice].contains(line.test)
            if isStatistical { #expect(line.named <= ForensicsRates.honest * 5 / 1_000, "\(line.text)") }
            #expect(line.found >= ForensicsRates.cheating * 9 / 10, "\(line.text)")
        }
    }
}

@Suite(.requirement("R-94", "R-96")) struct ForensicsTests {
    @Test func `digits invented by hand are found, with the digit that people like`() throws {
        var it = SimulatedInstitution(1)
        it.inventDigits()
        let reason = try #require(Forensics.terminalDigits(it.results))
        #expect(reason.sentence.contains("“5”"))
        #expect((reason.chance ?? 1) < 1e-6)
    }

    @Test func `fewer than three figures and noughts at the end say nothing of the last digit`() {
        func result(_ text: String) -> ReportedResult {
            ReportedResult(report: "R", employer: "E", place: "P", kind: "k", text: text)
        }
        #expect(Forensics.terminalDigits((0..<500).map { result("0.0\($0 % 2 + 4)") }) == nil)
        #expect(Forensics.terminalDigits((0..<500).map { _ in result("1.20") }) == nil)
        #expect(Forensics.terminalDigits((0..<500).map { _ in result("<0.05") }) == nil)
        #expect(result("0.0420").significantDigits == [4, 2, 0])
        #expect(result("<0.05").significantDigits == [])
    }

    @Test func `a report copied for another employer is found and named; the same employer's report again is no copy`() {
        var it = SimulatedInstitution(2)
        it.copyReport()
        #expect(Forensics.copiedResults(it.results).map(\.sentence) == ["报告 R17 与 R3（不同单位）10 个结果中有 10 个逐位相同"])
        let own = it.results.map { result in
            var result = result
            if result.report == "R17" { result.employer = "E3" }
            return result
        }
        #expect(Forensics.copiedResults(own).isEmpty)
    }

    @Test func `levels that agree because they are coarse are no copy`() {
        // Every post at 80 or 81 dB: agreement is common, and the test knows it from the institution itself.
        var chance = Chance(state: 9)
        let results = (0..<30).flatMap { report in
            (0..<6).map { place in
                ReportedResult(
                    report: "R\(report)", employer: "E\(report)", place: "\(place)", kind: "noise",
                    text: "\(80 + chance.below(2))",
                    isLevel: true)
            }
        }
        #expect(Forensics.copiedResults(results).isEmpty)
    }

    @Test func `repeats three percent apart are found; coarse print and levels are not taken for them`() {
        var it = SimulatedInstitution(4)
        it.smooth()
        #expect(Forensics.lowVariance(it.results) != nil)
        func repeats(_ text: String, isLevel: Bool) -> [ReportedResult] {
            (0..<60).map {
                ReportedResult(report: "R", employer: "E", place: "\($0 / 4)", kind: "k", text: text, isLevel: isLevel)
            }
        }
        #expect(Forensics.lowVariance(repeats("0.02", isLevel: false)) == nil)
        #expect(Forensics.lowVariance(repeats("82.5", isLevel: true)) == nil)
        #expect(Forensics.lowVariance(repeats("0.25", isLevel: false)) != nil)
    }

    @Test func `forty employers without an exceedance are a reason where others find a fifth, five are not`() {
        let others = (0..<100).map { JudgedResult(employer: "O\($0)", factor: "noise", isExceeded: $0 % 5 == 0) }
        let own = (0..<40).map { JudgedResult(employer: "E\($0)", factor: "noise", isExceeded: false) }
        #expect(Forensics.neverExceeds(own, others: others)?.sentence == "40 家用人单位、40 个结果无一超标；按其他机构对相同因素的超标情况，约应有 8.0 家")
        #expect(Forensics.neverExceeds(Array(own.prefix(5)), others: others) == nil)
        // One exceedance is enough, and so is a factor that nobody else measured often enough.
        #expect(
            Forensics.neverExceeds(own + [JudgedResult(employer: "E0", factor: "noise", isExceeded: true)], others: others) == nil
        )
        #expect(Forensics.neverExceeds(own, others: Array(others.prefix(19))) == nil)
        // A hundred results of one employer are one employer.
        let one = (0..<100).map { _ in JudgedResult(employer: "E", factor: "noise", isExceeded: false) }
        #expect(Forensics.neverExceeds(one, others: others) == nil)
    }

    @Test func `a sampler in two counties within fifteen minutes and an instrument in two places are found, the next job is not`()
        throws
    {
        let day = try #require(Day("2026-03-02"))
        func job(_ place: String, _ region: String, _ from: Int, _ until: Int) -> JobTrail {
            JobTrail(who: "甲", place: place, region: region, day: day, from: from, until: until)
        }
        let first = job("A", "441702", 480, 540)
        #expect(Forensics.impossibleTravel([first, job("B", "441781", 554, 600)]).count == 1)
        #expect(Forensics.impossibleTravel([first, job("B", "441781", 555, 600)]).isEmpty)
        #expect(Forensics.impossibleTravel([first, job("C", "441702", 540, 600)]).isEmpty)
        #expect(
            Forensics.impossibleTravel([first, job("C", "441702", 530, 600)]).map(\.sentence)
                == ["甲 2026-03-02 在 A 与 C 的作业重叠 10 分钟"])
        #expect(Forensics.instrumentTwice([first, job("C", "441702", 539, 600)]).count == 1)
        #expect(Forensics.instrumentTwice([first, job("C", "441702", 540, 600)]).isEmpty)
        #expect(Forensics.instrumentTwice([first, first]).isEmpty)
    }

    @Test func `chances agree with printed tables`() {
        // χ²: 15.507 is the upper 5 % point of 8 degrees of freedom, 26.124 the upper 0.1 % point, 2.733 the lower 5 % point.
        #expect(abs(ChiSquare.upper(15.507, degrees: 8) - 0.05) < 1e-4)
        #expect(abs(ChiSquare.upper(26.124, degrees: 8) - 0.001) < 1e-5)
        #expect(abs(ChiSquare.upper(2.733, degrees: 8) - 0.95) < 1e-4)
        #expect(ChiSquare.upper(0, degrees: 8) == 1)
        #expect(abs(Binomial.upper(2, of: 3, chance: 0.5) - 0.5) < 1e-12)
        #expect(Binomial.upper(0, of: 3, chance: 0.5) == 1)
        #expect(Binomial.upper(4, of: 3, chance: 0.5) == 0)
    }
}
