import Access
import Organisations

/// An account that the demonstration shows to whoever tries it: name and password are printed and written beside the store.
public struct DemoAccount: Sendable, Hashable {
    public var name: String
    public var password: String
    public var role: Role
    /// Role and place in words.
    public var roleName: String
    public var place: String

    /// One for all: nobody's secret, and only ever good for simulated data.
    static let password = "moni-chengshi-2026"

    /// A line of `accounts.txt`.
    public var line: String { [name, password, roleName, place].joined(separator: "\t") }

    /// The accounts as a file for whoever tries the demonstration.
    public static func text(_ accounts: [DemoAccount]) -> String {
        "# 模拟城市的演示账号：数据全部是模拟的，密码公开，不要用于真实数据。\n# 账号\t密码\t角色\t单位或地区\n"
            + accounts.map { $0.line + "\n" }.joined()
    }
}

/// Who is asked for: an account of a body, and later those of two employers.
struct AccountWish: Sendable {
    var name: String
    var title: String
    var role: Role
    /// Key of `DemoOffice`.
    var office: String?
    var region: String?

    static let clerks: [(county: String, name: String)] = [
        (Trades.jiangcheng, "clerk.jiangcheng"), (Trades.yangdong, "clerk.yangdong"), (Trades.yangxi, "clerk.yangxi"),
        (Trades.yangchun, "clerk.yangchun"), (Trades.hailing, "clerk.hailing"), (Trades.highTech, "clerk.gaoxin"),
    ]

    static let all: [AccountWish] =
        [
            AccountWish(name: "system", title: "系统管理员", role: .systemAdministrator),
            AccountWish(name: "security", title: "安全管理员", role: .securityAdministrator),
            AccountWish(name: "audit", title: "安全审计员", role: .auditAdministrator),
            AccountWish(name: "bureau", title: "市职业健康科", role: .bureauOfficer, office: "bureau", region: Towns.city),
            AccountWish(name: "leader", title: "市局领导", role: .leader, office: "bureau", region: Towns.city),
            AccountWish(name: "supervisor", title: "市监督员", role: .supervisor, office: "supervision", region: Towns.city),
            AccountWish(name: "cdc", title: "市疾控", role: .cdc, office: "cdc", region: Towns.city),
            AccountWish(name: "institution", title: "技术服务机构甲", role: .institutionStaff, office: "service 1"),
            AccountWish(name: "clinic", title: "职业健康检查中心", role: .healthInstitution, office: "clinic", region: Towns.city),
            AccountWish(name: "diagnosis", title: "职业病防治所", role: .healthInstitution, office: "prevention", region: Towns.city),
            AccountWish(name: "labour", title: "市人社局联络员", role: .departmentLiaison, office: "labour"),
            AccountWish(name: "medicare", title: "市医保局联络员", role: .departmentLiaison, office: "medicare"),
            AccountWish(name: "civil", title: "市民政局联络员", role: .departmentLiaison, office: "civil"),
            AccountWish(name: "justice", title: "市法律援助处联络员", role: .departmentLiaison, office: "justice"),
        ]
        + clerks.map { county, name in
            AccountWish(
                name: name, title: "\(Towns.countyNames[county] ?? "")受理员", role: .countyClerk, office: "bureau \(county)",
                region: county)
        }
}
