import HygieneCalculations
import Quantities

/// Hazard degree of chemicals, GBZ/T 230-2025.
enum ToxicHazardRules {
    static let all = [category, toFourHours, index, degree, mixture]

    static let category = Rule(
        "toxicity_category", "毒性指标分级", Cite.toxicity("表1"), .official, gives: .plainNumber,
        [
            InputKey(
                "indicator",
                .word([
                    "inhalation_gas_ppm", "inhalation_vapour_mg_m3", "inhalation_dust_mg_m3", "oral_mg_kg", "dermal_mg_kg",
                    "half_life_h",
                ]), "指标"), InputKey("value", .number(.notNegative), "指标值"),
        ]
    ) { input, _ in
        let (indicator, value) = (try input.word("indicator"), try input.number("value"))
        let bounds = ReferenceTable.standard.entries(of: "toxicity_category").filter { $0.row == indicator }
        // Toxic values: category 1 is the smallest; half-life: category 1 is the longest.
        let isBelow = { (bound: Double) in indicator == "half_life_h" ? value >= bound : value < bound }
        let category = bounds.firstIndex { isBelow($0.value) }.map { $0 - bounds.startIndex + 1 } ?? 5
        return .lookedUp(Double(category), "查表1，分值 = 5 − 级别 = \(5 - category)", "\(text(value))")
    }

    static let toFourHours = Rule(
        "lc50_to_4h", "1 h LC50 换算为 4 h", Cite.toxicity("A.2.3"), .official, gives: .asInput,
        [
            InputKey("form", .word(["gas", "vapour", "dust"]), "形态"), InputKey("lc50", .number(.positive), "LC50"),
            InputKey("hours", .wholeNumber(1...1), "试验时间", unit: "h"),
        ]
    ) { input, _ in
        let divisor = try ReferenceTable.standard.value("lc50_to_4h", input.word("form"))
        let value = try input.number("lc50")
        return .number(value / divisor, "气体、蒸气除以 2，粉尘、烟除以 4", "\(text(value)) / \(text(divisor))")
    }

    private static let indicators = [
        ("acute_inhalation", "急性吸入毒性"), ("acute_dermal", "急性经皮毒性"), ("irritation", "刺激与腐蚀"), ("sensitisation", "致敏"),
        ("reproductive", "生殖毒性与致突变"), ("carcinogenic", "致癌"), ("diffusivity", "扩散性"), ("accumulation", "蓄积性"),
    ]

    static let index = Rule(
        "toxic_hazard_index", "毒物危害指数 THI", Cite.toxicity("式(1)"), .official, gives: .plainNumber,
        indicators.map { InputKey("scores.\($0.0)", .wholeNumber(0...4), "\($0.1)分值") }
    ) { input, _ in
        let scores = try input.object("scores")
        let weighted = try indicators.map { name, _ in
            (
                weight: Ratio(computed: try ReferenceTable.standard.value("toxic_hazard_index", name)),
                score: try scores.ratio(name)
            )
        }
        let sum = weighted.map { "\(text($0.weight))×\(text($0.score))" }.joined(separator: " + ")
        return .number(ToxicHazard.index(weighted).value, "各指标权重与分值之积的和", sum)
    }

    static let degree = Rule(
        "toxic_hazard_degree", "毒物危害程度", Cite.toxicity("5.3"), .official, gives: .word,
        [
            InputKey("thi", .number(.notNegative), "THI"),
            InputKey("policy", .word(["none", "restricted", "banned"]), "限制或禁止使用"),
        ]
    ) { input, _ in
        let (value, policy) = (try input.number("thi"), try input.word("policy"))
        if policy == "banned" { return .word("not_graded", "禁止使用的物质不分级（4.1.3）") }
        let bands = ReferenceTable.standard.entries(of: "toxic_hazard_degree")
        var degree = bands.last { value >= $0.value }?.row ?? "I"
        let isRaised = policy == "restricted" && (degree == "I" || degree == "II")
        if isRaised { degree = "III" }
        return .word(
            degree, isRaised ? "限制使用的物质至少为高度（4.1.3）" : "I 轻度、II 中度、III 高度、IV 极度（2025 版编号）", "THI = \(text(value)) → \(degree)")
    }

    static let mixture = Rule(
        "mixture_ate", "混合物急性毒性估计值", Cite.toxicity("6"), .official, gives: .asInput,
        [
            InputKey("components[].pct", .number(.percentage), "质量分数", unit: "%"),
            InputKey("components[].ate", .number(.positive), "组分的急性毒性估计值"),
            InputKey("unknown_pct", .number(.percentage), "毒性未知部分（超过 10 % 才计入）", unit: "%"),
        ]
    ) { input, _ in
        let components = try input.list("components").map {
            (share: try $0.quantity("pct", Percent.self), estimate: try $0.ratio("ate"))
        }
        let unknown: Percent = try input.quantity("unknown_pct")
        let result = try ToxicHazard.mixtureEstimate(components, unknown: unknown)
        let sum = components.map { "\(text($0.share))/\(text($0.estimate))" }.joined(separator: " + ")
        return .number(result.value, "加和公式", "\(text(unknown.value > 10 ? 100 - unknown.value : 100)) / (\(sum))")
    }
}
