import Access
import Organisations

/// Who meets what in the hearing programme.
enum HearingRoles {
    /// Whoever may read thresholds: the clinic that measured them and the health authorities; never the employer.
    static let medical: Set<Role> = [.healthInstitution, .cdc, .bureauOfficer]
    /// Whoever follows employers of a region.
    static let followers: [Role] = [.bureauOfficer, .cdc, .countyClerk, .supervisor, .leader]

    /// What an employer keeps of itself, and the authorities of its region.
    static let shared: [Grant] =
        [Role.bureauOfficer, .cdc].map { Grant(role: $0, verbs: [.view, .create, .edit, .approve, .export], scope: .region) }
        + [Role.countyClerk, .supervisor, .leader].map { Grant(role: $0, verbs: [.view, .export], scope: .region) }
        + [Grant(role: .employer, verbs: [.view, .create, .edit, .export], scope: .organisation)]
}
