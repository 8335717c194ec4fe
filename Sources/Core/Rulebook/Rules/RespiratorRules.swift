import Quantities

/// Choice of respirators.
enum RespiratorRules {
    static let all = [hazardRatio, maximumUse, fitFactor]

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

    /// Facepieces by the factor that a quantitative fit test must reach.
    private static let facepieces = ["half", "full"]

    static let fitFactor = Rule(
        "respirator_fit_factor", "呼吸防护定量适合性检验", Clause("29 CFR 1910.134", edition: "", "App. A"), .verified, status: .foreign,
        gives: .structure,
        [
            InputKey("factors", .numbers(.positive), "各动作的适合因数（C_外/C_内），不含做鬼脸动作"),
            InputKey("facepiece", .word(facepieces), "面罩：half 半面罩（含随弃式）、full 全面罩"),
        ]
    ) { input, _ in
        let factors = try input.numbers("factors")
        guard !factors.isEmpty else { throw RuleError.calculation(.tooFew("动作", needed: 1)) }
        let mean = Double(factors.count) / factors.reduce(0) { $0 + 1 / $1 }
        // A mean of exactly 100 must not become 99 by noise when it is rounded down.
        let factor = (mean + 1e-9).rounded(.down)
        let needed = try ReferenceTable.standard.value("respirator_fit", try input.word("facepiece"))
        return .structure(
            .object(["factor": .number(factor), "required": .number(needed), "passed": .boolean(factor >= needed)]),
            [
                .init(
                    "总适合因数取调和平均，向下取整",
                    "\(factors.count) / (\(factors.map { "1/\(text($0))" }.joined(separator: " + "))) = \(text(mean)) → \(text(factor))"
                ),
                .init("与所需适合因数比较", "\(text(factor)) \(factor >= needed ? "≥" : "<") \(text(needed))"),
            ],
            notes: ["GBZ 331-2024 附录 M.2 规定按 GB/T 18664 的所需适合因数判定，其数值未见原文，暂用国外数值。"], mark: .verified)
    }
}
