import Calendars
import Quantities

/// Several tests of one person made into one, as GBZ 49-2014 A.10 b asks: at least three tests, neighbours at least three days apart,
/// no frequency differing by more than 10 dB; then the lowest threshold of each frequency counts.
public struct RepeatedAudiometry: Hashable, Sendable {
    /// The lowest thresholds; nil where the tests may not be combined.
    public let combined: Audiogram?
    /// Why not, in Chinese; empty when they may.
    public let objections: [String]

    public init(_ tests: [(day: Day, audiogram: Audiogram)]) {
        let ordered = tests.sorted { $0.day < $1.day }
        var objections: [String] = []
        if Double(ordered.count) < NoiseDeafness.value("tests") { objections.append("少于 3 次测试。") }
        for (earlier, later) in zip(ordered, ordered.dropFirst())
        where Double(later.day - earlier.day) < NoiseDeafness.value("days_between") {
            objections.append("\(earlier.day) 与 \(later.day) 间隔不足 3 日。")
        }
        for (name, ear) in [("左耳", \Audiogram.left), ("右耳", \Audiogram.right)] {
            for frequency in AudiometricFrequency.graded {
                let levels = ordered.map { $0.audiogram[keyPath: ear][frequency].value }
                guard let least = levels.min(), let most = levels.max(), most - least > NoiseDeafness.value("spread") else {
                    continue
                }
                objections.append("\(name) \(frequency.rawValue) Hz 各次相差 \(text(most - least)) dB，超过 10 dB。")
            }
        }
        self.objections = objections
        guard objections.isEmpty, let first = ordered.first?.audiogram else {
            combined = nil
            return
        }
        combined = ordered.dropFirst().reduce(first) { lowest, test in
            Audiogram(left: lowest.left.lowest(test.audiogram.left), right: lowest.right.lowest(test.audiogram.right))
        }
    }
}

/// A worker whose hearing answers to noise within the first year.
public enum NoiseSensitivity {
    /// All thresholds of both ears at most 25 dB before the work, and 65 dB or more in any ear at 3000, 4000 or 6000 Hz within 12
    /// months of noise work. Clause: GBZ 49-2014 5.2; the same in GBZ 188-2025 7.1.2.1 b) 3).
    public static func isSensitive(before: Audiogram, now: Audiogram, monthsOfNoiseWork: Int) -> Bool {
        guard Double(monthsOfNoiseWork) <= NoiseDeafness.value("sensitive_months") else { return false }
        let wasNormal = before.ears.allSatisfy { ear in
            AudiometricFrequency.graded.allSatisfy { ear[$0].value <= NoiseDeafness.value("sensitive_before") }
        }
        let isLost = now.ears.contains { ear in
            AudiometricFrequency.high.contains { ear[$0].value >= NoiseDeafness.value("sensitive_after") }
        }
        return wasNormal && isLost
    }
}

/// Change of one ear between two audiograms, for hearing conservation; China sets no figure, so the foreign ones are named.
public struct ThresholdShift: Hashable, Sendable, Codable {
    /// The criterion used.
    public enum Criterion: String, Hashable, Sendable, Codable, CaseIterable {
        /// 15 dB or more at any of 500–6000 Hz. Clause: NIOSH 98-126.
        case niosh
        /// Mean of 2000, 3000 and 4000 Hz worse by 10 dB or more. Clause: 29 CFR 1910.95(g)(10).
        case osha
    }

    /// Which criterion was applied.
    public let criterion: Criterion
    /// The deciding change, positive when hearing got worse, dB.
    public let change: LevelDifference
    /// Whether the criterion is reached.
    public let isReached: Bool

    public init(_ criterion: Criterion, baseline: EarThresholds, now: EarThresholds) {
        self.criterion = criterion
        let change: Double
        switch criterion {
        case .niosh: change = AudiometricFrequency.graded.map { now[$0].value - baseline[$0].value }.max() ?? 0
        case .osha:
            let frequencies: [AudiometricFrequency] = [.hz2000, .hz3000, .hz4000]
            change = (now.sum(frequencies) - baseline.sum(frequencies)) / 3
        }
        self.change = LevelDifference(computed: change)
        isReached = change >= ReferenceTable.standard.entry("threshold_shift", criterion.rawValue)?.value ?? .infinity
    }
}
