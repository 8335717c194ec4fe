/// The name of a role, such as `county_clerk`. Features define their own as static values; only the three separated
/// administrators are built in.
public struct Role: Hashable, Sendable, RawRepresentable, Codable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ name: String) { rawValue = name }
    public var description: String { rawValue }
}

/// What a role does with a record.
public enum Verb: String, CaseIterable, Sendable, Codable {
    case view, create, edit, approve, export, publish
    /// See an identity in clear; asks for a reason and is logged.
    case unmask
    /// Join two records found to be the same.
    case merge
}

/// How far a grant reaches from the person who holds it.
public enum ScopeKind: String, CaseIterable, Sendable, Codable {
    /// Every record of the register.
    case everything
    /// Records of the principal's region and of all regions below it.
    case region
    /// Records of the principal's organisation.
    case organisation
    /// Records of what the principal's organisation did for their owner: measured, examined, assessed.
    case performed
    /// Records handed to the principal as a task.
    case assigned
    /// Records about the principal's own person.
    case own
    /// Records that have been published.
    case published
}

/// One line of a permission table: this role, these verbs, this far.
public struct Grant: Sendable, Hashable {
    public let role: Role
    public let verbs: Set<Verb>
    public let scope: ScopeKind

    public init(role: Role, verbs: Set<Verb>, scope: ScopeKind) {
        self.role = role
        self.verbs = verbs
        self.scope = scope
    }

    /// Reads in a declaration as `.grant(.countyClerk, [.view, .edit], .region)`.
    public static func grant(_ role: Role, _ verbs: Set<Verb>, _ scope: ScopeKind) -> Grant {
        Grant(role: role, verbs: verbs, scope: scope)
    }
}
