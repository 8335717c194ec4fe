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
    /// The change of each frequency that the criterion looks at, positive when hearing got worse.
    let changes: [Change]

    /// The change at one frequency.
    struct Change: Hashable, Sendable, Codable {
        let frequency: AudiometricFrequency
        let change: LevelDifference
    }

    public init(_ criterion: Criterion, baseline: EarThresholds, now: EarThresholds) {
        self.criterion = criterion
        let frequencies: [AudiometricFrequency] = criterion == .niosh ? AudiometricFrequency.graded : [.hz2000, .hz3000, .hz4000]
        let changes = frequencies.map { now[$0].value - baseline[$0].value }
        let change = criterion == .niosh ? changes.max() ?? 0 : changes.reduce(0, +) / 3
        self.changes = zip(frequencies, changes).map { Change(frequency: $0, change: LevelDifference(computed: $1)) }
        self.change = LevelDifference(computed: change)
        isReached = change >= ReferenceTable.standard.entry("threshold_shift", criterion.rawValue)?.value ?? .infinity
    }

    /// What the criterion looked at, and against which change it was held.
    var steps: [Finding.Step] {
        let bound = ReferenceTable.standard.entry("threshold_shift", criterion.rawValue)?.printed ?? ""
        let each = changes.map { "\($0.frequency.rawValue) Hz \(text($0.change))" }.joined(separator: "，")
        let rule = criterion == .niosh ? "任一频率的阈移最大值" : "2000、3000、4000 Hz 阈移的均值"
        return [
            .init("本次减基线（变差为正，dB）", each),
            .init("\(rule)不小于 \(bound) dB 即达到", "\(text(change)) dB"),
        ]
    }
}
