import Access
import Calendars
import Organisations
import Registers

/// A 职业病危害项目申报: what an employer declares on a day, kept as it was declared whatever the facts become later.
public struct DeclarationRecord: RegisterRecord {
    public var employer: Int64 = 0
    public var workplace: Int64?
    public var type = ""
    public var year = 0
    public var eventDay: Day?
    public var previous: Int64?
    // Frozen content
    public var name = ""
    public var creditCode = ""
    public var regionCode = ""
    public var registeredAddress = ""
    public var address = ""
    public var industry = ""
    public var size = ""
    public var ownership = ""
    public var affiliation = ""
    public var filler = ""
    public var legalRepresentative = ""
    public var contactName = ""
    public var contactPhone = ""
    public var headcount: Int?
    public var outsourced: Int?
    public var exposedTotal: Int?
    public var cumulativeCases: Int?
    public var silicaExposed: Int?
    public var coalExposed: Int?
    public var leadExposed: Int?
    public var benzeneExposed: Int?
    public var noiseExposed: Int?
    public var isPrincipalTrained = false
    public var isOfficerTrained = false
    public var trainedExposed: Int?
    public var remark = ""
    // Filled by acts
    public var dueDay: Day?
    public var submittedDay: Day?
    public var isLate = false
    public var receiptDueDay: Day?
    public var returnReason = ""
    public var acceptedDay: Day?
    public var currentUntil: Day?
    public var receiptNumber = ""
    public var checkCode = ""
    public init() {}

