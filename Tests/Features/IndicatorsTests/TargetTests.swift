import Indicators
import Ledger
import Rulebook
import Testing

@Suite struct TargetTests {
    private func target(_ value: Double?, _ comparator: Comparator, percent: Bool = true) -> Target {
        Target(value: value, comparator: comparator, isPercent: percent)
    }

    @Test func `the same coverage meets 75, fails 95 and 100`() {
        let fourOfFive = FigureSum(numerator: 4, denominator: 5)
        #expect(target(75, .bare).verdict(fourOfFive) == .met)
        #expect(target(95, .bare).verdict(fourOfFive) == .notMet)
        #expect(target(100, .equal).verdict(fourOfFive) == .notMet)
    }

    @Test func `exactly 90 per cent is decided by the comparator that is configured`() {
        let exactly = FigureSum(numerator: 1_658, denominator: 1_844)
        let ninety = FigureSum(numerator: 9, denominator: 10)
        #expect(target(90, .atLeast).verdict(ninety) == .met)
        #expect(target(90, .greater).verdict(ninety) == .notMet)
        #expect(target(90, .bare).verdict(ninety) == .met)
        #expect(target(90, .atLeast).verdict(exactly) == .notMet)
    }

    @Test func `one short of ninety per cent of a province is not ninety per cent`() {
        #expect(target(90, .atLeast).verdict(FigureSum(numerator: 899_999, denominator: 1_000_000)) == .notMet)
        #expect(target(90, .atLeast).verdict(FigureSum(numerator: 900_000, denominator: 1_000_000)) == .met)
        #expect(target(90, .greater).verdict(FigureSum(numerator: 900_001, denominator: 1_000_000)) == .met)
    }

    @Test func `nothing to count is not applicable, neither 0 nor 100 per cent`() {
        #expect(target(90, .atLeast).verdict(FigureSum()) == .notApplicable)
        #expect(target(100, .equal).verdict(FigureSum()) == .notApplicable)
        #expect(SharePercent.text(FigureSum()) == nil)
    }

    @Test func `100 per cent is judged by counts`() {
        #expect(target(100, .equal).verdict(FigureSum(numerator: 999, denominator: 1_000)) == .notMet)
        #expect(target(100, .equal).verdict(FigureSum(numerator: 99_999, denominator: 100_000)) == .notMet)
        #expect(target(100, .equal).verdict(FigureSum(numerator: 1_000, denominator: 1_000)) == .met)
    }

    @Test func `a share just below one hundred is not shown as 100 per cent`() {
        #expect(SharePercent.text(FigureSum(numerator: 99_999, denominator: 100_000)) == "99.99%")
        #expect(SharePercent.text(FigureSum(numerator: 1, denominator: 1)) == "100.00%")
        #expect(SharePercent.text(FigureSum(numerator: 1, denominator: 3)) == "33.33%")
        #expect(SharePercent.text(FigureSum(numerator: 2, denominator: 3)) == "66.67%")
        #expect(SharePercent.text(FigureSum(numerator: 1, denominator: 1_000_000)) == "0.01%")
        #expect(SharePercent.text(FigureSum(numerator: 0, denominator: 7)) == "0.00%")
    }

    @Test func `steady growth needs a base and is more than it`() {
        let insured = FigureSum(numerator: 512_000)
        #expect(target(nil, .increase, percent: false).verdict(insured) == .noData)
        #expect(target(nil, .increase, percent: false).verdict(insured, base: 512_000) == .notMet)
        #expect(target(nil, .increase, percent: false).verdict(insured, base: 511_999) == .met)
    }

    @Test func `a number of people is compared as a number`() {
        #expect(target(10, .atLeast, percent: false).verdict(FigureSum(numerator: 10)) == .met)
        #expect(target(2, .equal, percent: false).verdict(FigureSum(numerator: 3)) == .notMet)
    }
}
