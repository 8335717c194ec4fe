import Access
import Calendars
import Organisations
import Registers

/// What an institution works with: chief examiners and other staff, equipment, further sites, vehicles.
public struct InstitutionResource: RegisterRecord {
    public var institution: Int64 = 0
    public var kind = ""
    public var name = ""
    public var qualification = ""
    public var number = ""
    public var validUntil: Day?
    public init() {}

    public static let declaration = Declaration<InstitutionResource>("institution_resource", "机构人员与设备") {
        Field(\.institution, "institution", "机构").required().reference("health_institution", by: "name").listed()
        Field(\.kind, "kind", "类别").required().code("institution_resource_kind").listed()
        Field(\.name, "name", "姓名或名称").required().length(80).listed()
        Field(\.qualification, "qualification", "资格、型号").length(120).listed()
        Field(\.number, "number", "证书或编号").length(60)
        Field(\.validUntil, "valid_until", "有效期至（检定、证书）").listed()
    }
    .named(by: "institution", "kind", "name", "number").titled(by: "name", "kind").region(.through("institution"))
    .owned(.through("institution"))
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region).grant([.cdc, .supervisor, .countyClerk], [.view], .region)
    .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
    .menu("检查与诊断机构").serves("R-53").index("institution")
}
