import Access
import Calendars
import Organisations
import Registers

/// 自查问题: an item that is not fulfilled, found by the employer itself or by the visit that verified it, until somebody has
/// confirmed that it was put right.
struct SelfCheckProblem: RegisterRecord {
    var employer = 0
    var selfCheck = 0
    var item = ""
    var text = ""
    var foundBy = ""
    var foundDay: Day?
    var deadline: Day?
    var measure = ""
    var doneDay: Day?
    var confirmedDay: Day?
    init() {}

    static let declaration = Declaration<SelfCheckProblem>("self_check_problem", "自查问题整改") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.selfCheck, "self_check", "自查").reference("self_check", by: "year").required().filterable()
        Field(\.item, "item", "项目").length(20).listed()
        Field(\.text, "item_text", "问题").length(300).listed()
        Field(\.foundBy, "found_by", "发现方式").code("problem_finder").listed()
        Field(\.foundDay, "found_day", "发现日期")
        Field(\.deadline, "deadline", "整改期限").listed()
        Field(\.measure, "measure", "整改措施和结果").multiline(1_000)
        Field(\.doneDay, "done_day", "报告整改日期").listed()
        Field(\.confirmedDay, "confirmed_day", "确认日期").listed()
    }
    .named(by: "self_check", "item").titled(by: "item", "item_text").region(.through("employer")).owned(.through("employer"))
    .writtenByActs().sorted(by: "deadline")
    .lifecycle(
        Lifecycle(
            states: [
                .init("open", "待整改", tone: .warning), .init("done", "已整改，待确认", tone: .progress),
                .init("confirmed", "已确认整改", tone: .good),
            ],
            transitions: [
                .init("report", "报告整改", from: ["open"], to: "done", verb: .edit, byAct: true),
                .init("confirm", "确认整改", from: ["done"], to: "confirmed", verb: .approve, stamps: "confirmed_day"),
                .init("return", "退回继续整改", from: ["done"], to: "open", verb: .approve, reason: true),
            ])
    )
    .grant(.employer, [.view, .edit], .organisation)
    .grant([.supervisor, .bureauOfficer], [.view, .approve, .export], .region)
    .grant([.leader, .countyClerk, .cdc, .townOfficer], [.view], .region)
    .menu("风险分级与自查").serves("R-26")
}
