import HygieneCalculations
import Quantities

/// Dust samples and coal-dust control.
enum DustRules {
    static let all = [concentration, minimum, gain, blank, coal]

    static let concentration = Rule(
        "dust_concentration", "粉尘浓度 (m2−m1)/V×1000", Cite.dust("10.1"), .official, gives: .quantity(.milligramPerCubicMetre),
        [
            InputKey("m1_mg", .number(.notNegative), "采样前滤膜质量", unit: "mg"),
            InputKey("m2_mg", .number(.notNegative), "采样后滤膜质量", unit: "mg"),
            InputKey("volume_L", .number(.positive), "采样体积（必要时为标准体积）", unit: "L"),
        ]
    ) { input, _ in
        let (before, after): (SampleMass, SampleMass) = (try input.quantity("m1_mg"), try input.quantity("m2_mg"))
        let volume: AirVolume = try input.quantity("volume_L")
        let result = try AirSampling.dust(before: before, after: after, volume: volume)
        return .number(result.value, "滤膜增量除以采样体积", "(\(text(after)) − \(text(before))) / \(text(volume)) × 1000")
    }

    static let minimum = Rule(
        "dust_min_quantifiable", "粉尘最低定量浓度", Cite.dust("11.1"), .official, gives: .quantity(.milligramPerCubicMetre),
        [
            InputKey("balance_mg", .number(.positive), "天平感量", unit: "mg"),
            InputKey("multiple", .number(.positive), "倍数"),
            InputKey("volume_L", .number(.positive), "采样体积", unit: "L"),
        ]
    ) { input, _ in
        let balance: SampleMass = try input.quantity("balance_mg")
        let multiple = try input.ratio("multiple")
        let volume: AirVolume = try input.quantity("volume_L")
        let result = try AirSampling.minimumQuantifiableDust(balance: balance, multiple: multiple, volume: volume)
        return .number(result.value, "感量乘倍数除以体积", "\(text(multiple)) × \(text(balance)) / \(text(volume)) × 1000")
    }

    static let gain = Rule(
        "dust_filter_gain", "滤膜增量范围", Cite.dust("7.6"), .official, gives: .word,
        [
            InputKey("fraction", .word(["total", "respirable"]), "总尘或呼尘"),
            InputKey("mode", .word(["personal", "fixed"]), "个体或定点"),
            InputKey("filter_mm", .number(.positive), "滤膜直径", unit: "mm"),
            InputKey("gain_mg", .number(.notNegative), "滤膜增量", unit: "mg"),
        ]
    ) { input, _ in
        let (fraction, mode, diameter) = (try input.word("fraction"), try input.word("mode"), try input.number("filter_mm"))
        guard [37, 40, 75].contains(diameter) else { throw RuleError.outsideTable(key: "filter_mm", word: text(diameter)) }
        let gain = try input.number("gain_mg")
        let lower = try ReferenceTable.standard.value("dust_filter_gain", "lower")
        // Personal samplers take filters up to 37 mm; respirable dust has the same bound whatever the filter.
        let column = mode == "personal" ? "personal 37" : "fixed \(text(diameter == 37 ? 40 : diameter))"
        let upper = ReferenceTable.standard.entry("dust_filter_gain", fraction, column)?.value
        if Comparison.exceeds(lower, gain) { return .word("underloaded", "增量不足", "\(text(gain)) < \(text(lower))") }
        if let upper, Comparison.exceeds(gain, upper) { return .word("overloaded", "增量过载", "\(text(gain)) > \(text(upper))") }
        return .word("within", "增量在范围内", "\(text(lower)) ≤ \(text(gain))\(upper.map { " ≤ \(text($0))" } ?? "，无上限")")
    }

    static let blank = Rule(
        "dust_blank_check", "现场空白滤膜增量", Cite.dust("7.5"), .official, gives: .word,
        [
            InputKey("blank_diff_mg", .number(.any), "空白滤膜质量变化", unit: "mg"),
            InputKey("sample_gain_mg", .number(.positive), "样品滤膜增量", unit: "mg"),
        ]
    ) { input, _ in
        let (blank, sample) = (try input.number("blank_diff_mg"), try input.number("sample_gain_mg"))
        let share = try ReferenceTable.standard.value("dust_blank_check", "share")
        let percent = blank.magnitude / sample * 100
        // “Below” 10 %: equal is invalid, also when binary noise puts it a hair below.
        let isValid = Comparison.exceeds(share, percent)
        return .word(
            isValid ? "valid" : "invalid", "空白增量须低于样品增量的 \(text(share)) %",
            "\(text(blank.magnitude)) / \(text(sample)) = \(text(percent)) %")
    }

    static let coal = Rule(
        "coal_dust_control_grade", "呼吸性煤尘控制等级", Clause("GBZ/T 342", edition: "2025", "表1"), .official, gives: .word,
        [InputKey("c_mg_m3", .number(.notNegative), "15 min 定点短时间浓度", unit: "mg/m3")]
    ) { input, _ in
        let value = try input.number("c_mg_m3")
        let grades = ReferenceTable.standard.entries(of: "coal_dust_control_grade")
        let grade = grades.first { !Comparison.exceeds(value, $0.value) }?.row ?? "V"
        return .word(grade, "管理等级，不是限值判定", "\(text(value)) mg/m³ → \(grade)")
    }
}
