import HygieneCalculations
import Quantities

/// WBGT from its three temperatures, contact-time rate, labour grade.
enum HeatMeasurementRules {
    static let all = [wbgt, rate, grade]

    private static func temperature(_ key: String, _ name: String, optional: Bool = false) -> InputKey {
        InputKey(key, .number(NumberRange(-20, 80)), name, unit: "degC", optional: optional)
    }

    static let wbgt = Rule(
        "wbgt_from_temperatures", "WBGT 指数计算", Clause("GBZ/T 189.7", edition: "2007", ""), .verified, gives: .quantity(.celsius),
        [
            temperature("tnw_C", "自然湿球温度"), temperature("tg_C", "黑球温度"),
            temperature("ta_C", "干球温度（室外有日晒时填写）", optional: true),
        ]
    ) { input, _ in
        let (wet, globe) = (try input.number("tnw_C"), try input.number("tg_C"))
        let air = input.has("ta_C") ? try input.number("ta_C") : nil
        var notes: [String] = []
        if let air, globe < air - 5 { notes.append("黑球温度低于干球温度 5 ℃ 以上，请核对。") }
        if let air, wet > air + 1 { notes.append("自然湿球温度高于干球温度，请核对。") }
        if let air {
            return .number(
                0.7 * wet + 0.2 * globe + 0.1 * air, "室外有日晒", "0.7×\(text(wet)) + 0.2×\(text(globe)) + 0.1×\(text(air))",
                notes: notes,
                mark: .verified)
        }
        return .number(
            0.7 * wet + 0.3 * globe, "室内或无日晒", "0.7×\(text(wet)) + 0.3×\(text(globe))", notes: notes, mark: .verified)
    }

    static let rate = Rule(
        "contact_time_rate", "接触时间率", Cite.physical("10"), .verified, gives: .quantity(.percent),
        [InputKey("contact_h", .number(NumberRange(0, 8, excludesLower: true)), "一个工作日内实际接触高温的累计时间", unit: "h")]
    ) { input, _ in
        let hours = try input.number("contact_h")
        return .number(100 * hours / 8, "接触时间与 8 h 之比", "100 × \(text(hours)) / 8", mark: .verified)
    }

    static let grade = Rule(
        "labour_grade", "体力劳动强度分级", Clause("GBZ 2.2", edition: "2007", "14 表"), .verified, gives: .word,
        [InputKey("index", .number(.notNegative), "体力劳动强度指数 I")]
    ) { input, _ in
        let index = try input.number("index")
        let grade = ReferenceTable.standard.step("labour_grade", index).map { text($0.value) } ?? ""
        return .word(
            ["1": "I", "2": "II", "3": "III", "4": "IV"][grade] ?? "", "≤15、≤20、≤25 分别为 I、II、III 级，以上为 IV 级", text(index),
            mark: .verified)
    }
}
