import Database
import Ledger

/// Accounts that the program makes itself, from the command line of the machine: the first administrators, the demo's people.
extension Accounts {
    /// True while the store has no account at all.
    public func isEmpty() async throws -> Bool {
        try await ledger.database.read { try $0.first("SELECT id FROM account LIMIT 1") == nil }
    }

    /// Makes an account ready for use. Whoever runs the program on the machine already holds the store and its keys.
    ///
    /// - Parameter password: nil for a random one, which the caller shows once.
    @discardableResult
    public func install(_ new: NewAccount, password: String? = nil, mustChangePassword: Bool = true) async throws -> Prepared {
        if let password { try options.passwordPolicy.check(password, accountName: new.name) }
        let password = password ?? FirstPassword.make(random: random)
        let id = try await insert(
            new, password: password, state: .active, mustChange: mustChangePassword, reason: "installation", by: .program)
        return Prepared(account: id, firstPassword: password)
    }

    /// The three separated administrators of a new store, with first passwords to hand to three persons.
    public func installAdministrators() async throws -> [(name: String, role: Role, firstPassword: String)] {
        guard try await isEmpty() else { throw AccessError.wrongState }
        var made: [(name: String, role: Role, firstPassword: String)] = []
        for (name, role) in [
            ("system", Role.systemAdministrator), ("security", .securityAdministrator), ("audit", .auditAdministrator),
        ] {
            let prepared = try await install(NewAccount(name: name, displayName: catalogue.label(role), role: role))
            made.append((name, role, prepared.firstPassword))
        }
        return made
    }
}
