import Access
import Calendars
import Organisations
import Registers

/// A 用人单位 of the roster: one record, one file (一企一档), known by its unified social credit code.
public struct Employer: RegisterRecord {
    // Identity
    public var creditCode = ""
    public var name = ""
    public var formerName = ""
    public var registrationNumber = ""
    public var regionCode = ""
    public var registeredAddress = ""
    public var address = ""
    public var industry = ""
    public var size = ""
    public var ownership = ""
    public var affiliation = ""
    // People
    public var legalRepresentative = ""
    public var contactName = ""
    public var contactPhone = ""
    public var headcount: Int?
    public var outsourced: Int?
    public var cumulativeCases: Int?
    // Roster
    public var source = ""
    public var operationStart: Day?
    public var isKeyEmployer = false
    public var keyReason = ""
    // Filled by rules and acts
    public var isIndustrial = false
    public var catalogueRisk = ""
    public var riskNature = ""
    public var exposedHeadcount: Int?
    public var confirmedDay: Day?
    public var suspendedDay: Day?
    public var closedDay: Day?
    /// Day on which the last declaration was accepted.
    public var lastDeclaredDay: Day?
    /// Last day on which that declaration is current: accepted day + 13 months.
    public var declaredUntil: Day?
    public var mergedInto: Int64?
    /// The name without what differs between lists that mean the same employer.
    public var nameKey = ""
    public init() {}

