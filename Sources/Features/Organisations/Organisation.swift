import Access
import Registers

/// A body that takes part in occupational health, employers apart: a bureau, a CDC, an institution.
public struct Organisation: RegisterRecord {
    public var name = ""
    public var creditCode = ""
    public var type = ""
    public var regionCode = ""
    public var parent: Int64?
    /// Public institutions are counted by the plans' coverage indicators, private ones are not.
    public var isPublic = true
    public var address = ""
    public var qualification = ""
    public var contactName = ""
    public var contactPhone = ""
    public init() {}

    public static let declaration = Declaration<Organisation>("organisation", "机构") {
        Field(\.name, "name", "机构名称").required().listed()
        Field(\.creditCode, "credit_code", "统一社会信用代码").identifier("uscc").unique()
        Field(\.type, "type", "机构类型").required().code("organisation_type").listed()
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.parent, "parent", "上级机构").reference("organisation", by: "name")
        Field(\.isPublic, "is_public", "公立机构").listed().help("只有公立机构计入规划的机构覆盖指标。")
        Field(\.address, "address", "地址")
        Field(\.qualification, "qualification", "资质或备案编号").filterable()
        Field(\.contactName, "contact_name", "联系人").sealed(.personName).section("联系方式")
        Field(\.contactPhone, "contact_phone", "联系电话").sealed(.phone).section("联系方式")
    }
    .named(by: "name", "region_code")
    .region(.field("region_code"))
    .owned(.own)
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region)
    .grant([.countyClerk, .supervisor, .cdc, .townOfficer, .leader], [.view], .region)
    .grant([.institutionStaff, .cdc], [.view, .edit], .organisation)
    .lifecycle(
        Lifecycle(
            states: [
                .init("in_force", "正常", tone: .good),
                .init("suspended", "暂停", tone: .warning),
                .init("closed", "撤销", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("suspend", "暂停", from: ["in_force"], to: "suspended", verb: .edit, reason: true),
                .init("resume", "恢复", from: ["suspended"], to: "in_force", verb: .edit),
                .init("close", "撤销", from: ["in_force", "suspended"], to: "closed", verb: .edit, reason: true),
            ])
    )
    .serves("R-02", "R-09")
    .menu("基础数据")
}
