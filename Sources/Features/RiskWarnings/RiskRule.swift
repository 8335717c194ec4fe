import Access
import Database
import Organisations
import Registers

/// A 风险预警规则: from how many, or after how many days, what stands in the registers becomes a warning. Offices set their own.
public struct RiskRule: RegisterRecord {
    public var kind = ""
    public var least: Int?
    public var days: Int?
    public var severity = ""
    public var isOn = true
    public var basis = ""
    public init() {}

    public static let declaration = Declaration<RiskRule>("risk_rule", "风险预警规则") {
        Field(\.kind, "kind", "类型").required().code("warning_kind").unique().listed()
        Field(\.least, "least", "起报数").range(1...100_000).listed()
            .help("同一用人单位达到这个数才发出：超标、检测逾期为岗位数，禁忌证、疑似职业病、检查逾期为人数；不填为 1。")
        Field(\.days, "days", "天数").range(0...3_650).unit("天").listed()
            .help("超标、疑似职业病：只看最近这些天；禁忌证、检查逾期、检测逾期、申报逾期：逾期超过这些天才算。不填按本系统默认。")
        Field(\.severity, "severity", "级别").required().code("warning_severity").listed()
        Field(\.isOn, "is_on", "启用").listed()
        Field(\.basis, "basis", "依据").required().length(200)
    }
    .named(by: "kind").titled(by: "kind")
    .help("没有登记规则的类型按本系统默认：超标、禁忌证、疑似职业病聚集启用；检查逾期、检测逾期、申报逾期不启用，由各地登记起报数和天数后启用。")
    .check { draft in
        RiskKind(rawValue: draft.text("kind")) == nil
            ? [FieldProblem("kind", .unknownCode, "这种预警由设备产生，请在“预警规则”中设置。")] : []
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .everything)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .everything)
    .serves("R-04")
    .menu("在线监测")
}

/// A rule as it is applied.
struct AppliedRiskRule: Sendable, Equatable {
    var kind: RiskKind
    var least = 1
    var days: Int
    var severity: String
    var isOn = true
    var basis: String

    /// The program's own, this project's design; lists of overdue duties would flood an office that did not ask for them.
    static let own: [AppliedRiskRule] = [
        .init(kind: .exceeded, days: 365, severity: "general", basis: "本系统设计：岗位最近一次检测结果超标（一年内）"),
        .init(kind: .contraindicated, days: 0, severity: "severe", basis: "职业病防治法第三十五条：有职业禁忌的劳动者不得从事其所禁忌的作业"),
        .init(kind: .suspected, least: 3, days: 365, severity: "severe", basis: "本系统设计：一年内同一用人单位疑似职业病 3 人以上"),
        .init(kind: .overdueExamination, least: 10, days: 30, severity: "notice", isOn: false, basis: "本系统设计：10 人以上逾期 30 天以上"),
        .init(
            kind: .overdueTest, days: 30, severity: "notice", isOn: false,
            basis: "工作场所职业卫生管理规定（令第5号）第二十条：职业病危害严重的每年、一般的每三年至少检测一次；逾期 30 天以上（本系统设计）"),
        .init(kind: .overdueDeclaration, days: 30, severity: "notice", isOn: false, basis: "本系统设计：申报逾期 30 天以上"),
    ]

    /// One a kind: the office's where it has one.
    static func inForce(_ connection: any Connection) throws -> [AppliedRiskRule] {
        var rules = Dictionary(uniqueKeysWithValues: own.map { ($0.kind, $0) })
        for row in try connection.query(
            "SELECT kind, least, days, severity, is_on, basis FROM risk_rule WHERE void = 0 ORDER BY id")
        {
            guard let kind = RiskKind(rawValue: row.text("kind")), let standard = rules[kind] else { continue }
            rules[kind] = AppliedRiskRule(
                kind: kind, least: row["least"].integer.map { Int($0) } ?? 1,
                days: row["days"].integer.map { Int($0) } ?? standard.days, severity: row.text("severity"),
                isOn: row.flag("is_on"),
                basis: row.text("basis"))
        }
        return RiskKind.allCases.compactMap { rules[$0] }
    }
}
