import HygieneCalculations
import Quantities

/// Choice and check of hearing protectors.
enum HearingProtectionRules {
    static let all = [minimum, sixTenths, range, single, dual, hml, octave, full, half, derated]

    private static let aLevel = InputKey("la_dBA", .number(.soundLevel), "未戴护听器的声级", unit: "dB(A)")
    private static let cLevel = InputKey("lc_dBC", .number(.soundLevel), "C 计权声级", unit: "dB(C)")
    private static let target = InputKey("target_dBA", .number(.soundLevel), "目标声级", unit: "dB(A)")
    private static let rating = InputKey("nrr_dB", .number(NumberRange(0, 60)), "NRR", unit: "dB")
    private static let allowance = InputKey("real_world_dB", .number(NumberRange(0, 20)), "实际使用修正（没有为 0）", unit: "dB")
    private static func attenuation(_ key: String, _ name: String) -> InputKey {
        InputKey(key, .number(NumberRange(-20, 80)), name, unit: "dB")
    }

    static let minimum = Rule(
        "hearing_min_snr_06", "0.6 法所需最小 SNR", Clause("工业企业职工听力保护规范", edition: "1999", ""), .verified, gives: .quantity(.decibel),
        [aLevel, target]
    ) { input, _ in
        let (level, target) = (try input.level("la_dBA"), try input.level("target_dBA"))
        let share = Ratio(computed: try ReferenceTable.standard.value("hearing_rating", "share"))
        let rating = HearingProtection.minimumRating(unprotected: level, target: target, derating: share)
        return .number(rating.value, "向上取整", "⌈(\(text(level)) − \(text(target))) / \(text(share))⌉")
    }

    static let sixTenths = Rule(
        "hearing_level_06", "戴护听器后的声级（0.6 法）", Clause("工业企业职工听力保护规范", edition: "1999", ""), .verified,
        gives: .quantity(.decibelA), [aLevel, attenuation("snr_dB", "SNR")]
    ) { input, _ in
        let (level, rating) = (try input.number("la_dBA"), try input.number("snr_dB"))
        let share = try ReferenceTable.standard.value("hearing_rating", "share")
        // A negative rating would make the noise louder: credit is never below nothing.
        let credit = max(0, share * rating)
        return .number(
            level - credit, "A 声级减 SNR 的 0.6 倍", "\(text(level)) − \(text(share)) × \(text(rating))",
            notes: rating < 0 ? ["SNR 为负，按 0 计。"] : [], mark: .verified)
    }

    static let range = Rule(
        "hearing_snr_c_weighted", "由 C 声级选择 SNR 范围", Cite.hearing, .verified, gives: .word,
        [cLevel, target, InputKey("margin_dB", .numbers(NumberRange(-40, 40)), "[下限, 上限]", unit: "dB")]
    ) { input, _ in
        let difference = try input.number("lc_dBC") - input.number("target_dBA")
        let margin = try input.numbers("margin_dB")
        guard margin.count == 2, margin[0] <= margin[1] else { throw RuleError.wrongType(key: "margin_dB", expected: "[下限, 上限]") }
        let (low, high) = (difference + margin[0], difference + margin[1])
        return .word(
            "\(text(low))-\(text(high))", "C 声级与目标之差加裕量", "\(text(difference)) + [\(text(margin[0])), \(text(margin[1]))]")
    }

    static let single = Rule(
        "hearing_level_snr", "戴护听器后的声级（SNR）", Cite.hearing, .verified, gives: .quantity(.decibelA),
        [cLevel, attenuation("snr_dB", "SNR"), allowance]
    ) { input, _ in
        let (level, rating) = (try input.level("lc_dBC"), try input.difference("snr_dB"))
        let allowance = try input.difference("real_world_dB")
        let result = HearingProtection.level(cWeighted: level, rating: rating, allowance: allowance)
        return .number(result.value, "C 声级减 SNR", "\(text(level)) − \(text(rating)) + \(text(allowance))")
    }

    static let dual = Rule(
        "hearing_dual_rating", "双重佩戴（耳塞加耳罩）的标称值", Cite.hearing, .verified, gives: .quantity(.decibel),
        [attenuation("plug_snr_dB", "耳塞 SNR"), attenuation("muff_snr_dB", "耳罩 SNR")]
    ) { input, _ in
        let (plug, muff) = (try input.number("plug_snr_dB"), try input.number("muff_snr_dB"))
        let gain = try ReferenceTable.standard.value("hearing_rating", "dual_gain")
        return .number(
            max(plug, muff) + gain, "两者中较高的 SNR 加 5 dB，不是两者相加", "max(\(text(plug)), \(text(muff))) + \(text(gain))",
            notes: ["骨传导使双重佩戴的衰减有上限；有这一对护听器的成对检验数据或个人声衰减值（PAR）时，应以其为准。"], mark: .verified)
    }

