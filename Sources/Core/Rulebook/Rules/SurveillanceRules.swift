import Calendars
import Quantities

/// Occupational health surveillance, GBZ 188 in both editions.
enum SurveillanceRules {
    static let all = [cycle, required, listed, leaving, leadCycle, noiseCycle, leadUnit, schedule, recordCheck, followUp]

    private static let standard = Clause("GBZ 188", edition: "2025", "")
    private static let edition = InputKey("edition", .word(["2014", "2025"]), "标准版本")
    private static let agent = InputKey("agent", .text, "危害因素，按该版标准的名称")
    private static let types = ExaminationType.allCases.map(\.label)
    private static let type = InputKey("exam_type", .word(types), "检查类别")

    private static func requirement(_ input: RuleInput) throws -> (SurveillanceEdition, SurveillanceRequirement?) {
        let name = try input.word("agent")
        guard let agent = SurveillanceCatalogue.standard.agent(named: name) else {
            throw RuleError.outsideTable(key: "agent", word: name)
        }
        guard let type = ExaminationType(label: try input.word("exam_type")) else {
            throw RuleError.outsideTable(key: "exam_type", word: try input.word("exam_type"))
        }
        let edition = try input.word("edition", as: SurveillanceEdition.self)
        return (edition, SurveillanceCatalogue.standard.requirement(edition, agent: agent.code, type))
    }

    static let cycle = Rule(
        "gbz188_cycle_months", "在岗期间检查的最长间隔", standard, .official, gives: .quantity(.month),
        [
            edition, agent, InputKey("exam_type", .word(types), "检查类别：在岗期间"),
            InputKey("grade", .word(JobGrade.allCases.map(\.rawValue)), "GBZ/T 229 作业分级；未分级按 II 级及以上", optional: true),
            InputKey("zones_ge_0_1", .wholeNumber(0...6), "密集度 0/1 及以上的肺区数", optional: true),
            InputKey("zones_ge_1", .wholeNumber(0...6), "密集度 1 级及以上的肺区数", optional: true),
        ]
    ) { input, _ in
        let (edition, found) = try requirement(input)
        guard let found, let interval = found.interval else {
            return .structure(.null, [.init("\(edition.clause("")) 没有此项在岗期间检查")])
        }
        let grade = input.has("grade") ? try input.word("grade", as: JobGrade.self) : nil
        let months = interval.longestMonths(
            grade: grade, zonesFrom01: input.has("zones_ge_0_1") ? try input.whole("zones_ge_0_1") : 0,
            zonesFrom1: input.has("zones_ge_1") ? try input.whole("zones_ge_1") : 0)
        var conclusion = Conclusion.lookedUp(
            Double(months), "\(found.clause) 的最长间隔", grade.map { "分级 \($0.rawValue)" } ?? "未分级按 II 级及以上",
            notes: interval.extras.map(\.label), mark: found.mark)
        conclusion.valueText = "\(months)"
        return conclusion
    }

    static let required = Rule(
        "gbz188_exam_required", "检查的约束力", standard, .official, gives: .word, [edition, agent, type]
    ) { input, _ in
        let (edition, found) = try requirement(input)
        guard let found else { return .word("无", "\(edition.clause("")) 没有此项检查") }
        return .word(found.force?.label ?? "无", "\(found.clause)", mark: found.mark)
    }

    static let listed = Rule(
        "gbz188_contraindication_listed", "是否列为职业禁忌证", standard, .official, gives: .structure,
        [edition, agent, InputKey("condition", .text, "病名或异常，按标准单项用词"), type]
    ) { input, _ in
        let (edition, found) = try requirement(input)
        guard let found else { return .flag(false, "\(edition.clause("")) 没有此项检查") }
        let isListed = SurveillanceCatalogue.standard.isListed(
            try input.word("condition"), edition: edition, agent: found.agent, found.type)
        let names = found.contraindications.compactMap { SurveillanceCatalogue.standard.condition($0)?.name }
        return .flag(isListed, "\(found.clause) 列出", names.isEmpty ? "无" : names.joined(separator: "；"), mark: found.mark)
    }

