import Access
import Calendars
import Organisations
import Registers

/// Somebody who inspects or joins inspections: certificate, reach and yearly training decide who may go out today.
public struct Inspector: RegisterRecord {
    public var name = ""
    public var certificate = ""
    public var kind = ""
    public var department = ""
    public var organisation = ""
    public var regionCode = ""
    public var scope = ""
    public var certificateFrom: Day?
    public var certificateUntil: Day?
    public var trainingHours: Double?
    public var trainingYear: Int?
    public var accountName = ""
    public var note = ""
    public init() {}

    public static let declaration = Declaration<Inspector>("inspector", "执法人员") {
        Field(\.name, "name", "姓名").required().length(40).listed()
        Field(\.certificate, "certificate", "执法证件号").required().unique().length(40).listed().help("技术人员填写本单位工作证号。")
        Field(\.kind, "kind", "人员类别").required().code("inspector_kind").listed()
        Field(\.department, "department", "部门").required().code("inspection_department").listed()
        Field(\.organisation, "organisation_name", "所在单位").required().length(80)
        Field(\.regionCode, "region_code", "执法区域").required().code("region").listed()
        Field(\.scope, "scope", "执法范围").length(200).example("职业卫生、放射卫生")
        Field(\.certificateFrom, "certificate_from", "证件发放日期")
        Field(\.certificateUntil, "certificate_until", "证件有效期至").required().listed()
        Field(\.trainingYear, "training_year", "培训年度").range(2016...2040)
        Field(\.trainingHours, "training_hours", "本年度培训学时").unit("学时").range(0...1_000).listed()
        Field(\.accountName, "account_name", "登录账号").length(60).help("填写后，本人组织的抽取自动回避。")
        Field(\.note, "note", "备注").multiline(500)
    }
    .named(by: "certificate").titled(by: "name", "certificate").region(.field("region_code"))
    .lifecycle(
        Lifecycle(
            states: [
                .init("in_force", "在岗", tone: .good), .init("suspended", "暂停执法", tone: .warning),
                .init("left", "已离岗", editable: false),
            ],
            transitions: [
                .init("suspend", "暂停执法", from: ["in_force"], to: "suspended", verb: .edit, reason: true),
                .init("resume", "恢复", from: ["suspended"], to: "in_force", verb: .edit),
                .init("leave", "离岗", from: ["in_force", "suspended"], to: "left", verb: .edit, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region)
    .grant(.supervisor, [.view, .export], .region).grant([.leader, .countyClerk, .townOfficer, .cdc], [.view], .region)
    .menu("执法队伍").serves("R-91", "R-86")

    /// Why the person may not inspect on a day; nil when they may.
    ///
    /// 行政处罚法 42: with a certificate in force. Training hours are this product's parameter, told but not forbidding.
    public func objection(state: String, on day: Day) -> String? {
        if state != "in_force" { return "不在岗" }
        if let certificateFrom, day < certificateFrom { return "执法证件尚未生效" }
        guard let certificateUntil else { return "没有登记证件有效期" }
        return day > certificateUntil ? "执法证件已于 \(certificateUntil) 到期" : nil
    }
}

/// An inspector who must stay away from an employer (行政处罚法 43).
struct InspectorConflict: RegisterRecord {
    var inspector = 0
    var employer = 0
    var reason = ""
    init() {}

    static let declaration = Declaration<InspectorConflict>("inspector_conflict", "回避登记") {
        Field(\.inspector, "inspector", "执法人员").reference("inspector", by: "certificate").required().listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.reason, "reason", "回避理由").required().length(200)
    }
    .named(by: "inspector", "employer").region(.through("inspector"))
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region)
    .grant(.supervisor, [.view, .create], .region).grant(.leader, [.view], .region)
    .menu("执法队伍").serves("R-79", "R-91")
}

/// Vehicles and devices of the supervisors.
struct EnforcementEquipment: RegisterRecord {
    var name = ""
    var model = ""
    var number = ""
    var regionCode = ""
    var organisation = ""
    var kind = ""
    var calibratedUntil: Day?
    var keeper = ""
    init() {}

    static let declaration = Declaration<EnforcementEquipment>("enforcement_equipment", "执法装备") {
        Field(\.name, "name", "装备名称").required().listed()
        Field(\.kind, "kind", "装备类别").required().code("equipment_kind").listed()
        Field(\.model, "model", "型号").length(80)
        Field(\.number, "number", "编号").required().length(60).listed()
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.organisation, "organisation_name", "所在单位").required().length(80).listed()
        Field(\.calibratedUntil, "calibrated_until", "检定（校准）有效期至").listed()
        Field(\.keeper, "keeper", "保管人").length(40)
    }
    .named(by: "number", "organisation_name").titled(by: "name", "number").region(.field("region_code"))
    .lifecycle(
        Lifecycle(
            states: [
                .init("in_use", "在用", tone: .good), .init("repair", "停用维修", tone: .warning),
                .init("scrapped", "已报废", editable: false),
            ],
            transitions: [
                .init("stop", "停用", from: ["in_use"], to: "repair", verb: .edit, reason: true),
                .init("resume", "恢复使用", from: ["repair"], to: "in_use", verb: .edit),
                .init("scrap", "报废", from: ["in_use", "repair"], to: "scrapped", verb: .edit, reason: true),
            ])
    )
    .grant([.bureauOfficer, .supervisor], [.view, .create, .edit, .export], .region).grant(.leader, [.view], .region)
    .menu("执法队伍").serves("R-91")
}
