import Quantities

/// Choice of respirators.
enum RespiratorRules {
    static let all = [hazardRatio, maximumUse]

    private static let oel = InputKey("oel", .number(.positive), "职业接触限值", unit: "同浓度")

    static let hazardRatio = Rule(
        "hazard_ratio", "危害因数 C/OEL", Clause("GB/T 18664", edition: "2002", "4"), .verified, gives: .plainNumber,
        [InputKey("c", .number(.notNegative), "浓度", unit: "同限值"), oel]
    ) { input, _ in
        let (concentration, limit) = (try input.concentration("c"), try input.limit("oel"))
        return .number(try concentration.ratio(to: limit).value, "指定防护因数应大于危害因数", "\(text(concentration)) / \(text(limit))")
    }

    static let maximumUse = Rule(
        "max_use_concentration", "最高使用浓度 APF×OEL", Clause("GB/T 18664", edition: "2002", "4"), .verified,
        gives: .concentrationAsInput,
        [InputKey("apf", .number(.positive), "指定防护因数"), oel]
    ) { input, _ in
        let (factor, limit) = (try input.ratio("apf"), try input.limit("oel"))
        return .number(factor.value * limit.value, "不得超过 IDLH", "\(text(factor)) × \(text(limit))")
    }
}
