import Calendars
import Organisations
import Registers

/// One hand-over of a patient to a department: what was pushed, when, on which ground, how far it came and what came
/// back. The log of help.
public struct Assistance: RegisterRecord, HelpAnswer {
    public var patient: Int64 = 0
    public var kind = ""
    public var department = ""
    public var status = ""
    public var consented = false
    public var pushedDay: Day?
    public var way = ""
    public var batch = ""
    public var basis = ""
    public var content = ""
    public var recalledDay: Day?
    public var receivedDay: Day?
    public var answeredDay: Day?
    public var outcome = ""
    public var benefitFrom: Day?
    public var amount: Double?
    public var answer = ""
    public init() {}

    public static let declaration = Declaration<Assistance>("assistance", "救助与待遇移送") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed()
        Field(\.kind, "kind", "事项").required().code("assistance_kind").listed()
        Field(\.department, "department", "接收部门").computed().length(40).listed()
        Field(\.status, "status", "进度").computed().code("assistance_status").listed()
            .toned([
                "prepared": .warning, "pushed": .progress, "received": .progress, "granted": .good, "refused": .bad,
                "recalled": .neutral,
            ])
        Field(\.consented, "consented", "本人同意或申请").help("法律援助、工会帮扶以本人申请或同意为准")
        Field(\.pushedDay, "pushed_day", "移送日期").listed().help("还没有移送的不填")
        Field(\.way, "way", "移送方式").code("hand_over_way")
        Field(\.batch, "batch", "移送批次").computed().length(40)
        Field(\.basis, "basis", "法律依据").computed().length(200)
        Field(\.content, "content", "移送内容").computed().length(200)
        Field(\.recalledDay, "recalled_day", "撤回日期").computed()
        Field(\.receivedDay, "received_day", "接收日期").section("反馈")
        Field(\.answeredDay, "answered_day", "反馈日期").listed().section("反馈")
        Field(\.outcome, "outcome", "结果").code("assistance_outcome").listed().section("反馈")
            .toned(["granted": .good, "refused": .bad, "pending": .progress])
        Field(\.benefitFrom, "benefit_from", "待遇或救助起始日期").section("反馈")
        Field(\.amount, "amount", "金额").unit("元").range(0...10_000_000).section("反馈")
        Field(\.answer, "answer", "说明").multiline(500).section("反馈").help("不符合条件的，写明接收部门给出的原因")
    }
    .acts(["hand-over": "移送", "recall": "撤回", "answer": "接收部门反馈"])
    .named(by: "patient", "kind", "pushed_day").titled(by: "kind", "pushed_day").region(.through("patient")).holdsPersons()
    .sorted(by: "pushed_day", descending: true)
    .derive { assistance, _ in
        assistance.status = assistance.progress
        guard let ground = AssistanceGround.all[assistance.kind] else { return }
        (assistance.department, assistance.basis, assistance.content) = (ground.department.label, ground.basis, ground.content)
    }
    .check(problems)
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("救助与保险").serves("R-72", "R-73", "R-74", "R-75").index("patient").index("batch")

    private static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems = HelpAnswerCheck.problems(draft)
        let hasAnswer = !draft.text("outcome").isEmpty || draft.day("answered_day") != nil || draft.day("received_day") != nil
        if hasAnswer, draft.day("pushed_day") == nil {
            problems.append(FieldProblem("pushed_day", .missing, ReliefTexts.pushFirst))
        }
        if AssistanceGround.all[draft.text("kind")]?.needsConsent == true, draft.day("pushed_day") != nil,
            !draft.flag("consented")
        {
            problems.append(FieldProblem("consented", .missing, ReliefTexts.consent))
        }
        return problems
    }

    /// What was prepared is handed over as it stands: a second record beside it would send the person twice.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard before == nil, draft.day("pushed_day") != nil, let patient = draft.integer("patient") else { return }
        let prepared = try transaction.connection.first(
            "SELECT id FROM assistance WHERE void = 0 AND patient = ?1 AND kind = ?2 AND pushed_day IS NULL",
            [.integer(patient), .text(draft.text("kind"))])
        guard prepared != nil else { return }
        throw RegisterError.invalid([FieldProblem("kind", .taken, ReliefTexts.isPrepared)])
    }

    /// What stands in the log stands in the receiver's letter too: an answer taken by telephone, a hand-over withdrawn.
    static func keepLetters(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before != nil, let help = try transaction.find(Assistance.self, change.after.id)?.record else { return }
        for letter in try transaction.registers.records(
            transaction.connection, HandOverLetter.self, where: "t.void = 0 AND t.assistance = ?1", [.integer(change.after.id)])
        {
            var kept = letter.record
            kept.take(help)
            kept.recalledDay = change.after.isVoid ? letter.record.recalledDay ?? transaction.today : help.recalledDay
            try transaction.update(letter.stored, to: kept, action: "follow")
        }
    }
}
