/// The answer to “may this principal do this?”.
public enum Decision: Sendable, Hashable {
    case allowed
    case denied(Denial)

    public var isAllowed: Bool { self == .allowed }

    /// Throws the denial as the error that a page shows.
    public func require() throws {
        if case .denied(let denial) = self { throw AccessError(denial) }
    }
}

/// Why not. The raw value goes to the log; `AccessError` has the sentence for the person.
public enum Denial: String, CaseIterable, Sendable {
    case secondFactorDue = "second_factor_due"
    case passwordChangeDue = "password_change_due"
    case secondFactorEnrolmentDue = "second_factor_enrolment_due"
    /// An administrator outside the areas of that administrator.
    case separatedAdministrator = "separated_administrator"
    /// An area reserved to administrators.
    case administratorsOnly = "administrators_only"
    /// No grant gives this role this verb.
    case notGranted = "not_granted"
    case outsideRegion = "outside_region"
    case otherOrganisation = "other_organisation"
    case otherPerformer = "other_performer"
    case notAssigned = "not_assigned"
    case notOwn = "not_own"
    case notPublished = "not_published"
    /// The account may, the token it was asked with may not.
    case outsideToken = "outside_token"
}
