import HygieneCalculations
import Quantities

/// Limits of electromagnetic fields and ultraviolet radiation, GBZ 2.2-2007 (two transcriptions agree; the standard was not at hand).
enum FieldLimitRules {
    static let all = [ultraHigh, highFrequency, powerFrequency, microwave, ultraviolet]

    private static let wave = InputKey("wave", .word(["continuous", "pulsed"]), "连续波或脉冲波")
    private static let hours = InputKey("h", .number(NumberRange(0, 8, excludesLower: true)), "每日接触时间", unit: "h")

    private static func verdict(_ value: Double, _ limit: Double, _ sentence: String) -> Conclusion {
        Conclusion(
            outcome: Comparison.exceeds(value, limit) ? .exceeded : .met, value: .number(value), limit: .number(limit),
            steps: [.init(sentence, "\(text(value)) 与 \(text(limit))")], mark: .verified)
    }

    static let ultraHigh = Rule(
        "uhf_limit", "超高频辐射（30—300 MHz）限值", Cite.physical("5 表1"), .verified, gives: .quantity(.milliwattPerSquareCentimetre),
        [InputKey("power_mW_cm2", .number(.notNegative), "功率密度", unit: "mW/cm2"), wave, hours]
    ) { input, _ in
        // The table has columns for 8 h and 4 h; anything over 4 h takes the 8 h column (own choice, the stricter one).
        let column = try input.number("h") > 4 ? "8" : "4"
        let limit = try ReferenceTable.standard.value("uhf_limit", input.word("wave"), column)
        return verdict(try input.number("power_mW_cm2"), limit, "按波形与接触时间（\(column) h 一档）查表")
    }

    static let highFrequency = Rule(
        "hf_field_limit", "高频电磁场（0.1—30 MHz）电场限值", Cite.physical("6 表2"), .verified, gives: .quantity(.voltPerMetre),
        [
            InputKey("e_V_m", .number(.notNegative), "电场强度（8 h）", unit: "V/m"),
            InputKey("f_MHz", .number(NumberRange(0.1, 30)), "频率", unit: "MHz"),
        ]
    ) { input, _ in
        let limit = try ReferenceTable.standard.value("hf_field_limit", input.number("f_MHz") <= 3 ? "3" : "30")
        return verdict(try input.number("e_V_m"), limit, "按频率查表（3.0 MHz 归入低频一档）")
    }

    static let powerFrequency = Rule(
        "power_frequency_limit", "工频电场限值", Cite.physical("7 表3"), .verified, gives: .quantity(.kilovoltPerMetre),
        [InputKey("e_kV_m", .number(.notNegative), "8 h 电场强度", unit: "kV/m")]
    ) { input, _ in
        verdict(try input.number("e_kV_m"), try ReferenceTable.standard.value("power_frequency_limit", "8 h"), "8 h 限值")
    }

    static let microwave = Rule(
        "microwave_limit", "微波平均功率密度限值", Cite.physical("9 表6"), .verified, gives: .quantity(.microwattPerSquareCentimetre),
        [
            InputKey("power_uW_cm2", .number(.notNegative), "平均功率密度", unit: "uW/cm2"),
            InputKey("part", .word(["body", "limb"]), "全身或肢体"), wave, hours,
        ]
    ) { input, _ in
        let (part, hours) = (try input.word("part"), try input.number("h"))
        let row = part == "limb" ? "limb" : "body \(try input.word("wave"))"
        let dose = try ReferenceTable.standard.value("microwave_limit", row, "dose")
        let most = try ReferenceTable.standard.value("microwave_limit", "short")
        let limit = min(dose / hours, most)
        var conclusion = verdict(
            try input.number("power_uW_cm2"), limit, "日剂量 \(text(dose)) µW·h/cm² 除以接触时间，且不超过短时 \(text(most)) µW/cm²")
        conclusion.steps.append(.init("限值", "\(text(dose)) / \(text(hours)) = \(text(dose / hours))"))
        return conclusion
    }

    static let ultraviolet = Rule(
        "uv_limit", "紫外辐射 8 h 限值", Cite.physical("8 表7"), .verified, gives: .quantity(.microwattPerSquareCentimetre),
        [
            InputKey("irradiance_uW_cm2", .number(.notNegative), "辐照度；电焊弧光用有效辐照度", unit: "uW/cm2"),
            InputKey("band", .word(["uvb", "uvc", "welding"]), "中波、短波、电焊弧光"),
        ]
    ) { input, _ in
        let limit = try ReferenceTable.standard.value("uv_limit", input.word("band"))
        return verdict(try input.number("irradiance_uW_cm2"), limit, "按波段查表")
    }
}