    static let leaving = Rule(
        "gbz188_2025_leaving_exam", "离岗时检查", Clause("GBZ 188", edition: "2025", "4.6.1.3"), .official,
        inForce: SurveillanceEdition.of2025.inForce, gives: .word,
        [
            InputKey("leave_date", .day, "离岗日期"), InputKey("last_onjob_exam", .day, "最近一次在岗期间检查", optional: true),
            InputKey("process_changed", .flag, "此后工艺、材料、操作或防护有变化"),
            InputKey("days_on_job", .wholeNumber(0...36_500), "在岗天数", unit: "d"), InputKey("below_oel", .flag, "危害因素低于限值"),
        ]
    ) { input, _ in
        let leaving = try input.day("leave_date")
        let last = input.has("last_onjob_exam") ? try input.day("last_onjob_exam") : nil
        let answer = LeavingExamination.of2025(
            leaving: leaving, lastInService: last, hasChanged: try input.flag("process_changed"),
            daysOnJob: try input.whole("days_on_job"), isBelowLimit: try input.flag("below_oel"))
        return .word(
            answer.rawValue, "在岗不超过 30 日且低于限值可免；最近在岗检查在离岗前 90 日内且无变化可视为离岗检查",
            last.map { "\(leaving) − \($0) = \(leaving - $0) d" })
    }

    static let leadCycle = Rule(
        "gbz188_lead_cycle", "铅作业在岗检查间隔", Clause("GBZ 188", edition: "2025", "5.1.2.3"), .official, gives: .word,
        [
            InputKey("blood_ug_l", .number(.notNegative), "血铅", unit: "ug/L", optional: true),
            InputKey("urine_ug_l", .number(.notNegative), "尿铅", unit: "ug/L", optional: true),
        ]
    ) { input, _ in
        let blood: MassConcentration? = input.has("blood_ug_l") ? try input.quantity("blood_ug_l") : nil
        let urine: MassConcentration? = input.has("urine_ug_l") ? try input.quantity("urine_ug_l") : nil
        guard let answer = LeadRecheck.recheck(blood: blood, urine: urine) else { throw RuleError.missingKey("blood_ug_l") }
        return .word(
            answer.rawValue, "血铅 400～600 µg/L 或尿铅 70～120 µg/L 每 3 个月复查，取较严者", nil,
            mark: answer == .suspected ? .design : .official)
    }

    static let noiseCycle = Rule(
        "gbz188_noise_cycle", "噪声作业在岗检查间隔", Clause("GBZ 188", edition: "2025", "7.1.2.3"), .official, gives: .word,
        [InputKey("lex8h", .number(NumberRange(0, 140)), "L_EX,8h", unit: "dB(A)")]
    ) { input, _ in
        let level = try input.level("lex8h")
        let interval = SurveillanceInterval("noise")
        let months = interval?.months(for: .init(noise: level))?.months
        let words = [12: "1年", 24: "2年"]
        return .word(
            months.flatMap { words[$0] } ?? "不要求噪声在岗检查", "不小于 85 dB(A) 1 年；80 至小于 85 dB(A) 2 年", "\(text(level)) dB(A)")
    }

    static let leadUnit = Rule(
        "lead_unit", "铅的单位换算", Clause("GBZ 188", edition: "2025", "5.1.2.3"), .official, status: .method,
        gives: .values(.micromolePerLitre),
        [
            InputKey("blood_ug_l", .number(.notNegative), "血铅（1 位小数）", unit: "ug/L", optional: true),
            InputKey("urine_ug_l", .number(.notNegative), "尿铅（2 位小数）", unit: "ug/L", optional: true),
        ]
    ) { input, _ in
        guard input.has("blood_ug_l") != input.has("urine_ug_l") else {
            throw input.has("blood_ug_l")
                ? RuleError.malformedInput("blood_ug_l 与 urine_ug_l 只填一项") : RuleError.missingKey("blood_ug_l")
        }
        let key = input.has("blood_ug_l") ? "blood_ug_l" : "urine_ug_l"
        let mass: MassConcentration = try input.quantity(key)
        let amount = LeadConversion.amount(mass)
        return .structure(
            .object(["umol_l": .number(rounded(amount.value, decimals: key == "blood_ug_l" ? 1 : 2))]),
            [.init("除以 207.2 g/mol", "\(text(mass)) / 207.2 = \(text(amount))")])
    }
}
