import Access
import Calendars
import Organisations
import Registers

/// 投诉举报. Who reported stands in a sealed table of its own and is shown to the handler alone, never to the object.
struct Complaint: RegisterRecord {
    var number = ""
    var checkCode = ""
    var channel = ""
    var objectName = ""
    var regionCode = ""
    var employer: Int?
    var facts = ""
    var isAnonymous = true
    var isUrgent = false
    var receivedDay: Day?
    var checkDue: Day?
    var handler: Int64?
    var handlerName = ""
    var mergedInto: Int?
    var inspection: Int?
    var investigation = ""
    var investigatedDay: Day?
    var movedTo = ""
    var answerDue: Day?
    var isExtended = false
    var answer = ""
    var answeredDay: Day?
    init() {}

    static let declaration = Declaration<Complaint>("complaint", "投诉举报") {
        Field(\.number, "number", "查询编号").listed().length(40)
        Field(\.checkCode, "check_code", "查询码").technical().length(20)
        Field(\.channel, "channel", "渠道").code("complaint_channel").listed()
        Field(\.objectName, "object_name", "被反映单位").length(120).listed()
        Field(\.regionCode, "region_code", "所在地区").code("region").listed()
        Field(\.employer, "employer", "对应的用人单位").reference("employer", by: "credit_code")
        Field(\.facts, "facts", "反映的事实").multiline(2_000)
        Field(\.isAnonymous, "is_anonymous", "匿名").listed()
        Field(\.isUrgent, "is_urgent", "紧急").listed().help("有急性中毒等现实危险的，两小时内现场核查")
        Field(\.receivedDay, "received_day", "收到日期").listed()
        Field(\.checkDue, "check_due", "初步核查期限").listed()
        Field(\.handler, "handler_account", "承办账号").technical()
        Field(\.handlerName, "handler_name", "承办人").length(60).listed()
        Field(\.mergedInto, "merged_into", "并入的举报").reference("complaint", by: "number")
        Field(\.inspection, "inspection", "核查的检查").reference("inspection", by: "number")
        Field(\.investigation, "investigation", "核查情况").multiline(2_000)
        Field(\.investigatedDay, "investigated_day", "核查日期")
        Field(\.movedTo, "moved_to", "转往机关").length(80)
        Field(\.answerDue, "answer_due", "答复期限").listed()
        Field(\.isExtended, "is_extended", "已延期")
        Field(\.answer, "answer", "处理结果").multiline(2_000)
        Field(\.answeredDay, "answered_day", "答复日期").listed()
    }
    .acts(["take_over": "接手办理", "link": "关联用人单位", "extend": "延长期限"])
    .titled(by: "number").region(.field("region_code")).writtenByActs().sorted(by: "received_day", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("registered", "已登记", tone: .warning), .init("accepted", "已受理", tone: .progress),
                .init("investigated", "已核查", tone: .progress),
                .init("answered", "已答复", tone: .good), .init("closed", "已办结", tone: .good),
                .init("moved", "已转办", tone: .neutral), .init("refused", "不予受理", tone: .neutral),
                .init("merged", "已并案", tone: .neutral),
            ],
            transitions: [
                .init("accept", "受理", from: ["registered"], to: "accepted", verb: .edit, byAct: true),
                .init(
                    "move", "转有权机关", from: ["registered", "accepted"], to: "moved", verb: .edit, reason: true, byAct: true),
                .init("refuse", "不予受理", from: ["registered"], to: "refused", verb: .edit, reason: true, byAct: true),
                .init(
                    "join", "并入同一举报", from: ["registered", "accepted"], to: "merged", verb: .edit, byAct: true),
                .init("investigate", "完成核查", from: ["accepted"], to: "investigated", verb: .edit, byAct: true),
                .init("answer", "答复", from: ["investigated"], to: "answered", verb: .edit, byAct: true),
                .init("close", "办结", from: ["answered"], to: "closed", verb: .edit),
            ])
    )
    .grant([.supervisor, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(.leader, [.view], .region)
    .menu("举报与信用").serves("R-88")
}
