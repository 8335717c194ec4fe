import Access
import Calendars
import Organisations
import Registers

/// What a department receives of one patient: the least that its help needs, the ground, and its own answer. It sees these and
/// nothing else of the system.
public struct HandOverLetter: RegisterRecord, HelpAnswer {
    public var number = ""
    public var receiver: Int64?
    public var assistance: Int64?
    public var kind = ""
    public var status = ""
    public var pushedDay: Day?
    public var basis = ""
    public var name = ""
    public var idNumber = ""
    public var disease = ""
    public var diagnosedDay: Day?
    public var institution = ""
    public var certificate = ""
    public var employer = ""
    public var residence = ""
    public var recalledDay: Day?
    public var receivedDay: Day?
    public var answeredDay: Day?
    public var outcome = ""
    public var benefitFrom: Day?
    public var amount: Double?
    public var answer = ""
    public init() {}

    public static let declaration = Declaration<HandOverLetter>("hand_over", "收到的移送") {
        Field(\.number, "number", "移送编号").required().length(60).listed()
        Field(\.receiver, "receiver", "接收部门").computed().reference("organisation", by: "name").listed()
        Field(\.assistance, "assistance", "移送记录").computed().reference("assistance", by: "pushed_day").technical()
        Field(\.kind, "kind", "事项").computed().code("assistance_kind").listed()
        Field(\.status, "status", "进度").computed().code("assistance_status").listed()
            .toned(["pushed": .warning, "received": .progress, "granted": .good, "refused": .bad, "recalled": .neutral])
        Field(\.pushedDay, "pushed_day", "移送日期").computed().listed()
        Field(\.basis, "basis", "法律依据").computed().length(200)
        Field(\.name, "name", "姓名").computed().sealed(.personName).section("移送内容")
        Field(\.idNumber, "id_number", "证件号码").computed().sealed(.identityNumber).section("移送内容")
        Field(\.disease, "disease", "职业病名称").computed().section("移送内容")
        Field(\.diagnosedDay, "diagnosed_day", "诊断日期").computed().section("移送内容")
        Field(\.institution, "institution", "诊断机构").computed().section("移送内容")
        Field(\.certificate, "certificate", "诊断证明书编号").computed().section("移送内容")
        Field(\.employer, "employer", "用人单位").computed().section("移送内容")
        Field(\.residence, "residence", "现住地区").computed().section("移送内容")
        Field(\.recalledDay, "recalled_day", "撤回日期").computed().help("撤回的不再办理；诊断改变或移送有误时由卫生健康部门撤回")
        Field(\.receivedDay, "received_day", "接收日期").section("反馈")
        Field(\.outcome, "outcome", "结果").code("assistance_outcome").listed().section("反馈")
            .toned(["granted": .good, "refused": .bad, "pending": .progress])
        Field(\.answeredDay, "answered_day", "反馈日期").listed().section("反馈")
        Field(\.benefitFrom, "benefit_from", "待遇或救助起始日期").section("反馈")
        Field(\.amount, "amount", "金额").unit("元").range(0...10_000_000).section("反馈")
        Field(\.answer, "answer", "说明").multiline(500).section("反馈").help("不符合条件的，写明原因；不写病情")
    }
    .acts(["follow": "移送方更新", "answer": "反馈"])
    .named(by: "number").titled(by: "number", "kind").region(.through("receiver")).owned(.through("receiver")).holdsPersons()
    .sorted(by: "pushed_day", descending: true)
    .derive { letter, _ in letter.status = letter.progress }
    .check(HelpAnswerCheck.problems)
    .grant(.departmentLiaison, [.view, .edit, .export, .unmask], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .export], .region)
    .menu("救助与保险").serves("R-73", "R-09").index("assistance").index("receiver", "status")

    /// Written by the act of handing over alone; the receiver adds its answer, also by sheet.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let before, before["number"].text != draft.text("number") {
            throw RegisterError.invalid([FieldProblem("number", .notEditable, ReliefTexts.numberStays)])
        }
        let problems = HelpAnswerCheck.inFuture(draft, transaction.today)
        guard problems.isEmpty else { throw RegisterError.invalid(problems) }
    }

    /// The receiver's answer stands in the log of help at once.
    static func follow(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before != nil, let letter = try transaction.find(HandOverLetter.self, change.after.id)?.record,
            let id = letter.assistance, var help = try transaction.find(Assistance.self, id), !help.stored.isVoid
        else { return }
        help.record.take(letter)
        try transaction.update(help.stored, to: help.record, action: "answer")
    }
}
