import Access
import Calendars
import Organisations
import Registers

/// 案件: from clue to archive, with every step of 行政处罚法 that the file must show.
public struct EnforcementCase: RegisterRecord {
    public var number = ""
    public var employer = 0
    public var source = ""
    public var sourceText = ""
    public var inspection: Int?
    public var complaint: Int?
    public var handover: Int?
    public var replyDue: Day?
    public var reply = ""
    public var act = ""
    public var actEnded: Day?
    public var hasHarm = false
    public var article = ""
    public var order: Int?
    public var gains: Int?
    public var firstOfficer: Int?
    public var secondOfficer: Int?
    public var handler: Int64?
    public var openedDay: Day?
    public var acceptedDay: Day?
    public var filedDay: Day?
    public var decisionDue: Day?
    public var investigatedDay: Day?
    public var facts = ""
    public var proposedFine: Int?
    public var otherPenalty = ""
    public var noticedDay: Day?
    public var hasHearingRight = false
    public var hearingRequested: Day?
    public var hearingDay: Day?
    public var defence = ""
    public var reviewer = ""
    public var discussion = ""
    public var decidedDay: Day?
    public var decisionNumber = ""
    public var fine: Int?
    public var servedDay: Day?
    public var serviceMethod = ""
    public var paymentDue: Day?
    public var paidDay: Day?
    public var endedDay: Day?
    public var outcome = ""
    public var degree = ""
    public var discretion: Int?
    public var departure = ""
    /// Code of the township that handles the case; empty for the county and above.
    public var handlingRegion = ""
    public var handedUpFrom = ""
    public var handedUpDay: Day?
    /// The party's name when the case was opened, and what it is about: by these the case is known.
    public var partyName = ""
    public var cause = ""
    /// `ordinary` or `simple`; empty until it is decided.
    public var procedure = ""
    /// When the party had the notice in hands; its periods run from this day.
    public var noticeReceived: Day?
    public var partyKind = ""
    public var isWarned = false
    public var decidedTime = ""
    public var decidedPlace = ""
    public var hasRefusedSigning = false
    public var collectedDay: Day?
    public var collectionGround = ""
    public var collectionTicket = ""
    public var depositedDay: Day?
    public var bankedDay: Day?
    public var reportedDay: Day?
    public init() {}

    /// The act in the few words of a title.
    static func cause(of act: String) -> String { act.count > 40 ? act.prefix(39) + "…" : act }

