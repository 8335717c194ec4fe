import Access
import Calendars
import Organisations
import Registers

/// 技术支撑网络: which institution carries which function for which region, from when, by which document.
struct SupportRole: RegisterRecord {
    var institution = 0
    var function = ""
    var level = ""
    var region = ""
    var from: Day?
    var until: Day?
    var basis = ""
    init() {}

    static let declaration = Declaration<SupportRole>("support_role", "技术支撑机构") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.function, "function", "职能").required().code("support_function").listed()
        Field(\.level, "level", "层级").required().code("support_level").listed()
        Field(\.region, "region_code", "服务地区").required().code("region").listed()
        Field(\.from, "from_day", "承担起").required().listed()
        Field(\.until, "until_day", "承担至").listed().help("不再承担的填写最后一天；仍在承担的不填")
        Field(\.basis, "basis", "依据文件").required().length(200)
    }
    .named(by: "institution", "function", "region_code").titled(by: "function", "region_code").region(.field("region_code"))
    .check { draft in
        guard let from = draft.day("from_day"), let until = draft.day("until_day"), until < from else { return [] }
        return [FieldProblem("until_day", .inconsistent, "“承担至”不能早于“承担起”。")]
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region)
    .grant([.supervisor, .leader, .countyClerk], [.view], .region)
    .menu("技术支撑").serves("R-97")
}
