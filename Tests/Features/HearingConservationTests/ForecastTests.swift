import Quantities
import Rulebook
import TestSupport
import Testing

@testable import HearingConservation

@Suite(.requirement("R-38")) struct ForecastTests {
    private static func person(_ level: Double, better: Double) -> ShiftForecast.Person? {
        func ear(_ worse: Double) -> EarThresholds? {
            EarThresholds(
                AudiometricFrequency.graded.reduce(into: [:]) { $0[$1] = HearingLevel(computed: better + worse) })
        }
        guard let left = ear(0), let right = ear(5) else { return nil }
        return .init(audiogram: Audiogram(left: left, right: right), age: 18, sex: .male, years: 10, level: level)
    }

    @Test func `five people have no interval and no verdict, six have their least and most`() {
        #expect(ShiftForecast.interval([1, 2, 3, 4, 5]) == nil)
        #expect(ShiftForecast.interval([6, 1, 2, 3, 4, 5]) == 1...6)
        // 2 · P(X ≤ 1) of B(9, ½) is 0.0391, of 2 already 0.18.
        #expect(ShiftForecast.interval([1, 2, 3, 4, 5, 6, 7, 8, 9]) == 2...8)
        let few = ShiftForecast([Self.person(95, better: 40)].compactMap(\.self))
        #expect(few.lines.map(\.verdict) == [.tooFew, .tooFew, .tooFew, .tooFew])
    }

    @Test func `the expected shift at 4000 Hz after ten years of 95 dB is that of ISO 1999`() throws {
        let people = (0..<6).compactMap { _ in Self.person(95, better: 20) }
        let forecast = ShiftForecast(people)
        let line = try #require(forecast.lines.first { $0.frequency == .hz4000 })
        // (0.025 + 0.025 · lg 10) · (95 − 75)² = 20 dB; an 18-year-old has no loss by age.
        #expect((line.expected - 20).magnitude < 1e-9)
        #expect(line.observed == 20)
        #expect(line.verdict == .asExpected)
        #expect(forecast.count == 6)
    }

    @Test func `a group far worse than expected is above it, one far better below`() throws {
        let worse = ShiftForecast((0..<6).compactMap { Self.person(85, better: 40 + Double($0)) })
        #expect(worse.lines.allSatisfy { $0.verdict == .above })
        let better = ShiftForecast((0..<6).compactMap { Self.person(100, better: Double($0)) })
        #expect(better.lines.first { $0.frequency == .hz4000 }?.verdict == .below)
    }

    @Test func `people outside the tables are left out, not guessed`() {
        let old = Self.person(95, better: 20).map { person in
            var person = person
            person.age = 75
            return person
        }
        #expect(ShiftForecast([old].compactMap(\.self)).count == 0)
    }
}
