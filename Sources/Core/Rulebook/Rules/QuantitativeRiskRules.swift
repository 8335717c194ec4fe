import Quantities

extension GradingRules {
    static let quantitativeRisk = Rule(
        "chemical_risk_quantitative", "化学有害因素职业健康风险（定量）", Clause("GBZ/T 298", edition: "2017", "定量"), .unverified,
        gives: .structure,
        [
            InputKey("ca_mg_m3", .number(.notNegative), "空气中浓度 CA", unit: "mg/m3"),
            InputKey("et_hours_per_day", .number(NumberRange(0, 24, excludesLower: true)), "每日接触时间 ET", unit: "h"),
            InputKey("ef_days_per_year", .number(NumberRange(0, 366, excludesLower: true)), "每年接触天数 EF", unit: "d"),
            InputKey("ed_years", .number(NumberRange(0, 70, excludesLower: true)), "接触年数 ED", unit: "a"),
            InputKey("rfc_mg_m3", .number(.positive), "参考浓度 RfC（非致癌）", unit: "mg/m3", optional: true),
            InputKey("iur_per_mg_m3", .number(.positive), "单位吸入风险 IUR（致癌），每 mg/m3", optional: true),
        ]
    ) { input, _ in
        guard input.has("rfc_mg_m3") != input.has("iur_per_mg_m3") else {
            throw input.has("rfc_mg_m3")
                ? RuleError.malformedInput("rfc_mg_m3 与 iur_per_mg_m3 只填一项") : RuleError.missingKey("rfc_mg_m3")
        }
        let isCancer = input.has("iur_per_mg_m3")
        let air = try input.concentration("ca_mg_m3")
        let contact = QuantitativeRisk.Contact(
            hoursPerDay: try input.hours("et_hours_per_day"), daysPerYear: try input.ratio("ef_days_per_year"),
            years: try input.quantity("ed_years"))
        let risk =
            isCancer
            ? QuantitativeRisk.cancer(air, contact, unitRisk: try input.ratio("iur_per_mg_m3"))
            : QuantitativeRisk.nonCancer(air, contact, reference: try input.limit("rfc_mg_m3"))
        let name = isCancer ? "risk" : "hazard_quotient"
        return .structure(
            .object([name: .number(risk.value.value), "level": .text(risk.level.rawValue)]),
            [
                .init(
                    isCancer ? "EC = CA·ET·EF·ED / AT，AT 为 70 年" : "EC = CA·ET·EF·ED / AT，AT 为接触年数",
                    "EC = \(text(risk.exposure)) mg/m3"),
                .init(
                    isCancer ? "风险 = IUR·EC；大于 1e-4 不可接受，1e-6 至 1e-4 须管理" : "HQ = EC / RfC；大于 1 不可接受",
                    "\(text(risk.value)) → \(risk.level.label)"),
            ], notes: ["界值和算式凭记忆录入，未核对标准原文；算式与 EPA RAGS F 一致。"], mark: .unverified)
    }
}
