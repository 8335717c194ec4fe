import Database

extension Accounts {
    /// Who an account is, for work outside a session: commands at the machine, and jobs that go on after a restart. Nil when there
    /// is no such account or it is not in use. A password still to be changed and a second factor are matters of signing in.
    public func principal(named name: String) async throws -> Principal? {
        let name = AccountName.normalised(name)
        return try await ledger.database.read { try AccountQueries.find(name: name, on: $0) }.flatMap(Self.principal)
    }

    public func principal(_ id: Int64) async throws -> Principal? {
        do {
            return Self.principal(try await ledger.database.read { try AccountQueries.find(id, on: $0) })
        } catch let error as AccessError where error == .noSuchAccount {
            return nil
        }
    }

    private static func principal(_ account: Account) -> Principal? {
        guard account.state == .active else { return nil }
        return Principal(
            accountID: account.id, accountName: account.name, displayName: account.displayName, role: account.role,
            organisation: account.organisation, region: account.region, person: account.person, mustChangePassword: false)
    }
}
