import Access
import Calendars
import Organisations
import Registers

/// The yearly monitoring task of a region: what is to be sampled, how much, until when.
struct MonitoringTask: RegisterRecord {
    var year = 0
    var title = ""
    var region = ""
    var factors = ""
    var employers: Int?
    var deadline: Day?
    var basis = ""
    var reportedDay: Day?
    init() {}

    static let declaration = Declaration<MonitoringTask>("monitoring_task", "监测任务") {
        Field(\.year, "year", "年度").range(2016...2040).required().listed()
        Field(\.title, "title", "任务名称").required().listed().length(80).example("2026年工作场所职业病危害因素监测")
        Field(\.region, "region_code", "任务地区").code("region").required().listed()
        Field(\.factors, "factors", "重点危害因素").length(200).help("写明本年度重点监测的危害因素，用顿号分开")
        Field(\.employers, "employer_count", "计划监测企业数").unit("家").range(1...100_000).listed()
        Field(\.deadline, "deadline", "完成期限").required().listed()
        Field(\.basis, "basis", "任务依据").length(200).help("上级监测方案的名称和文号")
        Field(\.reportedDay, "reported_day", "上报日期").computed()
    }
    .named(by: "year", "region_code").titled(by: "title").region(.field("region_code")).sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("issued", "已下达", tone: .progress), .init("sampling", "采样中", tone: .progress),
                .init("measured", "检测完成", tone: .progress), .init("checked", "已审核", editable: false, tone: .good),
                .init("reported", "已上报", editable: false, tone: .good),
            ],
            transitions: [
                .init("sampling", "开始采样", from: ["issued"], to: "sampling", verb: .edit),
                .init("measured", "检测完成", from: ["sampling"], to: "measured", verb: .edit),
                .init("return", "退回核对", from: ["measured"], to: "sampling", verb: .approve, reason: true),
                .init("check", "审核通过", from: ["measured"], to: "checked", verb: .approve),
                .init("report", "上报", from: ["checked"], to: "reported", verb: .approve, stamps: "reported_day"),
                .init("reopen", "重新打开", from: ["checked", "reported"], to: "sampling", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.cdc, [.view, .create, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor, .leader], [.view, .export], .region)
    .menu("监测").serves("R-22")
}