    public static let declaration = Declaration<Employer>("employer", "用人单位") {
        Field(\.creditCode, "credit_code", "统一社会信用代码").identifier("uscc").required().unique().listed().length(18)
            .aliases("社会信用代码", "信用代码").section("基本情况")
        Field(\.name, "name", "单位名称").required().length(120).listed().aliases("用人单位名称", "企业名称").section("基本情况")
        Field(\.formerName, "former_name", "曾用名").section("基本情况")
        Field(\.registrationNumber, "registration_number", "原工商注册号").identifier("regno15").section("基本情况")
        Field(\.regionCode, "region_code", "所属地区").required().code("region").listed().aliases("所在镇街", "地区").section("基本情况")
        Field(\.registeredAddress, "registered_address", "注册地址").section("基本情况")
        Field(\.address, "address", "工作场所地址").aliases("生产地址", "地址").section("基本情况")
        Field(\.industry, "industry", "行业").required().code("industry").listed().aliases("行业类别", "行业代码").section("基本情况")
        Field(\.size, "size", "企业规模").code("enterprise_size").listed().section("基本情况")
        Field(\.ownership, "ownership", "经济类型").code("ownership_type").filterable().aliases("登记注册类型").section("基本情况")
        Field(\.affiliation, "affiliation", "隶属关系").code("affiliation").filterable()
            .help("中央企业、省属企业的申报由设区的市受理。").section("基本情况")
        Field(\.legalRepresentative, "legal_representative", "法定代表人").length(50).aliases("法人代表").section("人员与联系")
        Field(\.contactName, "contact_name", "职业卫生管理联系人").length(50).sealed(.personName).section("人员与联系")
        Field(\.contactPhone, "contact_phone", "联系电话").length(30).sealed(.phone).section("人员与联系")
        Field(\.headcount, "headcount", "在册职工数").atLeast(0).unit("人").aliases("职工人数").section("人员与联系")
        Field(\.outsourced, "outsourced", "外委人员数").atLeast(0).unit("人").section("人员与联系")
        Field(\.cumulativeCases, "cumulative_cases", "职业病累计病例数").atLeast(0).unit("例").section("人员与联系")
        Field(\.source, "source", "名录来源").code("roster_source").filterable().section("名录管理")
        Field(\.operationStart, "operation_start", "竣工验收（投产）日期").section("名录管理").help("初次申报的期限从这一天起算 30 日。")
        Field(\.isKeyEmployer, "is_key_employer", "重点用人单位").filterable().section("名录管理")
        Field(\.keyReason, "key_reason", "列为重点的理由").section("名录管理")
        Field(\.isIndustrial, "is_industrial", "工业企业").computed().filterable().section("名录管理")
            .help("GB/T 4754 门类 B 采矿业、C 制造业、D 电力热力燃气及水生产和供应业。")
        Field(\.catalogueRisk, "catalogue_risk", "行业风险分类").computed().code("risk_nature").filterable().section("名录管理")
        Field(\.riskNature, "risk_nature", "职业病危害性质").computed().code("risk_nature").listed().section("名录管理")
        Field(\.exposedHeadcount, "exposed_headcount", "接害人数").computed().unit("人").listed().section("名录管理")
        Field(\.confirmedDay, "confirmed_day", "现场核实日期").computed().section("名录管理")
        Field(\.suspendedDay, "suspended_day", "停产日期").computed().section("名录管理")
        Field(\.closedDay, "closed_day", "关闭日期").computed().section("名录管理")
        Field(\.lastDeclaredDay, "last_declared_day", "最近申报受理日期").computed().filterable().section("申报")
        Field(\.declaredUntil, "declared_until", "申报有效至").computed().listed().section("申报")
        Field(\.mergedInto, "merged_into", "已并入").computed().reference("employer", by: "credit_code").section("名录管理")
        Field(\.nameKey, "name_key", "查重名称").computed().technical().section("名录管理")
    }
    .acts(["sum_up": "汇总接害情况", "declare": "更新申报情况"])
    .named(by: "credit_code")
    .titled(by: "name")
    .region(.field("region_code"))
    .owned(.own)
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export, .merge, .unmask], .region)
    .grant(.countyClerk, [.view, .create, .edit, .approve, .export, .merge], .region)
    .grant(.townOfficer, [.view, .create, .edit], .region)
    .grant(.cdc, [.view, .export], .region)
    .grant([.supervisor, .leader, .healthInstitution], [.view], .region)
    .grant(.employer, [.view, .edit], .organisation)
    .lifecycle(lifecycle)
    .derive { employer, codes in
        employer.isIndustrial = codes.isIndustrial(employer.industry)
        employer.catalogueRisk = codes.catalogueRisk(employer.industry) ?? ""
        employer.nameKey = EmployerName.key(employer.name)
    }
    .index("name_key")
    .index("state", "declared_until")
    .sorted(by: "updated_at", descending: true)
    .serves("R-18", "R-02")
    .menu("用人单位")

    static let lifecycle = Lifecycle(
        states: [
            .init(EmployerState.candidate, "待核实", tone: .warning),
            .init(EmployerState.inOperation, "存在危害·在产", tone: .good),
            .init(EmployerState.noHazard, "已核实无危害", tone: .neutral),
            .init(EmployerState.suspended, "停产", tone: .warning),
            .init(EmployerState.closed, "已关闭", editable: false, tone: .neutral),
        ],
        transitions: [
            .init(
                "confirm_hazard", "核实存在危害", from: [EmployerState.candidate, EmployerState.noHazard],
                to: EmployerState.inOperation, verb: .approve, stamps: "confirmed_day"),
            .init(
                "confirm_no_hazard", "核实无危害",
                from: [EmployerState.candidate, EmployerState.inOperation, EmployerState.suspended], to: EmployerState.noHazard,
                verb: .approve, reason: true, stamps: "confirmed_day"),
            .init(
                "suspend", "停产", from: [EmployerState.inOperation], to: EmployerState.suspended, verb: .approve, reason: true,
                stamps: "suspended_day"),
            .init("resume", "恢复生产", from: [EmployerState.suspended], to: EmployerState.inOperation, verb: .approve),
            .init(
                "close", "关闭",
                from: [EmployerState.candidate, EmployerState.inOperation, EmployerState.noHazard, EmployerState.suspended],
                to: EmployerState.closed, verb: .approve, reason: true, stamps: "closed_day"),
            .init("reopen", "重新列入名录", from: [EmployerState.closed], to: EmployerState.candidate, verb: .approve, reason: true),
        ])
}

/// States of the roster.
public enum EmployerState {
    /// On somebody's list, not yet looked at.
    public static let candidate = "candidate"
    /// Hazards confirmed, working: the denominator of the declaration rate.
    public static let inOperation = "in_operation"
    public static let noHazard = "no_hazard"
    public static let suspended = "suspended"
    public static let closed = "closed"
}