    static let hml = Rule(
        "hearing_level_hml", "戴护听器后的声级（HML）", Cite.iso4869, .verified, gives: .quantity(.decibelA),
        [attenuation("H", "高频衰减"), attenuation("M", "中频衰减"), attenuation("L", "低频衰减"), aLevel, cLevel, allowance]
    ) { input, _ in
        let (a, c) = (try input.level("la_dBA"), try input.level("lc_dBC"))
        let (high, medium, low) = (try input.difference("H"), try input.difference("M"), try input.difference("L"))
        let allowance = try input.difference("real_world_dB")
        let result = HearingProtection.level(
            aWeighted: a, cWeighted: c, high: high, medium: medium, low: low, allowance: allowance)
        let excess = c.value - a.value
        let slope = excess <= 2 ? "(\(text(high)) − \(text(medium)))/4" : "(\(text(medium)) − \(text(low)))/8"
        let attenuation = a.value + allowance.value - result.value
        var conclusion = Conclusion.number(
            result.value, "A 声级减 PNR\(allowance.value == 0 ? "" : "，加实际使用余量")",
            "\(text(a)) − \(text(attenuation))" + (allowance.value == 0 ? "" : " + \(text(allowance))"))
        conclusion.steps.insert(
            .init(
                "由 L_C − L_A = \(text(excess)) dB 在 \(excess <= 2 ? "H、M" : "M、L") 间内插预计衰减 PNR",
                "\(text(medium)) − \(slope) × (\(text(excess)) − 2) = \(text(attenuation))"), at: 0)
        return conclusion
    }

    static let octave = Rule(
        "hearing_level_octave", "戴护听器后的声级（倍频带）", Cite.iso4869, .verified, gives: .quantity(.decibelA),
        [
            InputKey("bands_Hz", .numbers(.positive), "中心频率", unit: "Hz"),
            InputKey("a_weighted_band_levels_dB", .numbers(NumberRange(-20, 160)), "A 计权频带声级", unit: "dB"),
            InputKey("apv_dB", .numbers(NumberRange(-20, 80)), "假定保护值", unit: "dB"),
        ]
    ) { input, _ in
        let levels = try input.numbers("a_weighted_band_levels_dB")
        let protections = try input.numbers("apv_dB")
        let bands = try input.numbers("bands_Hz")
        guard levels.count == protections.count, levels.count == bands.count else {
            throw RuleError.wrongType(key: "apv_dB", expected: "与频带等长的列表")
        }
        let pairs = zip(levels, protections).map {
            (aWeighted: SoundLevel(computed: $0), assumedProtection: LevelDifference(computed: $1))
        }
        return .number(try HearingProtection.level(bands: pairs).value, "各频带减假定保护值后能量相加", "10 lg Σ10^(0.1(L−APV))")
    }

    private static func nrr(_ id: String, _ title: String, credit: Ratio) -> Rule {
        Rule(id, title, Cite.osha, .verified, status: .foreign, gives: .quantity(.decibelA), [aLevel, rating]) { input, _ in
            let (level, rating) = (try input.level("la_dBA"), try input.difference("nrr_dB"))
            let result = HearingProtection.level(aWeighted: level, noiseReductionRating: rating, credit: credit)
            return .number(result.value, "A 声级减 (NRR−7) 的计入部分", "\(text(level)) − (\(text(rating)) − 7) × \(text(credit))")
        }
    }

    static let full = nrr("hearing_level_nrr_full", "戴护听器后的声级（NRR − 7）", credit: 1)
    static let half = nrr("hearing_level_nrr_field50", "戴护听器后的声级（(NRR − 7)/2）", credit: 0.5)

    static let derated = Rule(
        "hearing_nrr_derated", "折半的 NRR", Cite.osha, .verified, status: .foreign, gives: .quantity(.decibel), [rating]
    ) { input, _ in
        let rating = try input.number("nrr_dB")
        return .number((rating - 7) / 2, "现场折半", "(\(text(rating)) − 7) / 2")
    }
}