    public static let declaration = Declaration<EnforcementCase>("enforcement_case", "行政处罚案件") {
        Field(\.number, "number", "案件编号").computed().listed().length(40)
        Field(\.employer, "employer", "当事人").reference("employer", by: "credit_code").required().listed()
        Field(\.source, "source", "案件来源").required().code("case_source").listed()
        Field(\.sourceText, "source_text", "线索内容").required().multiline(2_000)
        Field(\.inspection, "inspection", "来源检查").reference("inspection", by: "number")
        Field(\.complaint, "complaint", "来源举报").reference("complaint", by: "number")
        Field(\.handover, "warning_handover", "来源移交单").reference("warning_handover", by: "handed_day")
        Field(\.replyDue, "reply_due", "书面说明期限").help("限期说明情况通知书写明的最后一天")
        Field(\.reply, "reply", "书面核查情况").multiline(2_000)
        Field(\.act, "act", "违法行为").length(300)
        Field(\.actEnded, "act_ended", "违法行为终了日期").help("连续或继续的，从终了之日起算")
        Field(\.hasHarm, "has_harm", "涉及生命健康且有危害后果")
        Field(\.article, "article", "罚则").code("fine_article").filterable()
        Field(\.order, "correction_order", "责令改正").reference("correction_order", by: "number")
        Field(\.gains, "unlawful_gains", "违法所得").unit("元")
        Field(\.firstOfficer, "first_officer", "承办人").reference("inspector", by: "certificate").section("办理")
        Field(\.secondOfficer, "second_officer", "协办人").reference("inspector", by: "certificate").section("办理")
        Field(\.handler, "handler_account", "承办账号").technical().section("办理")
        Field(\.openedDay, "opened_day", "登记日期").computed().listed().section("办理")
        Field(\.acceptedDay, "accepted_day", "受理日期").section("办理")
        Field(\.filedDay, "filed_day", "立案日期").section("办理")
        Field(\.decisionDue, "decision_due", "决定期限").listed().section("办理").help("立案之日起 90 日（行政处罚法第六十条）")
        Field(\.investigatedDay, "investigated_day", "调查终结日期").section("办理")
        Field(\.facts, "facts", "查明的事实").multiline(4_000).section("办理")
        Field(\.proposedFine, "proposed_fine", "拟罚款").unit("元").section("告知与听证")
        Field(\.otherPenalty, "other_penalty", "其他处罚").length(200).section("告知与听证")
        Field(\.noticedDay, "noticed_day", "告知日期").section("告知与听证")
        Field(\.noticeReceived, "notice_received_day", "告知书签收日期").section("告知与听证").help("陈述申辩和申请听证的期限从签收之日起算")
        Field(\.hasHearingRight, "has_hearing_right", "有听证权").section("告知与听证")
        Field(\.hearingRequested, "hearing_requested", "申请听证日期").section("告知与听证")
        Field(\.hearingDay, "hearing_day", "听证日期").section("告知与听证")
        Field(\.defence, "defence", "陈述申辩和复核意见").multiline(2_000).section("告知与听证")
        Field(\.reviewer, "reviewer", "法制审核人").length(40).section("决定与执行")
        Field(\.discussion, "discussion", "集体讨论意见").multiline(2_000).section("决定与执行")
        Field(\.decidedDay, "decided_day", "决定日期").listed().section("决定与执行")
        Field(\.decisionNumber, "decision_number", "决定书文号").length(60).section("决定与执行")
        Field(\.fine, "fine", "罚款").unit("元").listed().section("决定与执行")
        Field(\.servedDay, "served_day", "送达日期").section("决定与执行")
        Field(\.serviceMethod, "service_method", "送达方式").code("service_method").section("决定与执行")
        Field(\.paymentDue, "payment_due", "缴款期限").section("决定与执行")
        Field(\.paidDay, "paid_day", "缴清日期").section("决定与执行")
        Field(\.endedDay, "ended_day", "结案日期").section("决定与执行")
        Field(\.outcome, "outcome", "办理结果").code("case_outcome").section("决定与执行")
        Field(\.degree, "degree", "裁量阶次").code("discretion_degree").section("告知与听证")
        Field(\.discretion, "discretion_rule", "裁量基准").reference("discretion_rule", by: "article").section("告知与听证")
        Field(\.departure, "departure", "不按裁量阶次的理由").multiline(500).section("告知与听证")
        Field(\.handlingRegion, "handling_region", "办理镇街").code("region").filterable().help("空白的由县（市、区）及以上办理")
        Field(\.handedUpFrom, "handed_up_from", "上交的镇街").code("region")
        Field(\.handedUpDay, "handed_up_day", "上交日期")
        Field(\.partyName, "party_name", "当事人名称").computed().length(200).help("登记线索时的名称")
        Field(\.cause, "cause", "案由").computed().length(60).listed()
        Field(\.procedure, "procedure", "处罚程序").code("case_procedure").filterable()
        Field(\.partyKind, "party_kind", "当事人类别").code("penalised_party").section("当场处罚")
        Field(\.isWarned, "is_warned", "警告").section("当场处罚")
        Field(\.decidedTime, "decided_time", "决定时间").length(5).section("当场处罚")
        Field(\.decidedPlace, "decided_place", "决定地点").length(120).section("当场处罚")
        Field(\.hasRefusedSigning, "has_refused_signing", "当事人拒绝签收").section("当场处罚")
        Field(\.collectedDay, "collected_day", "当场收缴日期").section("当场处罚")
        Field(\.collectionGround, "collection_ground", "当场收缴情形").code("collection_ground").section("当场处罚")
        Field(\.collectionTicket, "collection_ticket", "罚款票据号").length(40).section("当场处罚")
        Field(\.depositedDay, "deposited_day", "交至本机关日期").section("当场处罚")
        Field(\.bankedDay, "banked_day", "缴付银行日期").section("当场处罚")
        Field(\.reportedDay, "reported_day", "备案日期").section("当场处罚")
    }
    .titled(by: "number", "party_name", "cause").titledOutside(by: "number").region(.through("employer")).writtenByActs().sorted(
        by: "opened_day", descending: true
    )
    .index("state", "decision_due")
    .lifecycle(
        Lifecycle(
            states: [
                .init("clue", "线索", tone: .progress), .init("accepted", "已受理", tone: .progress),
                .init("filed", "已立案", tone: .progress), .init("investigated", "调查终结", tone: .progress),
                .init("told", "已告知", tone: .progress), .init("decided", "已决定", tone: .warning),
                .init("on_the_spot", "当场处罚待备案", tone: .warning),
                .init("served", "执行中", tone: .warning), .init("closed", "已结案", tone: .good),
                .init("archived", "已归档", tone: .neutral), .init("not_filed", "不予立案", tone: .neutral),
                .init("not_punished", "不予处罚", tone: .good), .init("moved", "已移送", tone: .neutral),
            ],
            transitions: [
                .init("verify", "线索核查", from: ["clue"], to: "clue", verb: .edit, byAct: true),
                .init("accept", "受理", from: ["clue"], to: "accepted", verb: .edit, byAct: true),
                .init(
                    "refuse", "不予立案", from: ["clue", "accepted"], to: "not_filed", verb: .approve, reason: true, byAct: true),
                .init("raise_clue", "上交县（市、区）", from: ["clue"], to: "clue", verb: .edit, reason: true, byAct: true),
                .init(
                    "raise", "上交县（市、区）", from: ["accepted", "filed", "investigated", "told"], to: "accepted", verb: .edit,
                    reason: true, byAct: true),
                .init("file", "立案", from: ["accepted"], to: "filed", verb: .edit, byAct: true),
                .init("investigate", "调查终结", from: ["filed"], to: "investigated", verb: .edit, byAct: true),
                .init("tell", "事先告知", from: ["investigated"], to: "told", verb: .edit, byAct: true),
                .init("receive_notice", "告知书签收", from: ["told"], to: "told", verb: .edit, byAct: true),
                .init(
                    "correct_receipt", "更正告知书签收", from: ["told"], to: "told", verb: .approve, reason: true, byAct: true),
                .init("defend", "记录申辩、听证", from: ["told"], to: "told", verb: .edit, byAct: true),
                .init("decide", "作出决定", from: ["told"], to: "decided", verb: .approve, byAct: true),
                .init("spare", "不予处罚", from: ["investigated", "told"], to: "not_punished", verb: .approve, byAct: true),
                .init(
                    "move", "移送", from: ["accepted", "filed", "investigated", "told"], to: "moved", verb: .approve, byAct: true),
                .init("serve", "送达", from: ["decided"], to: "served", verb: .edit, byAct: true),
                .init("punish_on_spot", "当场处罚", from: ["clue", "accepted"], to: "on_the_spot", verb: .edit, byAct: true),
                .init("record_spot", "当场处罚备案", from: ["on_the_spot"], to: "served", verb: .approve, byAct: true),
                .init("deposit_spot", "缴交当场收缴的罚款", from: ["on_the_spot"], to: "on_the_spot", verb: .edit, byAct: true),
                .init("deposit", "缴交当场收缴的罚款", from: ["served"], to: "served", verb: .edit, byAct: true),
                .init("close", "结案", from: ["served", "not_punished", "moved"], to: "closed", verb: .approve, byAct: true),
                .init("archive", "归档", from: ["closed", "not_filed"], to: "archived", verb: .approve, byAct: true),
            ])
    )
    .grant([.supervisor, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region)
    .grant(.leader, [.view, .approve, .export], .region)
    // A township sees the cases of its area and acts on its own alone (`TownshipCase.checkHandler`).
    .grant(.townOfficer, [.view, .create, .edit, .approve], .region)
    .menu("监督执法").serves("R-87", "R-82", "R-85")
}

/// A document of a case: numbered, printed on A4, served with a receipt.
struct CaseDocument: RegisterRecord {
    var caseID = 0
    var kind = ""
    var number = ""
    var body = ""
    var issuedDay: Day?
    var servedDay: Day?
    var receiver = ""
    init() {}

    static let declaration = Declaration<CaseDocument>("case_document", "执法文书") {
        Field(\.caseID, "enforcement_case", "案件").reference("enforcement_case", by: "number").required().listed()
        Field(\.kind, "kind", "文书种类").code("case_document_kind").required().listed()
        Field(\.number, "number", "文号").length(60).listed()
        Field(\.body, "body", "正文").multiline(8_000)
        Field(\.issuedDay, "issued_day", "制作日期").listed()
        Field(\.servedDay, "served_day", "送达日期").listed()
        Field(\.receiver, "receiver", "签收人").length(40)
    }
    .titled(by: "kind", "number").region(.through("enforcement_case")).writtenByActs()
    .lifecycle(
        Lifecycle(
            states: [.init("issued", "已制作", tone: .progress), .init("served", "已送达", tone: .good)],
            transitions: [.init("serve", "送达签收", from: ["issued"], to: "served", verb: .edit, byAct: true)])
    )
    .grant([.supervisor, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .grant([.leader, .townOfficer], [.view], .region)
    .menu("监督执法").serves("R-87")
}
