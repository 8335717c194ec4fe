import Access
import Calendars
import Organisations
import Registers

/// What an employer did for a post because of what was found: control, retraining, refitting, rotation.
struct HearingAction: RegisterRecord {
    var employer: Int64 = 0
    var post: Int64 = 0
    var kind = ""
    var cause = ""
    var startedDay: Day?
    var dueDay: Day?
    var people: Int?
    var doneDay: Day?
    var result = ""
    init() {}

    static let declaration = Declaration<HearingAction>("hearing_action", "听力保护措施") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").required().reference("post", by: "name", within: "employer", equal: "employer").listed()
        Field(\.kind, "kind", "措施").required().code("hearing_action").listed()
        Field(\.cause, "cause", "原因").required().code("hearing_cause").listed()
        Field(\.startedDay, "started_day", "开始日期").required().listed()
        Field(\.dueDay, "due_day", "计划完成日期").listed()
        Field(\.people, "people", "涉及人数").range(1...10_000).unit("人").listed()
        Field(\.doneDay, "done_day", "完成日期").computed().listed()
        Field(\.result, "result", "内容和结果").multiline(500).help("写做了什么、效果如何；不写个人姓名和检查结果")
    }
    .named(by: "post", "kind", "started_day").titled(by: "kind", "started_day").region(.through("employer"))
    .owned(.through("employer")).sorted(by: "started_day", descending: true)
    .check { draft in
        guard let from = draft.day("started_day"), let due = draft.day("due_day"), due < from else { return [] }
        return [FieldProblem("due_day", .inconsistent, HearingTexts.dueBeforeStart)]
    }
    .lifecycle(
        Lifecycle(
            states: [.init("open", "进行中", tone: .progress), .init("done", "已完成", editable: false, tone: .good)],
            transitions: [
                .init("finish", "完成", from: ["open"], to: "done", verb: .edit, stamps: "done_day"),
                .init("reopen", "重新进行", from: ["done"], to: "open", verb: .edit, reason: true),
            ])
    )
    .grant(HearingRoles.shared).menu("听力保护").serves("R-35", "R-37").index("employer", "post")
}
