import HygieneCalculations
import Quantities

/// Heat stress and indoor climate.
enum HeatRules {
    static let all = [labour, limit, average, heating, humid]

    private static let grade = InputKey("labour_grade", .wholeNumber(1...4), "体力劳动强度分级")

    static let labour = Rule(
        "labour_intensity_index", "体力劳动强度指数", Clause("GBZ/T 189.10", edition: "2007", ""), .single, gives: .plainNumber,
        [
            InputKey("T_time_rate", .number(NumberRange(0, 1)), "劳动时间率"),
            InputKey("M_kJ_min_m2", .number(.positive), "平均能量代谢率", unit: "kJ/(min·m2)"),
            InputKey("S_sex", .number(NumberRange(1, 1.3)), "性别系数：男 1.0，女 1.3"),
            InputKey("W_mode", .number(NumberRange(0.05, 1)), "体力劳动方式系数：搬 1.0，扛 0.40，推拉 0.05"),
        ]
    ) { input, _ in
        let values = try ["T_time_rate", "M_kJ_min_m2", "S_sex", "W_mode"].map { try input.ratio($0) }
        let index = Heat.labourIntensity(
            timeRate: values[0], metabolicRate: values[1], sexFactor: values[2], workFactor: values[3])
        return .number(index.value, "T·M·S·W·10", values.map { text($0) }.joined(separator: " × ") + " × 10")
    }

    static let limit = Rule(
        "wbgt_limit", "WBGT 限值", Cite.physical("10 表8"), .verified, gives: .quantity(.celsius),
        [
            InputKey("contact_time_rate_pct", .number(NumberRange(0, 100, excludesLower: true)), "接触时间率", unit: "%"), grade,
            InputKey("outdoor_ventilation_temp_ge_30", .flag, "本地区室外通风设计温度不低于 30 ℃"),
        ]
    ) { input, _ in
        let rate = try input.number("contact_time_rate_pct")
        // The standard prints four rates; the next higher one is the stricter. No interpolation (this project's choice).
        let column = [25.0, 50, 75, 100].first { rate <= $0 } ?? 100
        let base = try ReferenceTable.standard.value("wbgt_limit", "\(input.whole("labour_grade"))", text(column))
        guard try input.flag("outdoor_ventilation_temp_ge_30") else {
            return .lookedUp(
                base, "接触时间率按 \(text(column)) % 一档查表", "\(try input.whole("labour_grade")) 级、\(text(rate)) %")
        }
        let extra = try ReferenceTable.standard.value("wbgt_limit", "hot_region")
        return .number(base + extra, "接触时间率按 \(text(column)) % 一档查表，高温地区加 \(text(extra)) ℃", "\(text(base)) + \(text(extra))")
    }

    static let average = Rule(
        "wbgt_time_weighted", "时间加权平均 WBGT", Cite.service("表 G.2"), .official, gives: .quantity(.celsius),
        [
            InputKey("segments[].wbgt_C", .number(NumberRange(-20, 80)), "WBGT", unit: "degC"),
            InputKey("segments[].h", .number(.hours), "时间", unit: "h"),
        ]
    ) { input, _ in
        let places = try input.list("segments").map {
            (wbgt: try $0.quantity("wbgt_C", Temperature.self), hours: try $0.hours())
        }
        let sum = places.map { "\(text($0.wbgt))×\(text($0.hours))" }.joined(separator: " + ")
        return .number(
            try Heat.timeWeighted(places).value, "按时间加权", "(\(sum)) / \(text(places.reduce(0) { $0 + $1.hours.value }))")
    }

    static let heating = Rule(
        "heating_temperature_min", "冬季采暖最低温度", Cite.design("6.2.2.2 表3"), .official, gives: .quantity(.celsius), [grade]
    ) { input, _ in
        let grade = try input.whole("labour_grade")
        return .lookedUp(try ReferenceTable.standard.value("heating_temperature_min", "\(grade)"), "按劳动强度查表", "\(grade) 级")
    }

    static let humid = Rule(
        "humid_room_temp_max", "空气调节厂房内高湿作业的最高温度", Cite.design("6.2.1.12 表2"), .official, gives: .quantity(.celsius),
        [InputKey("rh_pct", .number(.percentage), "相对湿度", unit: "%")]
    ) { input, _ in
        let humidity = try input.number("rh_pct")
        guard let entry = ReferenceTable.standard.step("humid_room_temp_max", humidity, includesBound: false) else {
            throw RuleError.outsideTable(key: "rh_pct", word: text(humidity))
        }
        return .lookedUp(entry.value, "按相对湿度查表", "\(text(humidity)) %")
    }
}
