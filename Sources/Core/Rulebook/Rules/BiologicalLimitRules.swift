import Quantities

/// Biological exposure limits, GBZ 2.1-2019 table 4.
enum BiologicalLimitRules {
    static let all = [compare]

    static let compare = Rule(
        "biological_limit", "生物接触限值比较", Clause("GBZ 2.1", edition: "2019", "表4, A.8, A.9"), .official,
        inForce: InForce(from: ExposureLimitTable.firstDay), gives: .structure,
        [
            InputKey("agent", .text, "物质名称，按表 4"), InputKey("indicator", .text, "指标名称，按表 4"),
            InputKey("value", .number(.notNegative), "结果，按所填单位"), InputKey("unit", .text, "单位，按表 4"),
            InputKey("sampling_time", .text, "采样时间，按表 4；同一指标有多行时必填", optional: true),
        ]
    ) { input, day in
        let (agent, indicator, unit) = (try input.word("agent"), try input.word("indicator"), try input.word("unit"))
        let time = input.has("sampling_time") ? try input.word("sampling_time") : nil
        let rows = BiologicalLimit.limits(named: agent, on: day).filter {
            $0.indicator == indicator && $0.unit == unit && (time == nil || $0.samplingTime == time)
        }
        guard let row = rows.first else { throw RuleError.outsideTable(key: "indicator", word: "\(agent) \(indicator) \(unit)") }
        guard rows.count == 1 else { throw RuleError.missingKey("sampling_time") }
        let value = try input.ratio("value")
        let position = row.position(of: value)
        return Conclusion(
            outcome: position == .notAbove ? .met : .exceeded, value: .text(position.rawValue), limit: .number(row.value.value),
            steps: [
                .init("\(row.clause)：\(row.indicator)，\(row.samplingTime)", "\(text(value)) 与 \(row.printed) \(row.unit)"),
                .init(row.isLowAdverse ? "低于限值为不利一侧" : "高于限值为不利一侧"),
            ], notes: ["推荐性限值：单次结果不作判定，须复测或结合同岗位多数人结果；不能用于诊断（A.8、A.9）。"], mark: row.mark)
    }
}
