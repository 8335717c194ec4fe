import Access

/// The account that imports, as it was when it began: an import goes on after a restart, without a session.
struct Importer: Codable, Hashable, Sendable {
    var accountID: Int64
    var accountName: String
    var displayName: String
    var role: String
    var organisation: Int64?
    var region: String?
    var person: Int64?

    init(_ principal: Principal) {
        accountID = principal.accountID
        accountName = principal.accountName
        displayName = principal.displayName
        role = principal.role.rawValue
        organisation = principal.organisation
        region = principal.region.stored
        person = principal.person
    }

    var principal: Principal {
        Principal(
            accountID: accountID, accountName: accountName, displayName: displayName, role: Role(role),
            organisation: organisation,
            region: RegionPath(stored: region), person: person)
    }

    /// Whose headings are remembered together: the colleagues of one organisation, else one account.
    static func owner(_ principal: Principal) -> String {
        principal.organisation.map { "organisation:\($0)" } ?? "account:\(principal.accountID)"
    }
}
