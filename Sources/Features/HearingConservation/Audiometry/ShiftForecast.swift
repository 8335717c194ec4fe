import Foundation
import Quantities
import Rulebook

/// Observed noise-induced shift of the people of one post against what ISO 1999 expects of the level and the years.
///
/// Observed: threshold of the better ear less the median of age and sex (GB/T 7582). Expected: median NIPTS (GB/T 14366). The interval of
/// the observed median is free of assumptions about its shape (order statistics), so that a group too small for one gets none.
struct ShiftForecast: Sendable, Equatable {
    struct Person: Sendable, Equatable {
        var audiogram: Audiogram
        var age: Int
        var sex: Sex
        var years: Double
        var level: Double
        /// From a health examination, not from an audiogram of the programme.
        var isExamined = false
    }

    struct Line: Sendable, Equatable {
        var frequency: AudiometricFrequency
        /// Median over the group, dB.
        var observed: Double
        /// 95 % interval of the observed median; nil below six people.
        var interval: ClosedRange<Double>?
        var expected: Double
        var verdict: Verdict
    }

    enum Verdict: String, Sendable { case tooFew, asExpected, above, below }

    static let frequencies: [AudiometricFrequency] = [.hz2000, .hz3000, .hz4000, .hz6000]
    /// Below five nobody but the clinic and the authorities may see a group: a group of one is a person (this project's design).
    static let leastShown = 5

    let count: Int
    /// How many of them were measured by a health examination.
    let examinedCount: Int
    let lines: [Line]

    init(_ people: [Person]) {
        let fit = people.filter { (18...70).contains($0.age) && (1.0...40).contains($0.years) }
        count = fit.count
        examinedCount = fit.count(where: \.isExamined)
        lines = fit.isEmpty ? [] : Self.frequencies.compactMap { Self.line($0, fit) }
    }

    private static func line(_ frequency: AudiometricFrequency, _ people: [Person]) -> Line? {
        var observed: [Double] = []
        var expected: [Double] = []
        for person in people {
            guard
                let aged = AgeCorrection.deviation(age: person.age, sex: person.sex, frequency: frequency, exceededBy: 0.5),
                let shift = NoiseInducedShift.shift(
                    frequency, level: SoundLevel(computed: person.level), years: Years(computed: person.years), fractile: 0.5)
            else { continue }
            let better = min(person.audiogram.left[frequency].value, person.audiogram.right[frequency].value)
            observed.append(better - aged.value)
            expected.append(shift.value)
        }
        guard let middle = median(observed), let expectation = median(expected) else { return nil }
        let interval = interval(observed)
        let verdict: Verdict =
            interval.map { $0.lowerBound > expectation ? .above : $0.upperBound < expectation ? .below : .asExpected } ?? .tooFew
        return Line(frequency: frequency, observed: middle, interval: interval, expected: expectation, verdict: verdict)
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The narrowest pair of order statistics, as far from both ends, that holds the median with 95 %: P = 1 − 2·Σ C(n,i)/2ⁿ.
    static func interval(_ values: [Double]) -> ClosedRange<Double>? {
        let (sorted, n) = (values.sorted(), values.count)
        var outside = 0.0
        var rank: Int?
        var chance = pow(0.5, Double(n))
        for i in 0..<max(0, n / 2) {
            outside += chance
            guard 2 * outside <= 0.05 else { break }
            rank = i
            chance *= Double(n - i) / Double(i + 1)
        }
        return rank.map { sorted[$0]...sorted[n - 1 - $0] }
    }
}
