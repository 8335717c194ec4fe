import Quantities

/// Diagnosis support: criteria met and not met, never a diagnosis.
enum DiagnosisRules {
    static let all = [stage, lead, arsenic, decompression, benzene2013, benzene]

    private static func conclusion(_ support: DiagnosisSupport) -> Conclusion {
        Conclusion(
            outcome: support.level.isEmpty ? .notAssessable : .computed, value: .text(support.level),
            steps: support.steps, notes: support.notes + [DiagnosisSupport.statement],
            reason: support.level.isEmpty ? support.notes.first : nil,
            mark: support.mark)
    }

    private static func flag(_ input: RuleInput, _ key: String) throws -> Bool? { input.has(key) ? try input.flag(key) : nil }

    static let stage = Rule(
        "gbz70_2015_stage", "尘肺病分期（辅助）", Clause("GBZ 70", edition: "2015", ""), .single, gives: .word,
        [
            InputKey("profusion", .wholeNumber(0...3), "总体密集度"), InputKey("zones", .wholeNumber(0...6), "该密集度的肺区数"),
            InputKey("zones_ge_0_1", .wholeNumber(0...6), "0/1 及以上的肺区数", optional: true),
            InputKey("aggregation", .flag, "小阴影聚集", optional: true),
            InputKey("large_mm", .numbers(NumberRange(0, 500)), "大阴影长径、短径", unit: "mm", optional: true),
            InputKey("asbestos", .flag, "石棉粉尘", optional: true),
            InputKey("plaque", .word(ChestFilmReading.Plaque.allCases.map(\.rawValue)), "胸膜斑（只用于石棉）", optional: true),
        ]
    ) { input, _ in
        let large = input.has("large_mm") ? try input.numbers("large_mm").map { Millimetres(computed: $0) } : []
        guard large.isEmpty || large.count == 2 else {
            throw RuleError.wrongType(key: "large_mm", expected: "长径、短径两个数值的列表")
        }
        return conclusion(
            .pneumoconiosis(
                ChestFilmReading(
                    profusion: try input.whole("profusion"), zones: try input.whole("zones"),
                    zonesFrom01: input.has("zones_ge_0_1") ? try input.whole("zones_ge_0_1") : 0,
                    hasAggregation: try flag(input, "aggregation") ?? false, largeOpacity: large,
                    isAsbestos: try flag(input, "asbestos") ?? false,
                    plaque: input.has("plaque") ? try input.word("plaque", as: ChestFilmReading.Plaque.self) : .none)))
    }

    private static func amount(_ key: String, _ name: String) -> InputKey {
        InputKey(key, .number(.notNegative), name, unit: "umol/L", optional: true)
    }

    static let lead = Rule(
        "gbz37_2015_grade", "职业性慢性铅中毒分级（2015 版，辅助）", Clause("GBZ 37", edition: "2015", "4"), .single, status: .superseded,
        gives: .word,
        [
            amount("blood_umol_l", "血铅"), amount("urine_umol_l", "尿铅"), amount("chelation_urine_umol_l", "驱铅后尿铅"),
            amount("ala_umol_l", "尿 δ-ALA"), amount("zpp_umol_l", "ZPP"),
            InputKey("abdominal", .flag, "腹部症状", optional: true), InputKey("anaemia", .flag, "贫血", optional: true),
            InputKey("colic", .flag, "腹绞痛", optional: true), InputKey("neuropathy", .flag, "轻度周围神经病", optional: true),
            InputKey("encephalopathy", .flag, "铅麻痹或中毒性脑病", optional: true),
        ]
    ) { input, _ in
        func amount(_ key: String) throws -> SubstanceConcentration? { input.has(key) ? try input.quantity(key) : nil }
        return conclusion(
            .lead(
                LeadFindings(
                    blood: try amount("blood_umol_l"), urine: try amount("urine_umol_l"),
                    chelationUrine: try amount("chelation_urine_umol_l"), aminolevulinicAcid: try amount("ala_umol_l"),
                    zincProtoporphyrin: try amount("zpp_umol_l"), hasAbdominalSigns: try flag(input, "abdominal"),
                    hasAnaemia: try flag(input, "anaemia"), hasColic: try flag(input, "colic"),
                    hasNeuropathy: try flag(input, "neuropathy"),
                    hasEncephalopathy: try flag(input, "encephalopathy"))))
    }

