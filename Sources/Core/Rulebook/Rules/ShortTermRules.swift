import HygieneCalculations
import Quantities

/// Short-time limits, joint exposure, contact bands, alarms, rounding of reports.
enum ShortTermRules {
    static let all = [stel, excursions, peaks, ceiling, additive, band, parts, alarm, rounding]

    private static let oel = InputKey("oel", .number(.positive), "职业接触限值", unit: "同浓度")
    private static let concentration = InputKey("c", .concentration, "浓度", unit: "同限值")

    static let stel = Rule(
        "stel_compare", "短时间接触浓度与 PC-STEL 比较", Cite.limits("6.3.2"), .official, gives: .word,
        [
            InputKey("c_ste", .concentration, "15 min 浓度 C_STE", unit: "mg/m3"),
            InputKey("pc_stel", .number(.positive), "PC-STEL", unit: "mg/m3"),
        ]
    ) { input, _ in
        let result = try input.measured("c_ste")
        let limit = try input.limit("pc_stel")
        let outcome = Comparison.judge(result, limit: limit)
        return .verdict(
            outcome, limit: limit.value, steps: [Verdict.step("C_STE", result, "PC-STEL", text(limit), outcome)],
            reason: Verdict.reason(result, outcome))
    }

    static let ceiling = Rule(
        "mac_compare", "短时间样品与 MAC 比较", Cite.limits("6.3.1"), .official, gives: .word,
        [
            InputKey("c_me", .concentrations, "各样品浓度 C_ME", unit: "mg/m3"),
            InputKey("mac", .number(.positive), "MAC", unit: "mg/m3"),
        ]
    ) { input, _ in
        let results = try input.measuredList("c_me")
        let limit = try input.limit("mac")
        guard let worst = SampleJudgement.worst(results, limit: limit) else {
            return .verdict(.notAssessable, limit: limit.value, steps: [], reason: "没有检测结果。", missing: ["c_me"])
        }
        let outcome = Comparison.judge(worst, limit: limit)
        let samples = Finding.Step("取最高值，不取平均", results.map(\.text).joined(separator: "、") + " → " + worst.text)
        return .verdict(
            outcome, limit: limit.value, steps: [samples, Verdict.step("C_ME", worst, "MAC", text(limit), outcome)],
            reason: Verdict.reason(worst, outcome))
    }

    private static func episodeKeys(_ list: String) -> [InputKey] {
        let minutes = InputKey.Kind.number(NumberRange(0, 1440))
        return [
            InputKey("\(list)[].c", .concentration, "浓度", unit: "mg/m3"),
            InputKey("\(list)[].duration_min", minutes, "持续时间", unit: "min", optional: true),
            InputKey("\(list)[].start_min", minutes, "自班始的起始时间", unit: "min", optional: true),
        ]
    }

    private static func episodes(_ input: RuleInput, _ list: String) throws -> [ExposureEpisode] {
        try input.list(list).map { item in
            try ExposureEpisode(
                item.measured("c"), duration: item.has("duration_min") ? item.quantity("duration_min") : nil,
                start: item.has("start_min") ? item.quantity("start_min") : nil)
        }
    }

    /// C_TWA first: with the average over the limit there is nothing left to prove.
    private static func average(_ input: RuleInput, _ limit: Concentration) throws -> (Finding.Outcome, Finding.Step, String?) {
        let average = try input.measured("c_twa")
        let outcome = Comparison.judge(average, limit: limit)
        return (outcome, Verdict.step("C_TWA", average, "PC-TWA", text(limit), outcome), Verdict.reason(average, outcome))
    }

    static let excursions = Rule(
        "stel_excursion_verdict", "超过 PC-TWA 至 PC-STEL 的接触", Cite.limits("A.2.3.2"), .official, gives: .word,
        [
            InputKey("c_twa", .concentration, "C_TWA", unit: "mg/m3"),
            InputKey("pc_twa", .number(.positive), "PC-TWA", unit: "mg/m3"),
            InputKey("pc_stel", .number(.positive), "PC-STEL", unit: "mg/m3"),
        ] + episodeKeys("excursions")
    ) { input, _ in
        let pcTWA = try input.limit("pc_twa")
        return try episodeVerdict(
            input, "excursions", average: pcTWA, ceiling: input.limit("pc_stel"), ceilingName: "PC-STEL", threshold: pcTWA,
            name: "超过 PC-TWA 的接触")
    }

    static let peaks = Rule(
        "peak_exposure_verdict", "峰接触浓度", Cite.limits("6.3.3"), .official, gives: .word,
        [
            InputKey("c_twa", .concentration, "C_TWA", unit: "mg/m3"),
            InputKey("pc_twa", .number(.positive), "PC-TWA", unit: "mg/m3"),
        ] + episodeKeys("peaks")
    ) { input, _ in
        let limit = try input.limit("pc_twa")
        return try episodeVerdict(
            input, "peaks", average: limit, ceiling: Concentration(computed: limit.value * 5), ceilingName: "5 × PC-TWA",
            threshold: Concentration(computed: limit.value * 3), name: "超过 3 × PC-TWA 的峰")
    }

