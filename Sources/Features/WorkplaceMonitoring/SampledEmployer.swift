import Access
import Calendars
import Organisations
import Registers

/// An employer drawn or chosen for a task.
struct SampledEmployer: RegisterRecord {
    var task = 0
    var employer = 0
    var origin = ""
    var serviceInstitution: Int?
    var institution = ""
    var plannedDay: Day?
    var note = ""
    init() {}

    static let declaration = Declaration<SampledEmployer>("sampled_employer", "监测对象") {
        Field(\.task, "task", "监测任务").reference("monitoring_task", by: "title").required().listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
            .aliases("统一社会信用代码", "企业")
        Field(\.origin, "origin", "确定方式").code("sampling_origin").required().listed()
        Field(\.serviceInstitution, "service_institution", "检测机构").reference("organisation", by: "name").listed()
            .help("登记后由该机构录入或导入检测结果")
        Field(\.institution, "institution", "检测机构名称").length(100).help("未登记的机构写明名称").aliases("机构名称")
        Field(\.plannedDay, "planned_day", "计划采样日期").listed()
        Field(\.note, "note", "备注").multiline(500)
    }
    .named(by: "task", "employer").titled(by: "origin").region(.through("employer")).owned(.through("employer"))
    .performed(by: "service_institution")
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "待采样", tone: .progress), .init("sampled", "已采样", tone: .progress),
                .init("measured", "已出结果", tone: .good), .init("replaced", "已更换", editable: false, tone: .warning),
            ],
            transitions: [
                .init("sample", "完成采样", from: ["planned"], to: "sampled", verb: .edit),
                .init("measure", "已出结果", from: ["planned", "sampled"], to: "measured", verb: .edit),
                .init("replace", "更换对象", from: ["planned", "sampled"], to: "replaced", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.cdc, [.view, .create, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor, .leader, .townOfficer], [.view], .region).grant(.employer, [.view], .organisation)
    .grant(.institutionStaff, [.view, .export], .performed)
    .menu("监测").serves("R-22")
}
