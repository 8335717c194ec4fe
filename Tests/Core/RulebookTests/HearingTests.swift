import Calendars
import Quantities
import Rulebook
import Testing

/// Audiograms, age, noise and the bands of GBZ 49-2014.
struct HearingTests {
    /// All graded frequencies of both ears at the given speech, 4000 Hz and other high levels.
    static func audiogram(speech: Double, at4000: Double, high: Double) throws -> Audiogram {
        let levels: [AudiometricFrequency: HearingLevel] = [
            .hz500: HearingLevel(computed: speech), .hz1000: HearingLevel(computed: speech),
            .hz2000: HearingLevel(computed: speech),
            .hz3000: HearingLevel(computed: high), .hz4000: HearingLevel(computed: at4000), .hz6000: HearingLevel(computed: high),
        ]
        let ear = try #require(EarThresholds(levels))
        return Audiogram(left: ear, right: ear)
    }

    static func grade(_ audiogram: Audiogram, years: Years = 3, level: SoundLevel = 85) -> AudiogramAssessment.Grade {
        AudiogramAssessment(audiogram, age: 25, sex: .male, exposureYears: years, level: level).grade
    }

    @Test(arguments: [
        (25.0, 27.0, AudiogramAssessment.Grade.belowGrades), (24.0, 39.0, .mild), (40.0, 44.0, .mild), (40.0, 45.0, .moderate),
        (55.0, 59.0, .moderate), (55.0, 60.0, .severe),
    ])
    func `the band follows the rounded value of the better ear, half up`(
        speech: Double, at4000: Double, wanted: AudiogramAssessment.Grade
    ) throws {
        #expect(HearingTests.grade(try HearingTests.audiogram(speech: speech, at4000: at4000, high: 80)) == wanted)
    }

    @Test func `a bilateral high mean of 39,5 dB is 40 and meets the precondition, 39,4 does not`() throws {
        #expect(HearingTests.grade(try HearingTests.audiogram(speech: 30, at4000: 39.5, high: 39.5)) == .mild)
        #expect(HearingTests.grade(try HearingTests.audiogram(speech: 30, at4000: 39.4, high: 39.4)) == .preconditionNotMet)
    }

    @Test func `three years and 85 dB(A) count as noise work, less does not`() throws {
        let audiogram = try HearingTests.audiogram(speech: 30, at4000: 60, high: 60)
        #expect(HearingTests.grade(audiogram) == .mild)
        #expect(HearingTests.grade(audiogram, years: 2.9) == .exposureNotMet)
        #expect(HearingTests.grade(audiogram, level: 84.9) == .exposureNotMet)
    }

    @Test func `an ear without 6000 Hz is no ear to judge`() {
        #expect(EarThresholds([.hz500: 10, .hz1000: 10, .hz2000: 10, .hz3000: 10, .hz4000: 10]) == nil)
    }

    @Test func `the age row changes on the birthday of the decade`() {
        #expect(AgeCorrection.correction(age: 29, sex: .male, frequency: .hz4000) == 0)
        #expect(AgeCorrection.correction(age: 30, sex: .male, frequency: .hz4000) == 2)
        #expect(AgeCorrection.correction(age: 69, sex: .female, frequency: .hz6000) == 21)
        #expect(AgeCorrection.correction(age: 70, sex: .female, frequency: .hz6000) == 32)
        #expect(AgeCorrection.correction(age: 95, sex: .female, frequency: .hz6000) == 32)
        #expect(AgeCorrection.correction(age: 16, sex: .male, frequency: .hz6000) == 0)
        #expect(AgeCorrection.correction(age: 40, sex: .male, frequency: .hz250) == nil)
    }

    @Test func `noise shift grows with level, years and fractile and is zero at the level where it begins`() throws {
        let levels: [SoundLevel] = [75, 80, 85, 90, 95, 100, 105]
        for frequency in AudiometricFrequency.graded {
            let byLevel = try levels.map {
                try #require(NoiseInducedShift.shift(frequency, level: $0, years: 20, fractile: 0.5))
            }
            #expect(byLevel == byLevel.sorted())
            let byFractile = try [0.1, 0.5, 0.9].map {
                try #require(NoiseInducedShift.shift(frequency, level: 95, years: 20, fractile: Ratio(computed: $0)))
            }
            #expect(byFractile == byFractile.sorted())
        }
        #expect(NoiseInducedShift.shift(.hz4000, level: 75, years: 40, fractile: 0.9) == 0)
        #expect(NoiseInducedShift.shift(.hz4000, level: 90, years: 41, fractile: 0.5) == nil)
        #expect(NoiseInducedShift.shift(.hz4000, level: 90, years: 20, fractile: 0.33) == nil)
    }

    @Test func `the median shift is continuous at ten years`() throws {
        let before = try #require(NoiseInducedShift.shift(.hz4000, level: 95, years: 9.999_999, fractile: 0.5))
        let at = try #require(NoiseInducedShift.shift(.hz4000, level: 95, years: 10, fractile: 0.5))
        #expect((before.value - at.value).magnitude < 1e-4)
    }

    @Test func `a threshold shift is reached at the criterion itself`() throws {
        let before = try HearingTests.audiogram(speech: 10, at4000: 20, high: 20).left
        let just = try HearingTests.audiogram(speech: 10, at4000: 35, high: 20).left
        let less = try HearingTests.audiogram(speech: 10, at4000: 34, high: 20).left
        #expect(ThresholdShift(.niosh, baseline: before, now: just).isReached)
        #expect(!ThresholdShift(.niosh, baseline: before, now: less).isReached)
        let ten = try HearingTests.audiogram(speech: 20, at4000: 30, high: 30).left
        #expect(ThresholdShift(.osha, baseline: before, now: ten) == ThresholdShift(.osha, baseline: before, now: ten))
        #expect(ThresholdShift(.osha, baseline: before, now: ten).change == 10)
        #expect(ThresholdShift(.osha, baseline: before, now: ten).isReached)
    }

    @Test func `tests three days apart with a spread of ten decibels may be combined, more may not`() throws {
        let day = Day(number: 20_700)
        func tests(_ gap: Int, _ levels: [Double]) throws -> RepeatedAudiometry {
            RepeatedAudiometry(
                try levels.enumerated().map {
                    (day + $0.offset * gap, try HearingTests.audiogram(speech: $0.element, at4000: 60, high: 60))
                })
        }
        #expect(try tests(3, [20, 30, 25]).combined?.left[.hz500] == 20)
        #expect(try tests(2, [20, 30, 25]).combined == nil)
        #expect(try tests(3, [20, 31, 25]).combined == nil)
        #expect(try tests(3, [20, 30]).combined == nil)
        #expect(RepeatedAudiometry([]).combined == nil)
    }
}
