/// Decides from values alone; the same function serves pages, interfaces, imports and the generated authorisation tests.
public enum Permission {
    /// May the principal do this to a record with these facts?
    ///
    /// For `create` the facts are those of the record to be made. A fact that is missing never matches. When grants of
    /// several scopes fail, the reason is that of the widest, which is the one the person can most easily act on.
    public static func decide(
        _ principal: Principal, _ verb: Verb, grants: [Grant], area: Area = .business, recordRegion: RegionPath? = nil,
        recordOrganisation: Int64? = nil, recordPerformer: Int64? = nil, recordPerson: Int64? = nil, assigned: Bool = false,
        published: Bool = false
    ) -> Decision {
        let reach = reach(principal, verb, grants: grants, area: area)
        guard case .scopes(let scopes) = reach else {
            guard case .nothing(let denial) = reach else { return .allowed }
            return .denied(denial)
        }
        for scope in scopes {
            let holds =
                switch scope {
                case .everything: true
                case .region: recordRegion.map(principal.region.contains) ?? false
                case .organisation: principal.organisation != nil && principal.organisation == recordOrganisation
                case .performed: principal.organisation != nil && principal.organisation == recordPerformer
                case .assigned: assigned
                case .own: principal.person != nil && principal.person == recordPerson
                case .published: published
                }
            if holds { return .allowed }
        }
        return .denied(scopes.first?.denial ?? .notGranted)
    }

    /// Whether the principal may do this to any record at all: decides if a page or button is offered.
    public static func mayAttempt(_ principal: Principal, _ verb: Verb, grants: [Grant], area: Area = .business) -> Decision {
        if case .nothing(let denial) = reach(principal, verb, grants: grants, area: area) { return .denied(denial) }
        return .allowed
    }

    /// How far the principal's grants for a verb reach, before any record is looked at.
    public static func reach(_ principal: Principal, _ verb: Verb, grants: [Grant], area: Area = .business) -> Reach {
        if let owed = principal.owes { return .nothing(owed) }
        if let scope = principal.tokenScope, !scope.kind.verbs.contains(verb) { return .nothing(.outsideToken) }
        if principal.role.isAdministrator {
            let verbs = Role.administratorVerbs(principal.role, in: area)
            if verbs.isEmpty { return .nothing(.separatedAdministrator) }
            return verbs.contains(verb) ? .everything : .nothing(.notGranted)
        }
        guard area == .business || area == .codeTables else { return .nothing(.administratorsOnly) }
        let scopes = Set(grants.filter { $0.role == principal.role && $0.verbs.contains(verb) }.map(\.scope))
        if scopes.isEmpty { return .nothing(.notGranted) }
        return scopes.contains(.everything) ? .everything : .scopes(ScopeKind.allCases.filter(scopes.contains))
    }
}

/// How far a principal's grants for one verb reach.
public enum Reach: Sendable, Hashable {
    case nothing(Denial)
    case everything
    /// Any of these, widest first.
    case scopes([ScopeKind])

    public var isSomething: Bool {
        if case .nothing = self { return false }
        return true
    }
}

extension ScopeKind {
    /// What is said when a record lies outside this scope.
    var denial: Denial {
        switch self {
        case .everything: .notGranted
        case .region: .outsideRegion
        case .organisation: .otherOrganisation
        case .performed: .otherPerformer
        case .assigned: .notAssigned
        case .own: .notOwn
        case .published: .notPublished
        }
    }
}
