import Access
import Calendars
import Organisations
import Registers

/// A body of the network of diagnosis, treatment and rehabilitation, from the province to the town.
public struct CareNetworkMember: RegisterRecord {
    public var name = ""
    public var level = ""
    public var regionCode = ""
    public var organisation: Int64?
    public var diagnoses = false
    public var treats = false
    public var rehabilitates = false
    public var contact = ""
    public init() {}

    public static let declaration = Declaration<CareNetworkMember>("care_network_member", "诊断救治康复网络机构") {
        Field(\.name, "name", "机构名称").required().length(100).listed()
        Field(\.level, "level", "级别").required().code("network_level").listed()
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.organisation, "organisation", "机构账号单位").reference("organisation", by: "name")
            .help("填写后，该机构的账号可以转出、接收和诊治患者")
        Field(\.diagnoses, "diagnoses", "诊断").listed()
        Field(\.treats, "treats", "救治").listed()
        Field(\.rehabilitates, "rehabilitates", "康复").listed()
        Field(\.contact, "contact", "联系方式").length(80)
    }
    .named(by: "name").titled(by: "name", "level").region(.field("region_code")).owned(.through("organisation"))
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(.healthInstitution, [.view], .everything)
    .menu("尘肺病").serves("R-62")
}

/// An expert of the treatment team.
public struct CareExpert: RegisterRecord {
    public var name = ""
    public var specialty = ""
    public var member: Int64 = 0
    public var title = ""
    public var until: Day?
    public init() {}

    public static let declaration = Declaration<CareExpert>("care_expert", "救治专家") {
        Field(\.name, "name", "姓名").required().length(40).listed()
        Field(\.specialty, "specialty", "专业").required().length(60).listed()
        Field(\.member, "member", "所在机构").required().reference("care_network_member", by: "name").listed()
        Field(\.title, "title", "职称").length(40).listed()
        Field(\.until, "valid_until", "聘期至").listed()
    }
    .named(by: "name", "member").titled(by: "name", "specialty").region(.through("member"))
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(.healthInstitution, [.view], .everything)
    .menu("尘肺病").serves("R-62")

    /// Whether the appointment still runs; without an end it does.
    func serves(on day: Day) -> Bool { until.map { $0 >= day } ?? true }
}
