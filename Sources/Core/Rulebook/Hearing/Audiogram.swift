import Quantities

/// Sex as the hearing and fitness tables distinguish it.
public enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
    case male = "M"
    case female = "F"
}

/// The frequencies of pure-tone audiometry, in Hz.
public enum AudiometricFrequency: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case hz125 = 125
    case hz250 = 250
    case hz500 = 500
    case hz1000 = 1000
    case hz1500 = 1500
    case hz2000 = 2000
    case hz3000 = 3000
    case hz4000 = 4000
    case hz6000 = 6000
    case hz8000 = 8000

    /// Speech frequencies of GBZ 49: 500, 1000 and 2000 Hz.
    public static let speech: [AudiometricFrequency] = [.hz500, .hz1000, .hz2000]
    /// High frequencies of GBZ 49: 3000, 4000 and 6000 Hz.
    public static let high: [AudiometricFrequency] = [.hz3000, .hz4000, .hz6000]
    /// The six frequencies that grading needs.
    public static let graded: [AudiometricFrequency] = speech + high

    public static func < (left: AudiometricFrequency, right: AudiometricFrequency) -> Bool { left.rawValue < right.rawValue }
}

/// Pure-tone air-conduction thresholds of one ear at the six graded frequencies (and 8000 Hz where it was tested).
public struct EarThresholds: Hashable, Sendable, Codable {
    /// Threshold by frequency; always holds the six of `AudiometricFrequency.graded`.
    public let levels: [AudiometricFrequency: HearingLevel]

    /// Nil when one of 500, 1000, 2000, 3000, 4000, 6000 Hz is missing: an incomplete ear is never judged.
    public init?(_ levels: [AudiometricFrequency: HearingLevel]) {
        guard AudiometricFrequency.graded.allSatisfy({ levels[$0] != nil }) else { return nil }
        self.levels = levels
    }

    /// The threshold at a graded frequency.
    public subscript(frequency: AudiometricFrequency) -> HearingLevel { levels[frequency] ?? 0 }

    func sum(_ frequencies: [AudiometricFrequency]) -> Double { frequencies.reduce(0) { $0 + self[$1].value } }

    /// Unrounded mean of 500, 1000 and 2000 Hz, dB HL.
    public var speechMean: HearingLevel { HearingLevel(computed: sum(AudiometricFrequency.speech) / 3) }
    /// Unrounded mean of 3000, 4000 and 6000 Hz, dB HL.
    public var highMean: HearingLevel { HearingLevel(computed: sum(AudiometricFrequency.high) / 3) }

    /// Weighted threshold (MTMV) of the ear: 0.9 × speech mean + 0.1 × 4000 Hz, unrounded. Clause: GBZ 49-2014 formula A.2.
    ///
    /// Computed as (3·Σspeech + H4000)/10, so that a result of exactly 25.5 dB is not lost to binary noise before rounding.
    public var weighted: HearingLevel {
        HearingLevel(computed: (sum(AudiometricFrequency.speech) * 3 + self[.hz4000].value) / 10)
    }

    /// Each threshold less the correction of its frequency.
    public func less(_ corrections: [AudiometricFrequency: LevelDifference]) -> EarThresholds {
        EarThresholds(
            unchecked: levels.reduce(into: [:]) { corrected, level in
                corrected[level.key] = HearingLevel(computed: level.value.value - (corrections[level.key]?.value ?? 0))
            })
    }

    /// The lower threshold of several tests, frequency by frequency.
    func lowest(_ other: EarThresholds) -> EarThresholds {
        EarThresholds(unchecked: levels.merging(other.levels) { min($0, $1) })
    }

    private init(unchecked levels: [AudiometricFrequency: HearingLevel]) { self.levels = levels }
}

/// One audiometric test of both ears.
public struct Audiogram: Hashable, Sendable, Codable {
    /// Thresholds of the left ear.
    public let left: EarThresholds
    /// Thresholds of the right ear.
    public let right: EarThresholds

    public init(left: EarThresholds, right: EarThresholds) {
        self.left = left
        self.right = right
    }

    /// Left, then right.
    public var ears: [EarThresholds] { [left, right] }

    /// Mean of 3000, 4000 and 6000 Hz of both ears (BHFTA), unrounded. Clause: GBZ 49-2014 formula A.1.
    public var bilateralHighMean: HearingLevel {
        HearingLevel(computed: (left.sum(AudiometricFrequency.high) + right.sum(AudiometricFrequency.high)) / 6)
    }

    /// The smaller of both rounded weighted thresholds: the better ear decides. Clause: GBZ 49-2014 4, A.10.
    public var betterEarWeighted: HearingLevel { min(left.weighted.roundedHalfUp, right.weighted.roundedHalfUp) }

    /// Both ears less the correction for age and sex (table A.1 of GBZ 49-2014; 8000 Hz from GB/T 7582-2004).
    public func corrected(age: Int, sex: Sex) -> Audiogram {
        let corrections = AgeCorrection.corrections(age: age, sex: sex)
        return Audiogram(left: left.less(corrections), right: right.less(corrections))
    }
}
