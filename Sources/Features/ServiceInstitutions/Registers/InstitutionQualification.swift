import Access
import Calendars
import Organisations
import Registers

/// 资质: what a technical-service institution may do, until when; the list is public.
struct InstitutionQualification: RegisterRecord {
    var institution = 0
    var certificate = ""
    var issuer = ""
    var scope = ""
    var from: Day?
    var until: Day?
    var professionals: Int?
    var technicalHead = ""
    var qualityHead = ""
    init() {}

    static let declaration = Declaration<InstitutionQualification>("institution_qualification", "服务机构资质") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.certificate, "certificate", "资质证书编号").required().length(60).unique().listed()
        Field(\.issuer, "issuer", "发证机关").required().length(80).help("2023-12-01 起由省级卫生健康部门认可，不再分甲乙级")
        Field(\.scope, "scope", "业务范围").required().length(300).listed().example("采矿业；制造业；建筑业")
            .help("按资质证书写明行业和检测类别，用分号分开")
        Field(\.from, "from_day", "有效期起").required().listed()
        Field(\.until, "until_day", "有效期至").required().listed()
        Field(\.professionals, "professionals", "专业技术人员").unit("人").range(0...10_000).help("不少于 15 人")
        Field(\.technicalHead, "technical_head", "技术负责人").length(40)
        Field(\.qualityHead, "quality_head", "质量控制负责人").length(40)
    }
    .named(by: "certificate").titled(by: "certificate").region(.through("institution")).owned(.through("institution"))
    .check { draft in
        guard let from = draft.day("from_day"), let until = draft.day("until_day"), until <= from else { return [] }
        return [FieldProblem("until_day", .inconsistent, "“有效期至”应晚于“有效期起”。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("granted", "有效", tone: .good), .init("suspended", "暂停", tone: .warning),
                .init("withdrawn", "撤销", editable: false, tone: .bad), .init("cancelled", "注销", editable: false),
            ],
            transitions: [
                .init("suspend", "暂停", from: ["granted"], to: "suspended", verb: .approve, reason: true),
                .init("resume", "恢复", from: ["suspended"], to: "granted", verb: .approve),
                .init("withdraw", "撤销", from: ["granted", "suspended"], to: "withdrawn", verb: .approve, reason: true),
                .init("cancel", "注销", from: ["granted", "suspended"], to: "cancelled", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant([.supervisor, .cdc, .leader, .countyClerk], [.view], .region).grant(.institutionStaff, [.view], .organisation)
    .menu("服务机构").serves("R-94")
}
