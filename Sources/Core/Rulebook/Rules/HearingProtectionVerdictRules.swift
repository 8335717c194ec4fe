import Quantities

/// Level under a protector that fits one person, and what it means.
enum HearingProtectionVerdictRules {
    static let all = [personal, verdict]

    static let personal = Rule(
        "hearing_level_par", "按个人声衰减值（PAR）的佩戴后声级", Clause("GBZ 331", edition: "2024", "附录 M.1"), .unverified,
        gives: .quantity(.decibelA),
        [
            InputKey("lex_dBA", .number(.soundLevel), "L_EX,8h 或 L_EX,40h", unit: "dB(A)"),
            InputKey("par_left_dB", .number(NumberRange(0, 60)), "左耳 PAR", unit: "dB"),
            InputKey("par_right_dB", .number(NumberRange(0, 60)), "右耳 PAR", unit: "dB"),
        ]
    ) { input, _ in
        let (level, left, right) = (
            try input.number("lex_dBA"), try input.number("par_left_dB"), try input.number("par_right_dB")
        )
        let attenuation = min(left, right)
        return .number(
            level - attenuation, "取两耳较低的 PAR；PAR 不再乘 0.6", "\(text(level)) − \(text(attenuation))", mark: .unverified)
    }

    static let verdict = Rule(
        "hearing_protection_verdict", "佩戴后声级的评价", Cite.hearing, .single, gives: .word,
        [InputKey("level_dBA", .number(NumberRange(0, 140)), "佩戴护听器后的声级", unit: "dB(A)")]
    ) { input, _ in
        let level = try input.number("level_dBA")
        // Values on a boundary go to the better band (own choice): 85 and 70 are acceptable, 80 and 75 are good.
        func bound(_ row: String) throws -> Double { try ReferenceTable.standard.value("hearing_protection", row) }
        let word: String
        switch level {
        case _ where level > (try bound("insufficient")): word = "防护不足"
        case _ where level > (try bound("good_high")): word = "可接受"
        case _ where level >= (try bound("good_low")): word = "好"
        case _ where level >= (try bound("over")): word = "可接受"
        default: word = "过度防护"
        }
        return .word(word, "高于 85 防护不足，80—85 可接受，75—80 好，70—75 可接受，低于 70 过度防护", text(level), mark: .single)
    }
}