    public static let declaration = Declaration<DeclarationRecord>("declaration", "职业病危害项目申报") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed().section("申报事项")
        Field(\.workplace, "workplace", "工作场所").reference("workplace", by: "name", within: "employer", equal: "employer")
            .section("申报事项").help("按场所分别申报时填写；不填表示包括全部场所。")
        Field(\.type, "type", "申报类型").required().code("declaration_type").listed().section("申报事项")
        Field(\.year, "year", "申报年度").required().range(1990...2100).listed().section("申报事项")
        Field(\.eventDay, "event_day", "事项发生日期").section("申报事项")
        Field(\.previous, "previous", "上一次申报").computed().reference("declaration", by: "receipt_number").section("申报事项")
        Field(\.name, "name", "单位名称").length(120).listed().section("基本情况")
        Field(\.creditCode, "credit_code", "统一社会信用代码").identifier("uscc").section("基本情况")
        Field(\.regionCode, "region_code", "所属地区").code("region").section("基本情况")
        Field(\.registeredAddress, "registered_address", "注册地址").section("基本情况")
        Field(\.address, "address", "工作场所地址").section("基本情况")
        Field(\.industry, "industry", "行业").code("industry").filterable().section("基本情况")
        Field(\.size, "size", "企业规模").code("enterprise_size").section("基本情况")
        Field(\.ownership, "ownership", "经济类型").code("ownership_type").section("基本情况")
        Field(\.affiliation, "affiliation", "隶属关系").code("affiliation").section("基本情况")
        Field(\.filler, "filler", "填报人").length(50).sealed(.personName).section("人员与联系")
        Field(\.legalRepresentative, "legal_representative", "法定代表人").length(50).section("人员与联系")
        Field(\.contactName, "contact_name", "职业卫生管理联系人").length(50).sealed(.personName).section("人员与联系")
        Field(\.contactPhone, "contact_phone", "联系电话").length(30).sealed(.phone).section("人员与联系")
        Field(\.headcount, "headcount", "在册职工数").atLeast(0).unit("人").section("职工与接害")
        Field(\.outsourced, "outsourced", "外委人员数").atLeast(0).unit("人").section("职工与接害")
        Field(\.exposedTotal, "exposed_total", "接害总人数（含外委）").atLeast(0).unit("人").listed().section("职工与接害")
        Field(\.cumulativeCases, "cumulative_cases", "职业病累计病例数").atLeast(0).unit("例").section("职工与接害")
        Field(\.silicaExposed, "silica_exposed", "其中接触矽尘").atLeast(0).unit("人").section("职工与接害")
        Field(\.coalExposed, "coal_exposed", "其中接触煤尘").atLeast(0).unit("人").section("职工与接害")
        Field(\.leadExposed, "lead_exposed", "其中接触铅").atLeast(0).unit("人").section("职工与接害")
        Field(\.benzeneExposed, "benzene_exposed", "其中接触苯").atLeast(0).unit("人").section("职工与接害")
        Field(\.noiseExposed, "noise_exposed", "其中接触噪声").atLeast(0).unit("人").section("职工与接害")
        Field(\.isPrincipalTrained, "is_principal_trained", "主要负责人已培训").section("培训")
        Field(\.isOfficerTrained, "is_officer_trained", "职业卫生管理人员已培训").section("培训")
        Field(\.trainedExposed, "trained_exposed", "本年度培训接害人数").atLeast(0).unit("人").section("培训")
        Field(\.remark, "remark", "说明").multiline(1_000).section("申报事项")
        Field(\.dueDay, "due_day", "应申报截止日").computed().section("办理")
        Field(\.submittedDay, "submitted_day", "提交日期").computed().listed().section("办理")
        Field(\.isLate, "is_late", "逾期申报").computed().listed().section("办理")
        Field(\.receiptDueDay, "receipt_due_day", "受理截止日").computed().listed().section("办理")
        Field(\.returnReason, "return_reason", "退回原因").computed().multiline(1_000).section("办理")
        Field(\.acceptedDay, "accepted_day", "受理日期").computed().listed().section("办理")
        Field(\.currentUntil, "current_until", "有效至").computed().section("办理")
        Field(\.receiptNumber, "receipt_number", "回执编号").computed().unique().listed().section("办理")
        Field(\.checkCode, "check_code", "回执核验码").computed().section("办理")
    }
    .titled(by: "name", "type", "year")
    .region(.field("region_code"))
    .owned(.through("employer"))
    .grant([.countyClerk, .bureauOfficer], [.view, .approve, .export], .region)
    .grant([.supervisor, .cdc, .leader], [.view], .region)
    .grant(.employer, [.view, .create, .edit], .organisation)
    .lifecycle(lifecycle)
    .check { draft in
        guard let exposed = draft.integer("exposed_total"), let own = draft.integer("headcount") else { return [] }
        let all = own + (draft.integer("outsourced") ?? 0)
        guard exposed > all else { return [] }
        return [FieldProblem("exposed_total", .inconsistent, "“接害总人数”不能多于在册职工与外委人员之和（\(all) 人），请核对。")]
    }
    .index("employer", "accepted_day")
    .sorted(by: "updated_at", descending: true)
    .serves("R-19")
    .menu("申报")
    .writtenByActs()

    static let lifecycle = Lifecycle(
        states: [
            .init(DeclarationState.draft, "草稿", tone: .neutral),
            .init(DeclarationState.submitted, "待受理", editable: false, tone: .progress),
            .init(DeclarationState.returned, "已退回", tone: .bad),
            .init(DeclarationState.accepted, "已受理", editable: false, tone: .good),
            .init(DeclarationState.superseded, "已被更新", editable: false, tone: .neutral),
            .init(DeclarationState.cancelled, "已注销", editable: false, tone: .neutral),
        ],
        transitions: [
            .init(
                "submit", "提交", from: [DeclarationState.draft, DeclarationState.returned], to: DeclarationState.submitted,
                verb: .edit, byAct: true),
            .init(
                "return", "退回", from: [DeclarationState.submitted], to: DeclarationState.returned, verb: .approve, reason: true,
                byAct: true),
            .init("accept", "受理", from: [DeclarationState.submitted], to: DeclarationState.accepted, verb: .approve, byAct: true),
            .init(
                "supersede", "被新的申报更新", from: [DeclarationState.accepted], to: DeclarationState.superseded, verb: .approve,
                byAct: true),
            .init(
                "cancel", "注销", from: [DeclarationState.accepted], to: DeclarationState.cancelled, verb: .approve, byAct: true),
        ])
}

public enum DeclarationState {
    public static let draft = "draft"
    public static let submitted = "submitted"
    /// A returned declaration is not declared.
    public static let returned = "returned"
    public static let accepted = "accepted"
    public static let superseded = "superseded"
    public static let cancelled = "cancelled"
}
