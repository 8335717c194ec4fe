import Access
import Calendars
import HealthSurveillance
import Organisations
import Registers

/// A 职业健康小屋: where a clinic or a company teaches, measures, screens and treats in one room.
public struct HealthCabin: RegisterRecord {
    public var name = ""
    public var regionCode = ""
    public var employer: Int64?
    public var clinic: Int64?
    public var address = ""
    public var education = false
    public var monitoring = false
    public var screening = false
    public var rehabilitation = false
    public var devices = ""
    public var openedDay: Day?
    public var assessedDay: Day?
    public init() {}

    public static let declaration = Declaration<HealthCabin>("health_cabin", "职业健康小屋") {
        Field(\.name, "name", "名称").required().length(80).listed()
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed().help("建在用人单位的填写")
        Field(\.clinic, "clinic", "承办医疗机构").reference("organisation", by: "name").listed().help("填写后，该机构的账号可以登记服务")
        Field(\.address, "address", "地址").length(200)
        Field(\.education, "education", "宣教").listed().section("服务")
        Field(\.monitoring, "monitoring", "健康监测").listed().section("服务")
        Field(\.screening, "screening", "筛查").listed().section("服务")
        Field(\.rehabilitation, "rehabilitation", "康复").listed().section("服务")
        Field(\.devices, "devices", "设备").multiline(500).section("服务")
        Field(\.openedDay, "opened_day", "开放日期").computed().listed()
        Field(\.assessedDay, "assessed_day", "评估日期").computed().listed()
    }
    .named(by: "name", "region_code").region(.field("region_code")).owned(.through("employer")).performed(by: "clinic")
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "计划建设", tone: .progress), .init("built", "已建成", tone: .progress),
                .init("open", "开放", tone: .good), .init("closed", "停用", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("build", "建成", from: ["planned"], to: "built", verb: .edit),
                .init("open", "开放", from: ["built"], to: "open", verb: .edit, stamps: "opened_day"),
                .init("assess", "登记评估", from: ["open"], to: "open", verb: .approve, reason: true, stamps: "assessed_day"),
                .init("close", "停用", from: ["built", "open"], to: "closed", verb: .approve, reason: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(
        [.townOfficer, .leader], [.view], .region
    )
    .grant(.employer, [.view], .organisation).grant(.healthInstitution, [.view], .performed)
    .menu("尘肺病").serves("R-61")
}
