import HygieneCalculations
import Quantities

/// Plans, flows and volumes of air sampling.
enum SamplingRules {
    static let all = [points, fraction, flow, standardVolume, volume, massOverVolume]

    static let points = Rule(
        "sampling_points_fixed", "同类工位的最少定点采样点数", Cite.service("5.2.6.2.3 b) 2)"), .official, gives: .plainNumber,
        [InputKey("n_like_stations", .wholeNumber(1...1_000_000), "同类工位数")]
    ) { input, _ in
        let count = try input.whole("n_like_stations")
        guard let entry = ReferenceTable.standard.step("sampling_points_fixed", Double(count)) else {
            throw RuleError.outsideTable(key: "n_like_stations", word: "\(count)")
        }
        return .lookedUp(entry.value, count > 10 ? "超过 10 个工位，至少" : "按工位数查表", "\(count) 个工位")
    }

    static let fraction = Rule(
        "sampling_min_fraction", "PC-TWA 采样覆盖接触时间的最低比例", Cite.service("5.2.6.2.3 c) 1)"), .official, gives: .quantity(.percent),
        [InputKey("station_type", .word(["fixed", "mobile"]), "固定或流动工位")]
    ) { input, _ in
        let type = try input.word("station_type")
        return .lookedUp(
            try ReferenceTable.standard.value("sampling_min_fraction", type), "查表", type == "fixed" ? "固定工位" : "流动工位")
    }

    static let flow = Rule(
        "sampler_flow_decision", "长时间采样后的流量取值", Cite.service("E.3"), .official, gives: .asInput,
        [
            InputKey("set_L_min", .number(.positive), "采样前设定流量", unit: "L/min"),
            InputKey("after_L_min", .number(.notNegative), "采样后实测流量", unit: "L/min"),
        ]
    ) { input, _ in
        let (set, after) = (try input.number("set_L_min"), try input.number("after_L_min"))
        let deviation = (after - set).magnitude / set * 100
        let keep = try ReferenceTable.standard.value("sampler_flow_decision", "keep")
        let discard = try ReferenceTable.standard.value("sampler_flow_decision", "discard")
        let arithmetic = "|\(text(after)) − \(text(set))| / \(text(set)) = \(text(deviation)) %"
        if Comparison.exceeds(deviation, discard) { return .word("invalid", "偏差超过 \(text(discard)) %，样品作废", arithmetic) }
        if Comparison.exceeds(deviation, keep) {
            return .number((set + after) / 2, "偏差超过 \(text(keep)) %，取前后均值；\(arithmetic)", "(\(text(set)) + \(text(after))) / 2")
        }
        return .lookedUp(set, "偏差不超过 \(text(keep)) %，取设定流量", arithmetic)
    }

    private static let siteKeys = [
        InputKey("volume_L", .number(.positive), "采样体积", unit: "L"),
        InputKey("t_site_C", .number(NumberRange(-50, 60)), "现场温度", unit: "degC"),
        InputKey("p_site_kPa", .number(NumberRange(50, 110)), "现场气压", unit: "kPa"),
    ]

    static let standardVolume = Rule(
        "air_volume_standard", "标准采样体积", Cite.dust("10.2"), .official, gives: .quantity(.litre), siteKeys
    ) { input, _ in
        let table = ReferenceTable.standard
        func constant(_ row: String) throws(RuleError) -> Double { try table.value("air_volume_standard", row) }
        let volume: AirVolume = try input.quantity("volume_L")
        let site = GasState(try input.quantity("t_site_C"), try input.quantity("p_site_kPa"))
        let (t, p) = (site.temperature.value, site.pressure.value)
        let isInside =
            try t >= constant("t_low_C") && t <= constant("t_high_C") && p >= constant("p_low_kPa") && p <= constant("p_high_kPa")
        if isInside {
            return .lookedUp(volume.value, "现场温度和气压在 5～35 ℃、98.8～103.4 kPa 内，不需换算", "\(text(t)) ℃、\(text(p)) kPa")
        }
        let standard = GasState(Temperature(computed: try constant("t_std_C")), Pressure(computed: try constant("p_std_kPa")))
        let offset = Ratio(computed: try constant("kelvin_offset"))
        let result = AirSampling.volume(volume, from: site, to: standard, kelvinOffset: offset)
        // Window official, formula and constants of GBZ 159-2004 not seen in the text: the mark of the table goes with the result.
        return .number(
            result.value, "换算为 20 ℃、101.3 kPa",
            "\(text(volume)) × (\(text(offset))+\(text(standard.temperature)))/(\(text(offset))+\(text(t))) × \(text(p))/\(text(standard.pressure))",
            mark: table.entry("air_volume_standard", "p_std_kPa")?.mark ?? .unverified)
    }

    static let volume = Rule(
        "air_volume_temperature_pressure", "气体体积在两种状态间的换算", Clause("GBZ 159", edition: "2004", ""), .computed, status: .method,
        gives: .quantity(.litre),
        siteKeys + [
            InputKey("t_std_C", .number(NumberRange(-50, 60)), "标准温度", unit: "degC"),
            InputKey("p_std_kPa", .number(NumberRange(50, 110)), "标准气压", unit: "kPa"),
            InputKey("direction", .word(["standard_to_site", "site_to_standard"]), "换算方向"),
            InputKey("kelvin_offset", .number(NumberRange(273, 273.15)), "273 或 273.15"),
        ]
    ) { input, _ in
        let site = GasState(try input.quantity("t_site_C"), try input.quantity("p_site_kPa"))
        let standard = GasState(try input.quantity("t_std_C"), try input.quantity("p_std_kPa"))
        let isToSite = try input.word("direction") == "standard_to_site"
        let volume: AirVolume = try input.quantity("volume_L")
        let offset = try input.ratio("kelvin_offset")
        let (from, to) = isToSite ? (standard, site) : (site, standard)
        let result = AirSampling.volume(volume, from: from, to: to, kelvinOffset: offset)
        return .number(
            result.value, "理想气体换算",
            "\(text(volume)) × (\(text(offset))+\(text(to.temperature)))/(\(text(offset))+\(text(from.temperature))) × \(text(from.pressure))/\(text(to.pressure))"
        )
    }

    static let massOverVolume = Rule(
        "mass_over_volume", "由质量和体积求浓度", Cite.service("附录 G"), .computed, status: .method,
        gives: .quantity(.milligramPerCubicMetre),
        [
            InputKey("mass_ug", .number(.notNegative), "待测物质量", unit: "ug"),
            InputKey("volume_L", .number(.positive), "采样体积", unit: "L"),
        ]
    ) { input, _ in
        let mass = try SampleMass(micrograms: input.number("mass_ug"))
        let volume: AirVolume = try input.quantity("volume_L")
        let result = try AirSampling.concentration(mass: mass, volume: volume)
        return .number(result.value, "μg/L 等于 mg/m³", "\(text(mass.value * 1000)) / \(text(volume))")
    }
}
