import Calendars
import Quantities

/// Periods of law and fines.
enum LegalRules {
    static let all = [deadline, period, fine, credit]

    /// Contract name → clock and the key of its event.
    private static let kinds: [(kind: String, clock: String, key: String)] = [
        ("send_certificate", "diagnosis_send_certificate", "certificate_date"),
        ("report_system", "diagnosis_report_system", "diagnosis_date"),
        ("employer_work_injury_application", "work_injury_employer", "diagnosis_date"),
        ("apply_first_appraisal", "appraisal_first", "received_certificate"),
        ("apply_second_appraisal", "appraisal_second", "received_appraisal"),
    ]

    static let deadline = Rule(
        "deadline", "法定期限", Clause("职业病诊断与鉴定管理办法（令第6号）", edition: "2021", "第三十、三十二、三十四、三十五条"), .single, gives: .structure,
        [InputKey("kind", .word(kinds.map(\.kind) + ["exam_counts_as_leaving"]), "期限种类")]
            + [
                ("certificate_date", "诊断证明书日期"), ("diagnosis_date", "诊断日期"), ("received_certificate", "收到诊断证明书"),
                ("received_appraisal", "收到首次鉴定书"), ("last_onjob_exam", "最近一次在岗期间检查"), ("leave_date", "离岗日期"),
            ].map { InputKey($0.0, .day, $0.1, optional: true) }
    ) { input, _ in
        let kind = try input.word("kind")
        guard let found = kinds.first(where: { $0.kind == kind }) else {
            let (last, leaving) = (try input.day("last_onjob_exam"), try input.day("leave_date"))
            let answer = LeavingExamination.of2014(leaving: leaving, lastInService: last)
            return .flag(
                answer == .countsLastInService, "GBZ 188-2014 4.6.1.3：90 日内", "\(leaving) − \(last) = \(leaving - last) d")
        }
        let event = try input.day(found.key)
        guard let clock = LegalPeriods.clock(found.clock), let period = clock.period else {
            throw RuleError.outsideTable(key: "kind", word: kind)
        }
        // The contract counts from any day; the days in force of the instrument are said, not enforced.
        let due = period.due(from: event, endOnRestDay: clock.endOnRestDay)
        return .structure(
            .text(due.day.description),
            [.init("\(clock.name)：\(clock.event)次日起算，\(clock.periodText)（\(clock.clause)）", "\(event) → \(due.day)")],
            notes: clock.inForce.contains(event) ? [] : ["该规定在 \(event) 尚未施行。"], mark: clock.mark)
    }

    static let period = Rule(
        "legal_period", "任一法定期限的届满日", Clause("行政处罚法等", edition: "", "见期限表"), .official, gives: .structure,
        [
            InputKey("clock", .word(LegalPeriods.all.filter { $0.period != nil }.map(\.id)), "期限编号"),
            InputKey("event", .day, "起算事件日期"),
        ]
    ) { input, _ in
        let (id, event) = (try input.word("clock"), try input.day("event"))
        guard let clock = LegalPeriods.clock(id) else { throw RuleError.outsideTable(key: "clock", word: id) }
        guard let due = clock.due(from: event) else {
            return Conclusion(
                outcome: .notInForce, value: .null, steps: [.init("\(clock.name)（\(clock.clause)）")],
                reason: "该规定在 \(event) 未施行。",
                mark: clock.mark)
        }
        return .structure(
            .text(due.day.description), [.init("\(clock.name)：\(clock.periodText)（\(clock.clause)）", "\(event) → \(due.day)")],
            notes: due.isProvisional ? ["涉及未核实的放假安排，以正式通知为准。"] : [], mark: clock.mark)
    }

    static let fine = Rule(
        "fine_objection", "罚款是否合法定幅度与次序", Clause("职业病防治法", edition: "2018", "第六十九条至第八十一条"), .statute, gives: .structure,
        [
            InputKey("article", .word(FineRanges.all.map(\.id)), "罚则编号"),
            InputKey("fine_yuan", .wholeNumber(0...100_000_000), "拟罚款", unit: "yuan"),
            InputKey("correction_deadline", .day, "责令改正期限", optional: true),
            InputKey("found_uncorrected", .day, "复查发现未改正日期", optional: true),
            InputKey("gains_yuan", .wholeNumber(0...1_000_000_000), "违法所得", unit: "yuan", optional: true),
        ]
    ) { input, _ in
        let id = try input.word("article")
        guard let range = FineRanges.range(id) else { throw RuleError.outsideTable(key: "article", word: id) }
        let correction =
            input.has("correction_deadline")
            ? FineRange.Correction(
                deadline: try input.day("correction_deadline"),
                foundUncorrected: input.has("found_uncorrected") ? try input.day("found_uncorrected") : nil) : nil
        let objection = range.objection(
            to: Yuan(try input.whole("fine_yuan")), correction: correction,
            gains: input.has("gains_yuan") ? Yuan(try input.whole("gains_yuan")) : nil)
        return Conclusion(
            outcome: objection == nil ? .met : .exceeded, value: objection.map { .text($0) } ?? .text("complies"),
            steps: [.init("\(range.article)：\(range.order.label)", range.amount.map { "\($0.lowerBound)—\($0.upperBound)" })],
            reason: objection, mark: range.mark)
    }
}
