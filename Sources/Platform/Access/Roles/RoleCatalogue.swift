/// A role as people read it.
public struct RoleDescription: Sendable, Hashable {
    public let role: Role
    /// The Chinese name, e.g. 系统管理员.
    public let label: String
    /// One sentence: what the role is for and what it does not do.
    public let explanation: String
    public let administrator: Bool
    /// Whether accounts of this role must carry a second factor before they reach any record.
    public let requiresSecondFactor: Bool
    /// Whether accounts of this role belong to an organisation, a region, a person: asked for when the account is made.
    public let needs: Set<ScopeKind>

    public init(
        _ role: Role, label: String, explanation: String, needs: Set<ScopeKind> = [], requiresSecondFactor: Bool = false
    ) {
        self.role = role
        self.label = label
        self.explanation = explanation
        self.needs = needs
        self.requiresSecondFactor = requiresSecondFactor
        administrator = role.isAdministrator
    }
}

/// All roles of an installation: the three administrators and those that features hand in.
public struct RoleCatalogue: Sendable {
    /// In the order handed in, administrators first.
    public let descriptions: [RoleDescription]
    private let byRole: [Role: RoleDescription]

    /// A role described twice keeps its first description, so that a feature cannot redefine an administrator.
    public init(_ described: [RoleDescription] = []) {
        var seen: [Role: RoleDescription] = [:]
        descriptions = (RoleCatalogue.administrators + described).filter { description in
            guard seen[description.role] == nil else { return false }
            seen[description.role] = description
            return true
        }
        byRole = seen
    }

    /// The same roles, none of which must enrol a second factor: for demonstrations with simulated records and public passwords.
    public func withoutSecondFactor() -> RoleCatalogue {
        RoleCatalogue(
            descriptions.map {
                RoleDescription(
                    $0.role, label: $0.label, explanation: $0.explanation, needs: $0.needs, requiresSecondFactor: false)
            })
    }

    public subscript(_ role: Role) -> RoleDescription? { byRole[role] }
    public func label(_ role: Role) -> String { byRole[role]?.label ?? role.rawValue }

    static let administrators = [
        RoleDescription(
            .systemAdministrator, label: "系统管理员", explanation: "建立账号、维护代码表、备份恢复；不查看业务数据，不能自行启用账号。"),
        RoleDescription(
            .securityAdministrator, label: "安全管理员", explanation: "启用账号、授予角色、解锁；不查看业务数据，不能删除日志。"),
        RoleDescription(
            .auditAdministrator, label: "安全审计员", explanation: "查阅访问日志和审计链；不作任何修改。"),
    ]
}
