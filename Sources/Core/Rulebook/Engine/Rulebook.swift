/// All rules of the product, by id.
public enum Rulebook {
    /// In the order of subjects, as `zhijian rule list` prints them.
    public static let rules: [Rule] =
        TimeWeightedRules.all + ShortTermRules.all + LongShiftRules.all + SamplingRules.all + DustRules.all + ToxicHazardRules.all
        + NoiseRules.all + HearingProtectionRules.all + VibrationRules.all + HeatRules.all + FieldRules.all + RespiratorRules.all
        + StatisticsRules.all + HearingForecastRules.all + NoiseDeafnessRules.all + SurveillanceRules.all + DiagnosisRules.all
        + DoseRules.all + LegalRules.all + SupervisionRules.all + GradingRules.all

    private static let byID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }

    /// The rule of that id; nil when there is none.
    public static func rule(_ id: String) -> Rule? { byID[id] }
}
