/// Who is asking: the account behind a request, as the session says.
public struct Principal: Sendable, Hashable {
    public let accountID: Int64
    public let accountName: String
    public let displayName: String
    public let role: Role
    public let organisation: Int64?
    public let region: RegionPath
    /// The person whose own records the account may see (a worker's account).
    public let person: Int64?
    public let mustChangePassword: Bool
    /// True where no second factor is enrolled: there was nothing to pass.
    public let secondFactorPassed: Bool
    /// The role asks for a second factor and the account has none yet.
    public let secondFactorEnrolmentDue: Bool
    /// The session of the request; nil outside a session (command line, jobs, the public).
    public let session: Int64?
    /// Set when a program asks with a bearer token: narrows everything that the account may do.
    public let tokenScope: TokenScope?

    public init(
        accountID: Int64, accountName: String, displayName: String, role: Role, organisation: Int64? = nil,
        region: RegionPath = .nowhere, person: Int64? = nil, mustChangePassword: Bool = false,
        secondFactorPassed: Bool = true, secondFactorEnrolmentDue: Bool = false, session: Int64? = nil,
        tokenScope: TokenScope? = nil
    ) {
        self.accountID = accountID
        self.accountName = accountName
        self.displayName = displayName
        self.role = role
        self.organisation = organisation
        self.region = region
        self.person = person
        self.mustChangePassword = mustChangePassword
        self.secondFactorPassed = secondFactorPassed
        self.secondFactorEnrolmentDue = secondFactorEnrolmentDue
        self.session = session
        self.tokenScope = tokenScope
    }

    /// How the ledger names whoever answers for a change: the account, and the token by which a program wrote in its name.
    public var authorName: String { tokenScope.map { "\(accountName)（令牌：\($0.name)）" } ?? accountName }

    /// Someone who has not signed in, in the role that a feature defines for the public.
    public static func anonymous(_ role: Role) -> Principal {
        Principal(accountID: 0, accountName: "", displayName: "", role: role)
    }

    /// Whether the account still owes a step before it may reach any record.
    public var owes: Denial? {
        if !secondFactorPassed { return .secondFactorDue }
        if mustChangePassword { return .passwordChangeDue }
        return secondFactorEnrolmentDue ? .secondFactorEnrolmentDue : nil
    }
}
