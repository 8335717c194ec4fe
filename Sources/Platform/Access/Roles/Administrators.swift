/// The part of the system that a permission is asked for. It keeps the three administrators apart from business data and
/// from each other, whatever a register declares (三员分立).
public enum Area: String, CaseIterable, Sendable {
    /// Records of the field: the registers.
    case business
    case codeTables
    /// Making and editing accounts, without power to set them to work.
    case accounts
    /// Setting accounts to work, their roles, unlocking, permission rules.
    case policies
    /// Access log and audit chain.
    case logs
    case backups
}

extension Role {
    /// 系统管理员: accounts, code tables, backups.
    public static let systemAdministrator = Role("system_administrator")
    /// 安全管理员: sets accounts to work, roles, unlocking. No business data, no deletion of logs.
    public static let securityAdministrator = Role("security_administrator")
    /// 安全审计员: reads logs, changes nothing.
    public static let auditAdministrator = Role("audit_administrator")

    public static let administrators: Set<Role> = [.systemAdministrator, .securityAdministrator, .auditAdministrator]

    public var isAdministrator: Bool { Role.administrators.contains(self) }

    /// What an administrator may do in an area. Fixed in code: no grant widens it.
    static func administratorVerbs(_ role: Role, in area: Area) -> Set<Verb> {
        switch (role, area) {
        case (.systemAdministrator, .accounts): [.view, .create, .edit]
        case (.systemAdministrator, .codeTables): [.view, .create, .edit, .export]
        case (.systemAdministrator, .backups): [.view, .create]
        case (.securityAdministrator, .accounts): [.view]
        case (.securityAdministrator, .policies): [.view, .create, .edit, .approve]
        case (.auditAdministrator, .logs): [.view, .export]
        default: []
        }
    }
}
