import Access
import Calendars
import Organisations
import Registers

/// The filing (备案) of a medical institution for 职业健康检查 or 职业病诊断: what it may do, where, with how many hands (R-53, R-56).
public struct HealthInstitution: RegisterRecord {
    public var name = ""
    public var service = ""
    public var organisation: Int64?
    public var regionCode = ""
    public var isPublic = true
    public var address = ""
    public var phone = ""
    public var number = ""
    public var startedDay: Day?
    public var filedDay: Day?
    public var isLate = false
    public var dust = false
    public var chemical = false
    public var physical = false
    public var biological = false
    public var radiation = false
    public var special = false
    public var area: Double?
    public var hasRadiologyLicence = false
    public var isMobile = false
    public var capacity: Int?
    public var firstPublishedDay: Day?
    public var publishedDay: Day?
    public var inspectedDay: Day?
    public var withdrawnDay: Day?
    public init() {}

    public static let declaration = Declaration<HealthInstitution>("health_institution", "检查与诊断机构备案") {
        Field(\.name, "name", "机构名称").required().length(100).listed().aliases("检查机构", "诊断机构")
        Field(\.service, "service", "业务").required().code("institution_service").listed()
        Field(\.organisation, "organisation", "机构账号单位").reference("organisation", by: "name").help(
            "本机构人员的账号所属单位；填写后本机构能看到自己的备案和考核")
        Field(\.regionCode, "region_code", "所在县（市、区）").required().code("region").listed().help("覆盖按县（市、区）统计，请填到县级")
        Field(\.isPublic, "is_public", "公立医疗卫生机构").listed()
        Field(\.address, "address", "地址").required().length(200)
        Field(\.phone, "phone", "对外电话").length(40)
        Field(\.number, "filing_number", "备案编号").length(60)
        Field(\.startedDay, "started_day", "开展业务日期").required().section("备案")
        Field(\.filedDay, "filed_day", "备案日期").required().listed().section("备案")
        Field(\.isLate, "is_late", "逾期备案").computed().listed().section("备案")
        Field(\.dust, "dust", "粉尘").section("备案类别")
        Field(\.chemical, "chemical", "化学因素").section("备案类别")
        Field(\.physical, "physical", "物理因素").section("备案类别")
        Field(\.biological, "biological", "生物因素").section("备案类别")
        Field(\.radiation, "radiation", "放射因素").section("备案类别")
        Field(\.special, "special", "其他（特殊作业等）").section("备案类别")
        Field(\.area, "area", "检查场所面积").unit("m²").range(0...100_000).section("能力")
        Field(\.hasRadiologyLicence, "has_radiology_licence", "有放射诊疗许可证").section("能力")
        Field(\.isMobile, "is_mobile", "开展外出检查").section("能力")
        Field(\.capacity, "daily_capacity", "每日可检人数").unit("人").range(0...5_000).listed().section("能力")
        Field(\.firstPublishedDay, "first_published_day", "首次公布").computed().section("经过")
        Field(\.publishedDay, "published_day", "公布日期").computed().section("经过")
        Field(\.inspectedDay, "inspected_day", "最近监督检查").computed().section("经过")
        Field(\.withdrawnDay, "withdrawn_day", "注销日期").computed().section("经过")
    }
    .named(by: "name", "service").titled(by: "name", "service").region(.field("region_code")).owned(.through("organisation"))
    .check { draft in
        var problems: [FieldProblem] = []
        if InstitutionCategory.allCases.allSatisfy({ !draft.flag($0.rawValue) }) {
            problems.append(FieldProblem("dust", .missing, InstitutionTexts.noCategory))
        }
        if let started = draft.day("started_day"), let filed = draft.day("filed_day"), filed < started - 366 {
            problems.append(FieldProblem("filed_day", .inconsistent, InstitutionTexts.filedLongBefore))
        }
        return problems
    }
    .derive { institution, _ in
        guard let started = institution.startedDay, let filed = institution.filedDay else { return }
        institution.isLate = filed > LegalPeriod.workingDays(15).due(from: started).day
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("filed", "已备案，待公布", tone: .progress), .init("published", "已公布", editable: false, tone: .good),
                .init("changed", "变更中，待公布", tone: .warning), .init("withdrawn", "已注销", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("publish", "公布", from: ["filed", "changed"], to: "published", verb: .approve, stamps: "published_day"),
                .init("change", "办理变更", from: ["published"], to: "changed", verb: .edit, reason: true),
                .init(
                    "inspect", "登记监督检查", from: ["published"], to: "published", verb: .approve, reason: true,
                    stamps: "inspected_day"),
                .init(
                    "withdraw", "注销备案", from: ["filed", "published", "changed"], to: "withdrawn", verb: .approve, reason: true,
                    byAct: true, stamps: "withdrawn_day"),
                .init("refile", "重新备案", from: ["withdrawn"], to: "filed", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant([.cdc, .supervisor, .countyClerk, .leader], [.view, .export], .region)
    .grant(.healthInstitution, [.view, .create, .edit], .organisation)
    // Whoever books must find the institution; its filing is public anyway.
    .grant(.employer, [.view], .everything)
    .menu("检查与诊断机构").serves("R-53", "R-56").index("name")
}

/// The categories for which an institution files (职业健康检查管理办法), each with the chapters of GBZ 188 that belong to it.
enum InstitutionCategory: String, CaseIterable, Sendable {
    case dust, chemical, physical, biological, radiation, special

    /// By the first letter of the surveillance agent's code.
    init?(agent: String) {
        switch agent.first {
        case "D": self = .dust
        case "C": self = .chemical
        case "P": self = .physical
        case "B": self = .biological
        case "R": self = .radiation
        case "W": self = .special
        default: return nil
        }
    }

    func set(_ isFiled: Bool, in institution: inout HealthInstitution) {
        switch self {
        case .dust: institution.dust = isFiled
        case .chemical: institution.chemical = isFiled
        case .physical: institution.physical = isFiled
        case .biological: institution.biological = isFiled
        case .radiation: institution.radiation = isFiled
        case .special: institution.special = isFiled
        }
    }

    var label: String { HealthInstitution.register.field(rawValue)?.label ?? rawValue }

    func isFiled(_ institution: HealthInstitution) -> Bool {
        switch self {
        case .dust: institution.dust
        case .chemical: institution.chemical
        case .physical: institution.physical
        case .biological: institution.biological
        case .radiation: institution.radiation
        case .special: institution.special
        }
    }
}

extension HealthInstitution {
    var categories: [InstitutionCategory] { InstitutionCategory.allCases.filter { $0.isFiled(self) } }

    /// The first publication is kept: a filing published anew after a change was on the list all the while.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if draft["first_published_day"].isNull { draft["first_published_day"] = draft["published_day"] }
    }

    /// Ends a filing on the day on which it ended, which may lie before the day on which the office hears of it.
    static func withdraw(_ record: StoredRecord, on day: Day, reason: String, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(HealthInstitution.self, record.id), !found.stored.isVoid,
            ["filed", "published", "changed"].contains(found.stored.state)
        else { throw RegisterError.wrongState(label: InstitutionTexts.alreadyWithdrawn) }
        guard !reason.isEmpty else { throw RegisterError.reasonMissing }
        if day > transaction.today || found.record.filedDay.map({ day < $0 }) ?? false {
            throw RegisterError.invalid([FieldProblem("withdrawn_day", .inconsistent, InstitutionTexts.withdrawalDay)])
        }
        found.record.withdrawnDay = day
        try transaction.update(found.stored, to: found.record, action: "withdraw", reason: reason, state: "withdrawn")
    }

    /// Filed anew it begins anew: coverage counts it from the next publication, and never for the time between. The list of changes
    /// keeps the end; values frozen before keep what they said.
    static func afterRefiling(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.action == "refile", var found = try transaction.find(HealthInstitution.self, change.after.id) else { return }
        (found.record.withdrawnDay, found.record.firstPublishedDay, found.record.publishedDay) = (nil, nil, nil)
        try transaction.update(found.stored, to: found.record, action: FilingChange.byFiling)
    }
}