    private static func episodeVerdict(
        _ input: RuleInput, _ list: String, average limit: Concentration, ceiling: Concentration, ceilingName: String,
        threshold: Concentration, name: String
    ) throws -> Conclusion {
        var (outcome, step, reason) = try average(input, limit)
        var steps = [step]
        var missing: [String] = []
        let episodes = try episodes(input, list)
        if let worst = SampleJudgement.worst(episodes.map(\.concentration), limit: ceiling) {
            let worstOutcome = Comparison.judge(worst, limit: ceiling)
            steps.append(Verdict.step("最高短时间浓度", worst, ceilingName, text(ceiling), worstOutcome))
            let high = episodes.filter { Comparison.exceeds($0.concentration.entering.value, threshold.value) }
            let pattern = EpisodePattern.judge(high, named: name)
            if !high.isEmpty { steps += pattern.steps }
            let outcomes = [outcome, worstOutcome] + (high.isEmpty ? [] : [pattern.outcome])
            reason = reason ?? Verdict.reason(worst, worstOutcome) ?? pattern.reason
            missing = pattern.missing
            outcome = outcomes.contains(.exceeded) ? .exceeded : outcomes.contains(.notAssessable) ? .notAssessable : .met
        }
        return .verdict(
            outcome, limit: ceiling.value, steps: steps, reason: outcome == .notAssessable ? reason : nil,
            missing: outcome == .notAssessable ? missing : [])
    }

    static let additive = Rule(
        "additive_ratio", "混合接触比值之和 ΣC/L", Cite.limits("A.3.2.2"), .official, gives: .plainNumber,
        [
            InputKey("items[].c", .concentration, "浓度", unit: "同限值"),
            InputKey("items[].oel", .number(.positive), "同类限值（TWA 对 PC-TWA，STE 对 PC-STEL）", unit: "同浓度"),
        ]
    ) { input, _ in
        let items = try input.list("items").map { (concentration: try $0.measured("c"), limit: try $0.limit("oel")) }
        let index = try AdditiveEffect.index(items)
        let sum = items.map { "\($0.concentration.text)/\(text($0.limit))" }.joined(separator: " + ")
        let outcome: Finding.Outcome = Comparison.exceeds(index.value, 1) ? .exceeded : .met
        return Conclusion(
            outcome: outcome, value: .number(index.value), limit: .number(1),
            steps: [.init("各物质浓度与限值之比的和不超过 1：\(outcome.label)", "\(sum) = \(text(index))")],
            notes: ["是否按相加作用评价由使用者确定；先逐一判定各物质。"])
    }

    static let band = Rule(
        "exposure_band", "接触等级（接触比值）", Cite.limits("6.5.1 表5"), .official, gives: .word, [concentration, oel]
    ) { input, _ in
        let ratio = try input.measured("c").entering.ratio(to: input.limit("oel"))
        // Boundaries belong to the lower band; the ratio 0.06/6 must not leave band 0 by binary noise.
        let bands = ReferenceTable.standard.entries(of: "exposure_band")
        let band = bands.first { !Comparison.exceeds(ratio.value, $0.value) }?.row ?? "IV"
        return .word(band, "接触比值 C/OEL 所在的等级，边界归入较低一级", "C/OEL = \(text(ratio)) → \(band)")
    }

    static let parts = Rule(
        "ppm_to_mg_m3", "体积分数换算为质量浓度", Cite.limits("A.2.6"), .official, gives: .quantity(.milligramPerCubicMetre),
        [
            InputKey("ppm", .number(.notNegative), "体积分数", unit: "ppm"),
            InputKey("mw", .number(.positive), "摩尔质量", unit: "g/mol"),
        ]
    ) { input, _ in
        let molarVolume = Ratio(computed: try ReferenceTable.standard.value("molar_volume", "20degC_101.3kPa"))
        let ppm = Concentration(computed: try input.number("ppm"), .partsPerMillion)
        let mass = try input.ratio("mw")
        let result = try AirSampling.milligramsPerCubicMetre(ppm: ppm, molarMass: mass, molarVolume: molarVolume)
        return .number(result.value, "20 ℃、101.3 kPa 下换算", "\(text(ppm)) × \(text(mass)) / \(text(molarVolume))")
    }

    static let alarm = Rule(
        "gas_alarm_level", "固定式气体报警设定值", Cite.design("6.1.6.3"), .official, gives: .quantity(.milligramPerCubicMetre),
        [
            InputKey("oel", .number(.positive), "MAC 或 PC-STEL", unit: "mg/m3"),
            InputKey("limit_type", .word(["MAC", "PC-STEL"]), "限值类型"),
            InputKey("level", .word(["pre_alarm", "alarm"]), "预报或警报"),
        ]
    ) { input, _ in
        let limit = try input.limit("oel")
        let share = try ReferenceTable.standard.value("gas_alarm_level", input.word("level"))
        return .number(limit.value * share, "预报值为限值的一半，警报值为限值", "\(text(limit)) × \(text(share))")
    }

    static let rounding = Rule(
        "report_rounding", "报告结果的修约", Cite.service("G.1.2.1、G.1.2.2"), .official, gives: .concentrationAsInput,
        [
            InputKey("value", .text, "未修约的结果（十进制文本）", unit: "mg/m3"),
            InputKey("oel", .text, "标准印出的限值（文本）", unit: "mg/m3"),
        ]
    ) { input, _ in
        let (value, oel) = (try input.word("value"), try input.word("oel"))
        guard let limit = PrintedLimit(oel, .milligramPerCubicMetre) else { throw RuleError.notANumber(key: "oel", text: oel) }
        guard let rounded = DecimalText.rounded(value, decimals: limit.reportDecimals) else {
            throw RuleError.notANumber(key: "value", text: value)
        }
        guard !rounded.hasPrefix("-") else { throw RuleError.negative(key: "value", value: Double(value) ?? 0) }
        return .word(rounded, "按 GB/T 8170 一次修约到 \(limit.reportDecimals) 位小数，五成双", "\(value) → \(rounded)")
    }
}
