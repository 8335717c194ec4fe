import Quantities

extension GradingRules {
    private typealias HeatGrade = JobGrading.HeatGrade

    static let effectiveWBGT = Rule(
        "wbgt_effective", "WBGT 指数效应值（加服装调整值）", Clause("GBZ/T 229.3", edition: "2025", "附录A 表A.1"), .verified,
        inForce: InForce(from: GradingEdition.firstDayOf2025), gives: .quantity(.celsius),
        [
            InputKey("wbgt_C", .number(NumberRange(0, 60)), "WBGT 实测值", unit: "degC"),
            InputKey(
                "clothing", .word(ClothingAdjustment.allCases.map(\.rawValue)),
                "工作服：" + ClothingAdjustment.allCases.map { "\($0.rawValue) \($0.label)" }.joined(separator: "、")),
            InputKey("hood", .flag, "另戴完全覆盖头颈部的风帽", optional: true),
        ]
    ) { input, _ in
        let clothing = try input.word("clothing", as: ClothingAdjustment.self)
        let hood = input.has("hood") ? try input.flag("hood") : false
        if hood, clothing.hasHood { throw RuleError.malformedInput("该工作服本身带帽，调整值已含帽，hood 不再填写") }
        guard let added = clothing.degrees(withHood: hood) else {
            throw RuleError.outsideTable(key: "clothing", word: clothing.rawValue)
        }
        let measured = try input.number("wbgt_C")
        return .number(
            measured + added.value, "实测值加服装调整值（\(clothing.label)\(hood ? "，另戴风帽 +1" : "")）",
            "\(text(measured)) + \(text(added))", notes: ["适用于工作服内只穿内衣；不适用于气密性防护服和多层工作服。"], mark: .verified)
    }

    static let heat = Rule(
        "grading_heat", "高温作业分级", Clause("GBZ/T 229.3", edition: "2025", "表1"), .verified,
        inForce: InForce(from: GradingEdition.firstDayOf2025), gives: .word,
        [
            InputKey("wbgt_effective_C", .number(NumberRange(0, 60)), "WBGT 有效值（实测加服装修正）", unit: "degC"),
            InputKey("contact_time_rate_pct", .number(NumberRange(0, 100, excludesLower: true)), "接触时间率", unit: "%"), labour,
            InputKey("acclimatised", .flag, "已热习服：近 7 天至少 5 天每日连续 2 h 以上热接触；不填按已习服", optional: true),
        ]
    ) { input, _ in
        let (wbgt, rate) = (
            try input.quantity("wbgt_effective_C", Temperature.self), try input.quantity("contact_time_rate_pct", Percent.self)
        )
        let labour = try input.whole("labour_grade")
        let isAcclimatised = input.has("acclimatised") ? try input.flag("acclimatised") : true
        func read(_ isAcclimatised: Bool, _ column: JobGrading.HeatColumn) -> HeatGrade? {
            JobGrading.heat(
                effectiveWBGT: wbgt, contactTimeRate: rate, labourGrade: labour, isAcclimatised: isAcclimatised, column: column)
        }
        guard let grade = read(isAcclimatised, .rounded), let dropped = read(isAcclimatised, .dropped) else {
            throw RuleError.outsideTable(key: "labour_grade", word: "\(labour)")
        }
        var result = Conclusion.word(
            word(grade), sentence(grade), "WBGT \(text(wbgt)) ℃、接触时间率 \(text(rate)) %、劳动强度 \(labour) 级", mark: .verified)
        result.valueText = label(grade)
        if !isAcclimatised {
            result.mark = .single
            result.notes.append("未产生热习服：各列低 3 ℃（单一来源）。")
        } else if !input.has("acclimatised"), let other = read(false, .rounded), other != grade {
            result.notes.append("未填热习服，按已产生热习服；未产生时为 \(label(other))（单一来源）。")
        }
        if dropped != grade {
            result.mark = .single
            result.notes.append("WBGT 取整：一个来源按 GB/T 8170 修约，一个来源舍去小数；此处取较严的修约，舍去小数时为 \(label(dropped))。")
        }
        if grade == .beyond || grade == .rowWithoutGrades {
            result.notes.append("优先以工程措施降低 WBGT；不能降低时每小时接触不超过 15 min（单一来源）。")
        }
        return result
    }

    private static func word(_ grade: HeatGrade) -> String {
        switch grade {
        case .graded(let grade): grade.rawValue
        case .none: "none"
        case .beyond: "beyond_IV"
        case .rowWithoutGrades: "not_by_wbgt"
        }
    }

    private static func label(_ grade: HeatGrade) -> String {
        switch grade {
        case .graded(.one): "I 级（轻度危害）"
        case .graded(.two): "II 级（中度危害）"
        case .graded(.three): "III 级（重度危害）"
        case .graded(let grade): "\(grade.rawValue) 级（极重度危害）"
        case .none: "不分级"
        case .beyond: "超出 IV 级"
        case .rowWithoutGrades: "不宜依据 WBGT 分级"
        }
    }

    private static func sentence(_ grade: HeatGrade) -> String {
        switch grade {
        case .graded: "按劳动强度和接触时间率取行、WBGT 取整取列"
        case .none: "低于该行最低的分级列，不分级"
        case .beyond: "超出 IV 级的列，不宜依据 WBGT 效应值分级，须专门评估"
        case .rowWithoutGrades: "劳动强度 III 级接触时间率超过 75 %、IV 级超过 50 %：不宜依据 WBGT 效应值分级，须专门评估"
        }
    }
}
