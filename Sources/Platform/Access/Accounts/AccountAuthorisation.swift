import Database
import Ledger

/// The acts of the security administrator: setting to work, blocking, unlocking.
extension Accounts {
    /// Sets an account to work, with the role asked for or another. Refused to whoever made or last changed it.
    public func activate(_ id: Int64, role: Role? = nil, reason: String, by principal: Principal) async throws {
        try await authorise(id, "activate", reason: reason, by: principal) { [catalogue] account in
            guard account.state != .active else { throw AccessError.wrongState }
            guard account.preparedBy != principal.accountID else { throw AccessError.twoPersonsNeeded }
            let role = role ?? account.role
            try NewAccount(
                name: account.name, displayName: account.displayName, role: role, organisation: account.organisation,
                region: account.region, person: account.person
            ).check(catalogue)
            return ["state": Account.State.active.rawValue, "role": role.rawValue]
        }
    }

    /// Stops an account at once: its sessions end.
    public func disable(_ id: Int64, reason: String, by principal: Principal) async throws {
        try await authorise(id, "disable", reason: reason, by: principal) { account in
            guard account.state != .disabled else { throw AccessError.wrongState }
            return ["state": Account.State.disabled.rawValue]
        }
    }

    /// Opens an account that failures have locked.
    public func unlock(_ id: Int64, reason: String, by principal: Principal) async throws {
        let failures = failures
        try await authorise(id, "unlock", reason: reason, by: principal, endingSessions: false) { _ in
            [:]
        } then: { account, connection in
            try failures.clear(account.name, on: connection)
        }
    }

    /// Takes the second factor off for someone who lost it; it is enrolled anew at the next sign-in where the role asks for it.
    public func removeSecondFactor(_ id: Int64, reason: String, by principal: Principal) async throws {
        try await authorise(id, "remove_second_factor", reason: reason, by: principal) { _ in
            [:]
        } then: { account, connection in
            try SecondFactorQueries.remove(account.id, on: connection)
        }
    }

    private func authorise(
        _ id: Int64, _ action: String, reason: String, by principal: Principal, endingSessions: Bool = true,
        change: @escaping @Sendable (Account) throws -> [String: String],
        then: @escaping @Sendable (Account, any Connection) throws -> Void = { _, _ in }
    ) async throws {
        try Permission.decide(principal, .approve, grants: [], area: .policies).require()
        try notOnOneself(id, principal)
        try require(reason)
        try await ledger.write(by: Author(principal)) { transaction in
            let account = try AccountQueries.find(id, on: transaction.connection)
            let fields = try change(account)
            try AccountChange.apply(
                action, to: account, set: fields.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }, fields: fields,
                reason: reason, on: transaction)
            try then(account, transaction.connection)
            if endingSessions {
                try Sessions.end(account: id, on: transaction.connection)
                try AccessTokens.revokeAll(of: id, at: transaction.at, on: transaction.connection)
            }
        }
        sessions.forget(account: id)
    }
}
