/// All rules of the product, by id and by subject.
public enum Rulebook {
    /// Rules of one subject, as the explorer and the method pages group them.
    public struct Subject: Sendable {
        /// `noise`, `surveillance`…: also the name of its method page.
        public let id: String
        /// Name in Chinese.
        public let title: String
        /// In the order of `zhijian rule list`.
        public let rules: [Rule]
    }

    /// In the order of the screen.
    public static let subjects: [Subject] = [
        Subject(
            id: "chemical-exposure", title: "化学因素接触评估",
            rules: TimeWeightedRules.all + ShortTermRules.all + LongShiftRules.all + SamplingRules.all),
        Subject(id: "dust", title: "粉尘", rules: DustRules.all),
        Subject(id: "toxic-hazard", title: "毒物危害程度", rules: ToxicHazardRules.all),
        Subject(
            id: "noise", title: "噪声与听力防护",
            rules: NoiseRules.all + HearingProtectionRules.all + HearingProtectionVerdictRules.all),
        Subject(
            id: "physical-factors", title: "振动、高温、电磁辐射",
            rules: VibrationRules.all + HeatRules.all + HeatMeasurementRules.all + FieldRules.all + FieldLimitRules.all),
        Subject(id: "respirators", title: "呼吸防护", rules: RespiratorRules.all),
        Subject(id: "statistics", title: "统计与贝叶斯分析", rules: StatisticsRules.all + ComplianceTestRules.all + AgreementRules.all),
        Subject(id: "hearing", title: "听力与噪声聋", rules: HearingForecastRules.all + NoiseDeafnessRules.all),
        Subject(id: "surveillance", title: "职业健康监护", rules: SurveillanceRules.all + BiologicalLimitRules.all),
        Subject(id: "diagnosis", title: "诊断辅助", rules: DiagnosisRules.all),
        Subject(id: "radiation-dose", title: "个人剂量", rules: DoseRules.all),
        Subject(id: "law", title: "法定期限与罚则", rules: LegalRules.all),
        Subject(id: "supervision", title: "分类监督", rules: SupervisionRules.all),
        Subject(id: "indicators", title: "规划指标", rules: IndicatorRules.all),
        Subject(id: "job-grading", title: "作业分级与风险评估", rules: GradingRules.all),
    ]

    /// In the order of subjects, as `zhijian rule list` prints them.
    public static let rules: [Rule] = subjects.flatMap(\.rules)

    private static let byID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }

    /// The rule of that id; nil when there is none.
    public static func rule(_ id: String) -> Rule? { byID[id] }
    /// The subject that holds the rule.
    public static func subject(of rule: Rule) -> Subject? { subjects.first { $0.rules.contains { $0.id == rule.id } } }
}
