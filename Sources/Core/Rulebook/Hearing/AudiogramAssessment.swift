import Quantities

/// An audiogram held against GBZ 49-2014. Support for three qualified doctors, never a diagnosis.
public struct AudiogramAssessment: Hashable, Sendable, Codable {
    /// What the two conditions and the better ear give.
    public enum Grade: String, Hashable, Sendable, Codable, CaseIterable {
        case exposureNotMet = "不符合接触条件"
        case preconditionNotMet = "不符合前提（双耳高频平均听阈<40 dB）"
        case belowGrades = "未达分级（较好耳听阈加权值<26 dB）"
        case mild = "轻度"
        case moderate = "中度"
        case severe = "重度"
    }

    /// Bilateral high-frequency mean, rounded half up, dB HL.
    public let highMean: HearingLevel
    /// Weighted threshold of the left ear, rounded half up, dB HL.
    public let weightedLeft: HearingLevel
    /// Weighted threshold of the right ear, rounded half up, dB HL.
    public let weightedRight: HearingLevel
    /// The smaller of both, dB HL.
    public let betterEar: HearingLevel
    /// The grade, or the first condition that is not met.
    public let grade: Grade
    /// Left, right: speech mean at least the high mean; then noise deafness should not be diagnosed (A.8).
    public let speechNotBelowHigh: [Bool]
    /// Things to look at before anyone relies on the curve, in Chinese; our own warnings say so.
    public let warnings: [String]

    /// - Parameters:
    ///   - audiogram: thresholds, as measured unless `isAgeCorrected`.
    ///   - age: whole years at the test.
    ///   - exposureYears: consecutive years of noise work; at least 3 are needed (clause 3).
    ///   - level: L_EX,8h of the work; at least 85 dB(A) is noise work (A.1).
    public init(
        _ audiogram: Audiogram, age: Int, sex: Sex, exposureYears: Years, level: SoundLevel, isAgeCorrected: Bool = false
    ) {
        let corrected = isAgeCorrected ? audiogram : audiogram.corrected(age: age, sex: sex)
        highMean = corrected.bilateralHighMean.roundedHalfUp
        weightedLeft = corrected.left.weighted.roundedHalfUp
        weightedRight = corrected.right.weighted.roundedHalfUp
        betterEar = min(weightedLeft, weightedRight)
        speechNotBelowHigh = corrected.ears.map { $0.speechMean >= $0.highMean }
        grade = AudiogramAssessment.grade(
            isExposed: exposureYears.value >= NoiseDeafness.value("exposure_years")
                && level.value >= NoiseDeafness.value("exposure_level"),
            highMean: highMean, betterEar: betterEar)
        warnings = AudiogramAssessment.warnings(corrected)
    }

    /// Bands 26–40 mild, 41–55 moderate, from 56 severe, on rounded values. Clause: GBZ 49-2014 4.
    static func grade(isExposed: Bool, highMean: HearingLevel, betterEar: HearingLevel) -> Grade {
        guard isExposed else { return .exposureNotMet }
        guard highMean.value >= NoiseDeafness.value("high_frequency_mean") else { return .preconditionNotMet }
        switch betterEar.value {
        case NoiseDeafness.value("severe")...: return .severe
        case NoiseDeafness.value("moderate")...: return .moderate
        case NoiseDeafness.value("mild")...: return .mild
        default: return .belowGrades
        }
    }

    private static func warnings(_ audiogram: Audiogram) -> [String] {
        var warnings: [String] = []
        let asymmetry = (audiogram.left.weighted.value - audiogram.right.weighted.value).magnitude
        if asymmetry >= NoiseDeafness.value("asymmetry") {
            warnings.append("左右耳听阈加权值相差 \(text(asymmetry)) dB，请复核（平台提示，标准未规定）。")
        }
        for (name, ear) in zip(["左耳", "右耳"], audiogram.ears) {
            let levels = AudiometricFrequency.graded.map { ear[$0].value }
            guard let least = levels.min(), let most = levels.max() else { continue }
            if most - least <= NoiseDeafness.value("flat_range") {
                warnings.append("\(name)曲线平坦（各频率相差 \(text(most - least)) dB），宜做客观听力检查（A.9；界值为平台提示）。")
            }
            if ear.speechMean >= ear.highMean { warnings.append("\(name)语频损失不低于高频损失，不宜诊断为噪声聋（A.8）。") }
        }
        return warnings
    }
}

/// Numbers of GBZ 49-2014 from the table of values.
enum NoiseDeafness {
    static func value(_ row: String) -> Double { ReferenceTable.standard.entry("noise_deafness", row)?.value ?? .nan }
    static let clause = Clause("GBZ 49", edition: "2014", "")
}
