import Calendars
import Database

/// An account as administrators see it. Never holds the password's hash or the second factor's secret.
public struct Account: Sendable, Hashable {
    public enum State: String, Sendable, CaseIterable {
        /// Made or changed by the system administrator, not yet set to work by the security administrator.
        case awaiting
        case active
        case disabled

        public var label: String {
            switch self {
            case .awaiting: "待启用"
            case .active: "使用中"
            case .disabled: "已停用"
            }
        }
    }

    public let id: Int64
    public let name: String
    public let displayName: String
    public let role: Role
    public let state: State
    public let organisation: Int64?
    public let region: RegionPath
    public let person: Int64?
    public let mustChangePassword: Bool
    public let hasSecondFactor: Bool
    /// The account that made or last changed it: it may not set it to work.
    public let preparedBy: Int64
    public let createdAt: Instant
    public let lastSignInAt: Instant?
    public let version: Int64
}

/// What is asked for when an account is made.
public struct NewAccount: Sendable, Hashable {
    public var name: String
    public var displayName: String
    public var role: Role
    public var organisation: Int64?
    public var region: RegionPath
    public var person: Int64?

    public init(
        name: String, displayName: String, role: Role, organisation: Int64? = nil, region: RegionPath = .nowhere,
        person: Int64? = nil
    ) {
        self.name = AccountName.normalised(name)
        self.displayName = displayName
        self.role = role
        self.organisation = organisation
        self.region = region
        self.person = person
    }

    /// Throws the first thing wrong.
    func check(_ catalogue: RoleCatalogue) throws(AccessError) {
        guard AccountName.isValid(name) else { throw AccessError.accountNameInvalid }
        guard !displayName.allSatisfy(\.isWhitespace), displayName.count <= 50 else { throw AccessError.displayNameMissing }
        guard let description = catalogue[role] else { throw AccessError.noSuchRole }
        let lacking =
            (description.needs.contains(.region) && region.isNowhere)
            || (description.needs.contains(.organisation) && organisation == nil)
            || (description.needs.contains(.own) && person == nil)
        if lacking { throw AccessError.roleNeedsScope }
    }
}

enum AccountName {
    /// As typed on any keyboard: full-width letters and capitals name the same account.
    static func normalised(_ typed: String) -> String { BlindIndex.normalised(typed).lowercased() }

    static func isValid(_ name: String) -> Bool {
        guard (3...32).contains(name.utf8.count), let first = name.utf8.first, first != 0x2E, first != 0x2D, first != 0x5F
        else { return false }
        return name.utf8.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
            default: false
            }
        }
    }
}
