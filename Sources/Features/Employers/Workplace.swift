import Access
import Calendars
import Organisations
import Registers

/// A 工作场所 of an employer: a site with a place of its own. An employer with two sites declares at each site's county.
public struct Workplace: RegisterRecord {
    public var employer: Int64 = 0
    public var name = ""
    public var regionCode = ""
    public var address = ""
    public var startedDay: Day?
    public var closedDay: Day?
    // Filled by rules and acts
    /// In the denominator when sites are the unit of account: kept from the employer's facts.
    public var isRostered = false
    public var lastDeclaredDay: Day?
    public var declaredUntil: Day?
    public init() {}

    public static let declaration = Declaration<Workplace>("workplace", "工作场所") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.name, "name", "场所名称").required().length(80).listed().aliases("厂区")
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.address, "address", "详细地址").listed()
        Field(\.startedDay, "started_day", "启用日期")
        Field(\.closedDay, "closed_day", "停用日期").computed()
        Field(\.isRostered, "is_rostered", "列入申报名录").computed().filterable()
        Field(\.lastDeclaredDay, "last_declared_day", "最近申报受理日期").computed()
        Field(\.declaredUntil, "declared_until", "申报有效至").computed().listed()
    }
    .acts(["roster": "名录状态变化", "declare": "更新申报情况"])
    .named(by: "employer", "name")
    .titled(by: "name")
    .region(.field("region_code"))
    .owned(.through("employer"))
    .grant(EmployerGrants.keeping)
    .lifecycle(
        Lifecycle(
            states: [.init("in_use", "使用中", tone: .good), .init("closed", "已停用", editable: false)],
            transitions: [
                .init("close", "停用", from: ["in_use"], to: "closed", verb: .edit, reason: true, stamps: "closed_day"),
                .init("reopen", "恢复使用", from: ["closed"], to: "in_use", verb: .edit, reason: true),
            ])
    )
    .serves("R-18", "R-02")
    .menu("用人单位")
}

/// Who keeps what belongs to an employer: its own people, and the officers of its region.
enum EmployerGrants {
    static let keeping: [Grant] =
        [Role.bureauOfficer, .countyClerk, .townOfficer].map {
            Grant(role: $0, verbs: [.view, .create, .edit, .export], scope: .region)
        }
        + [Role.supervisor, .cdc, .leader, .healthInstitution].map { Grant(role: $0, verbs: [.view], scope: .region) }
        + [Grant(role: .employer, verbs: [.view, .create, .edit, .export], scope: .organisation)]
}
