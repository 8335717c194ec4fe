import Calendars
import Quantities

extension SurveillanceRules {
    private static let catalogue = SurveillanceCatalogue.standard

    private static func agent(_ input: RuleInput, _ key: String) throws -> SurveillanceAgent {
        let name = try input.word(key)
        guard let agent = catalogue.agent(named: name) ?? catalogue.agent(name) else {
            throw RuleError.outsideTable(key: key, word: name)
        }
        return agent
    }

    private static func type(_ input: RuleInput) throws -> ExaminationType {
        let word = try input.word("exam_type")
        guard let type = ExaminationType(label: word) else { throw RuleError.outsideTable(key: "exam_type", word: word) }
        return type
    }

    static let schedule = Rule(
        "surveillance_schedule", "一人一次检查应做的项目", Clause("GBZ 188", edition: "2025", ""), .official, gives: .structure,
        [
            InputKey("exposures[].agent", .text, "危害因素名称或代码"),
            InputKey("exposures[].grade", .word(JobGrade.allCases.map(\.rawValue)), "作业分级", optional: true),
            InputKey("exposures[].lex8h", .number(NumberRange(0, 140)), "噪声 L_EX,8h", unit: "dB(A)", optional: true),
            InputKey("exposures[].months_in_contact", .wholeNumber(0...960), "接触月数", unit: "months", optional: true),
            InputKey("exam_type", .word(ExaminationType.allCases.map(\.label)), "检查类别"), InputKey("date", .day, "检查日期"),
        ]
    ) { input, _ in
        let exposures = try input.list("exposures").map { entry in
            SurveillanceSchedule.Exposure(
                agent: try agent(entry, "agent").code,
                facts: .init(
                    grade: entry.has("grade") ? try entry.word("grade", as: JobGrade.self) : nil,
                    noise: entry.has("lex8h") ? try entry.level("lex8h") : nil,
                    monthsInContact: entry.has("months_in_contact") ? try entry.whole("months_in_contact") : nil))
        }
        let plan = SurveillanceSchedule(exposures, type: try type(input), on: try input.day("date"))
        let names = plan.items.map { $0.compactMap { catalogue.item($0)?.name }.joined(separator: "或") }
        return .structure(
            .object([
                "edition": plan.edition.map { .text($0.rawValue) } ?? .null,
                "items": .list(plan.items.map { .text($0.joined(separator: "/")) }),
                "months": plan.months.map { .number(Double($0)) } ?? .null,
                "next_due": plan.nextDue.map { .text($0.description) } ?? .null,
                "contraindications": .list(plan.contraindications.map { .text($0) }),
                "diseases": .list(plan.diseases.map { .text($0) }),
                "without_examination": .list(plan.withoutExamination.map { .text($0) }),
            ]),
            [.init("检查日期决定版本", plan.edition?.rawValue ?? "无"), .init("应做项目", names.joined(separator: "、"))]
                + plan.parts.map { .init("\($0.agent.name)：\($0.requirement.clause)", $0.months.map { "\($0) 个月" }) },
            mark: plan.mark)
    }

    static let recordCheck = Rule(
        "surveillance_record_check", "检查记录核对", Clause("GBZ 188", edition: "2025", ""), .official, status: .design,
        gives: .structure,
        [
            InputKey("agent", .text, "危害因素名称或代码"), InputKey("exam_type", .word(ExaminationType.allCases.map(\.label)), "检查类别"),
            InputKey("date", .day, "检查日期"), InputKey("items", .tokens, "已做项目代码"),
            InputKey("values[].item", .text, "项目代码", optional: true),
            InputKey("values[].value", .number(.any), "数值，按目录单位", optional: true),
            InputKey("conclusion", .word(ExaminationConclusion.allCases.map(\.label)), "个体结论"),
        ]
    ) { input, _ in
        var values: [String: Ratio] = [:]
        if input.has("values") {
            for entry in try input.list("values") { values[try entry.word("item")] = try entry.ratio("value") }
        }
        let label = try input.word("conclusion")
        let record = ExaminationRecordCheck.Record(
            agent: try agent(input, "agent").code, type: try type(input), day: try input.day("date"),
            items: Set(try input.values("items").map(\.plainText)), values: values,
            conclusion: ExaminationConclusion.allCases.first { $0.label == label } ?? .noAbnormality)
        let check = ExaminationRecordCheck(record)
        return Conclusion(
            outcome: check.remarks.isEmpty ? .met : .exceeded,
            value: .list(
                check.remarks.map {
                    .object(["kind": .text($0.kind.rawValue), "code": .text($0.code), "sentence": .text($0.sentence)])
                }), valueText: check.remarks.isEmpty ? "未发现问题" : "\(check.remarks.count) 处",
            steps: check.remarks.map { .init($0.sentence) }, mark: check.remarks.reduce(.official) { $0.weaker($1.mark) })
    }

    static let followUp = Rule(
        "surveillance_follow_up", "离岗后随访年限与周期", Clause("GBZ 188", edition: "2025", "附录 C"), .official, gives: .structure,
        [
            InputKey("edition", .word(["2014", "2025"]), "标准版本"), InputKey("agent", .text, "危害因素名称或代码"),
            InputKey("exposure_years", .number(NumberRange(0, 80)), "接触年数", unit: "a"),
            InputKey("within_oel", .flag, "工作场所浓度符合限值"),
            InputKey("urine_cadmium", .number(.notNegative), "尿镉（镉作业）", unit: "umol/mol Cr", optional: true),
        ]
    ) { input, _ in
        let plan = FollowUpPlan.plan(
            agent: try agent(input, "agent").code, edition: try input.word("edition", as: SurveillanceEdition.self),
            exposureYears: try input.quantity("exposure_years"), isWithinLimit: try input.flag("within_oel"),
            urineCadmium: input.has("urine_cadmium") ? try input.ratio("urine_cadmium") : nil)
        guard let plan else { return .structure(.null, [.init("该版标准没有此项随访，或缺少尿镉")]) }
        return .structure(
            .object(["years": .number(Double(plan.years)), "interval_months": .number(Double(plan.intervalMonths))]),
            [.init(plan.reason, "\(plan.clause)")], mark: plan.mark)
    }
}