    private static let severity = InputKey.Kind.word(DiagnosisSupport.Severity.allCases.map(\.rawValue))

    static let arsenic = Rule(
        "gbz83_2025_chronic_grade", "职业性慢性砷中毒分级（辅助）", Clause("GBZ 83", edition: "2025", "4.2, 5.2"), .official,
        inForce: InForce(from: SurveillanceEdition.firstDayOf2025), gives: .word,
        [
            InputKey("exposure_months", .wholeNumber(0...960), "接触月数", unit: "months"), InputKey("symptoms", .flag, "有全身症状"),
            InputKey("nerve", severity, "周围神经损害"), InputKey("liver", severity, "肝损害"), InputKey("skin", severity, "皮肤损害"),
        ]
    ) { input, _ in
        func grade(_ key: String) throws -> DiagnosisSupport.Severity { try input.word(key, as: DiagnosisSupport.Severity.self) }
        return conclusion(
            .arsenic(
                exposureMonths: try input.whole("exposure_months"), hasSymptoms: try input.flag("symptoms"),
                nerve: try grade("nerve"), liver: try grade("liver"), skin: try grade("skin")))
    }

    static let decompression = Rule(
        "gbz24_2025_acute_type", "急性减压病分型（辅助）", Clause("GBZ 24", edition: "2025", "4.1, 5.1"), .official,
        inForce: InForce(from: SurveillanceEdition.firstDayOf2025), gives: .word,
        [
            InputKey("onset_hours", .number(NumberRange(0, 168)), "减压结束至出现症状", unit: "h"),
            InputKey("signs", .tokens, "表现：skin、joint、neuro、circulatory、respiratory、digestive"),
        ]
    ) { input, _ in
        let allowed = DiagnosisSupport.DecompressionSign.allCases.map(\.rawValue)
        let signs = try input.values("signs").map { item in
            guard let sign = DiagnosisSupport.DecompressionSign(rawValue: item.plainText) else {
                throw RuleError.unknownWord(key: "signs", word: item.plainText, allowed: allowed)
            }
            return sign
        }
        return conclusion(.decompression(onset: try input.hours("onset_hours"), signs: Set(signs)))
    }

    private static func count(_ key: String, _ name: String) -> InputKey {
        InputKey(key, .number(NumberRange(0, 1e5)), name, unit: "10^9/L", optional: true)
    }

    static let benzene2013 = Rule(
        "gbz68_2013_grade", "职业性慢性苯中毒分级（2013 版，辅助）", Clause("GBZ 68", edition: "2013", ""), .single, status: .superseded,
        gives: .word,
        [
            count("wbc", "白细胞计数（多次复查中大多数的水平）"), count("neutrophils", "中性粒细胞计数"), count("platelets", "血小板计数"),
            InputKey("repeated", .flag, "3 个月内每 2 周复查一次", optional: true),
            InputKey("pancytopenia", .flag, "全血细胞减少症", optional: true),
            InputKey("marrow_disease", .flag, "再生障碍性贫血、骨髓增生异常综合征或白血病", optional: true),
        ]
    ) { input, _ in
        func count(_ key: String) throws -> BloodCellCount? { input.has(key) ? try input.quantity(key) : nil }
        return conclusion(
            .benzene2013(
                BenzeneFindings(
                    whiteCells: try count("wbc"), neutrophils: try count("neutrophils"), platelets: try count("platelets"),
                    isRepeated: try flag(input, "repeated"), hasPancytopenia: try flag(input, "pancytopenia"),
                    hasMarrowDisease: try flag(input, "marrow_disease"))))
    }

    static let benzene = Rule(
        "gbz68_2022_grade", "职业性慢性苯中毒（默认关闭）", Clause("GBZ 68", edition: "2022", ""), .unverified, gives: .word,
        [InputKey("wbc", .number(.notNegative), "白细胞计数", unit: "10^9/L", optional: true)]
    ) { _, _ in conclusion(.benzene()) }
}
