import Quantities

/// Personal dose of radiation workers.
enum DoseRules {
    static let all = [annual, fiveYears, interventional, investigation, organ]

    private static let monitoring = Clause("GBZ 128", edition: "2019", "")
    private static let limits = Clause("GB 18871", edition: "2002", "B1.1")

    static let annual = Rule(
        "dose_annual_mdl", "年剂量（低于 MDL 按一半计）", monitoring, .unverified, gives: .values(.millisievert),
        [
            InputKey("mdl", .number(.positive), "最低可探测水平 MDL", unit: "mSv"),
            InputKey("periods_msv", .tokens, "各周期剂量：数值或 \"<MDL\""),
        ]
    ) { input, _ in
        let level: RadiationDose = try input.quantity("mdl")
        let readings = try input.values("periods_msv").enumerated().map { index, item in
            try reading(item, level: level, key: "periods_msv[\(index)]")
        }
        guard !readings.isEmpty else { throw RuleError.malformedInput("periods_msv 至少 1 项") }
        let year = DoseYear(year: 1, readings: readings)
        let terms = readings.map { text($0.counted ?? 0) }.joined(separator: " + ")
        return .structure(
            .object(["annual_msv": .number(rounded(year.sum.value, decimals: 9))]),
            [.init("低于 MDL 的周期记 MDL/2，原始结果仍记 <MDL", terms + " = " + text(year.sum))], mark: .unverified)
    }

    private static func reading(_ item: JSONValue, level: RadiationDose, key: String) throws(RuleError) -> DoseReading {
        switch item {
        case .text("<MDL"): return .belowDetection(level)
        case .number(let number):
            if number < 0 { throw .negative(key: key, value: number) }
            do { return .dose(try RadiationDose(number)) } catch { throw .quantity(error) }
        case .text(let word): throw .notANumber(key: key, text: word)
        default: throw .wrongType(key: key, expected: "数值或 \"<MDL\"")
        }
    }

    static let fiveYears = Rule(
        "dose_five_year", "五年剂量与限值", limits, .single, gives: .values(.millisievert),
        [InputKey("years_msv", .numbers(.notNegative), "连续 5 年的年剂量", unit: "mSv")]
    ) { input, _ in
        let years = try input.numbers("years_msv").map { RadiationDose(computed: $0) }
        guard years.count == 5 else { throw RuleError.wrongType(key: "years_msv", expected: "5 个数值的列表") }
        let run = DoseLimits.fiveYears(years, from: 1)
        let isYearOver = years.contains { $0 > DoseLimits.yearly(.effective) }
        return .structure(
            .object([
                "sum": .number(rounded(run.sum.value, decimals: 9)), "mean": .number(rounded(run.mean.value, decimals: 9)),
                "over_20_mean": .boolean(run.isMeanOver), "over_50_any": .boolean(isYearOver),
            ]),
            [
                .init("五年合计与均值", "\(text(run.sum)) / 5 = \(text(run.mean))"),
                .init("均值超过 20 mSv", run.isMeanOver ? "是" : "否"), .init("任一年超过 50 mSv", isYearOver ? "是" : "否"),
            ], notes: ["等于限值不算超过。"], mark: .single)
    }

    static let interventional = Rule(
        "dose_interventional", "介入放射工作人员有效剂量", monitoring, .single, gives: .values(.millisievert),
        [
            InputKey("Ho", .number(.notNegative), "铅衣外（领口）读数", unit: "mSv"),
            InputKey("Hu", .number(.notNegative), "铅衣内读数", unit: "mSv", optional: true),
            InputKey("thyroid_shield", .flag, "使用甲状腺屏蔽（有 Hu 时必填）", optional: true),
        ]
    ) { input, _ in
        let collar: RadiationDose = try input.quantity("Ho")
        guard input.has("Hu") else {
            let dose = DoseLimits.interventional(collar: collar)
            return .structure(
                .object(["E": .number(rounded(dose.value, decimals: 4))]),
                [.init("单剂量计：E = 0.1·Ho", "0.1×\(text(collar)) = \(text(dose))")], mark: DoseLimits.mark("collar_factor"))
        }
        let (under, isShielded) = (try input.quantity("Hu", RadiationDose.self), try input.flag("thyroid_shield"))
        let dose = DoseLimits.interventional(collar: collar, underApron: under, hasThyroidShield: isShielded)
        let column = isShielded ? "thyroid" : "none"
        let (alpha, beta) = (DoseLimits.value("two_badges_alpha", column), DoseLimits.value("two_badges_beta", column))
        return .structure(
            .object(["E": .number(rounded(dose.value, decimals: 4))]),
            [.init("双剂量计：E = α·Hu + β·Ho", "\(text(alpha))×\(text(under)) + \(text(beta))×\(text(collar)) = \(text(dose))")],
            mark: DoseLimits.mark("two_badges_alpha", column))
    }

    static let investigation = Rule(
        "dose_investigation_level", "周期剂量与调查水平", monitoring, .single, gives: .quantity(.millisievert),
        [
            InputKey("dose_msv", .number(.notNegative), "本周期剂量", unit: "mSv"),
            InputKey("periods_per_year", .wholeNumber(1...366), "每年周期数"),
        ]
    ) { input, _ in
        let dose: RadiationDose = try input.quantity("dose_msv")
        let level = DoseLimits.investigationLevel(periodsPerYear: try input.whole("periods_per_year"))
        return Conclusion(
            outcome: dose > level ? .exceeded : .met, value: .number(dose.value), limit: .number(level.value),
            steps: [
                .init(
                    "调查水平 = 年值 ÷ 每年周期数",
                    "\(text(DoseLimits.investigationLevel(periodsPerYear: 1))) / \(try input.whole("periods_per_year")) = \(text(level))"
                ),
                .init("超过即调查、记录原因并签字", "\(text(dose)) \(dose > level ? ">" : "≤") \(text(level))"),
            ],
            notes: ["年值来自单一来源，按周期分摊凭记忆，未核实。"], mark: .unverified)
    }

    static let organ = Rule(
        "dose_year_limit", "年剂量与限值（有效、眼晶状体、手足、皮肤）", limits, .single, gives: .quantity(.millisievert),
        [
            InputKey("organ", .word(["effective", "lens", "extremity", "skin"]), "剂量种类"),
            InputKey("dose_msv", .number(.notNegative), "年剂量", unit: "mSv"),
        ]
    ) { input, _ in
        let organ = DoseLimits.Organ(rawValue: try input.word("organ") + "_year") ?? .effective
        let dose: RadiationDose = try input.quantity("dose_msv")
        let limit = DoseLimits.yearly(organ)
        var notes: [String] = []
        if organ == .lens, dose.value > DoseLimits.value("lens_advisory_mean") {
            notes.append("高于国际建议的 20 mSv/a（提示，非 GB 18871-2002 要求，未核实）。")
        }
        return Conclusion(
            outcome: dose > limit ? .exceeded : .met, value: .number(dose.value), limit: .number(limit.value),
            steps: [.init("\(organ.label)年限值 \(text(limit)) mSv；等于限值不算超过", "\(text(dose)) 与 \(text(limit))")], notes: notes,
            mark: .single)
    }
}
