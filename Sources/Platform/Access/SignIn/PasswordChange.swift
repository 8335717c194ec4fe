import Calendars
import Database
import Ledger

extension SignIn {
    /// One's own password, also the first change after an account was made. All sessions of the account end; the browser goes on
    /// with the session returned.
    ///
    /// - Throws: AC-010 to AC-016; AC-002 when the present password was wrong too often.
    public func changePassword(
        of principal: Principal, current: String, new: String, from origin: Origin
    ) async throws -> Sessions.Opened {
        // A half-open session must not reach the password: whoever has only the password would take the account over.
        guard principal.secondFactorPassed else { throw AccessError(.secondFactorDue) }
        try await confirm(current, of: principal)
        try options.passwordPolicy.check(new, accountName: principal.accountName)
        let depth = options.passwordPolicy.historyDepth
        let former = try await ledger.database.read {
            try AccountQueries.passwordHistory(principal.accountID, depth: depth, on: $0)
        }
        for encoded in former {
            if try await hasher.check(new, against: PasswordHash(encoded: encoded)) { throw AccessError.passwordUsedBefore }
        }
        let hash = try await hasher.hash(new).encoded
        let (token, digest) = sessions.newToken()
        let session = sessions.random.identifier()
        try await ledger.write(by: Author(principal)) { transaction in
            let account = try AccountQueries.find(principal.accountID, on: transaction.connection)
            guard account.state == .active else { throw AccessError.sessionExpired }
            try AccountChange.apply(
                "change_password", to: account, set: [], fields: ["password": "changed"], on: transaction)
            try AccountQueries.setPassword(
                account.id, hash, mustChange: false, keeping: depth, at: transaction.at, on: transaction.connection)
            try Sessions.end(account: account.id, on: transaction.connection)
            try SessionQueries.insert(
                session, digest: digest, account: account.id, at: transaction.at, from: origin, secondFactorPassed: true,
                on: transaction.connection)
        }
        sessions.forget(account: principal.accountID)
        return Sessions.Opened(token: token, principal: try await sessions.principal(for: token))
    }

    /// Checks the present password of someone signed in; failures count towards the lock as at the door.
    func confirm(_ password: String, of principal: Principal) async throws {
        let failures = failures
        let name = principal.accountName
        _ = try await ledger.database.write { try failures.countAttempt(name, on: $0) }
        let stored = try await ledger.database.read { try AccountQueries.passwordHash(principal.accountID, on: $0) }
        guard let stored, try await hasher.check(password, against: PasswordHash(encoded: stored)) else {
            throw AccessError.currentPasswordWrong
        }
        try await ledger.database.write { try failures.clear(name, on: $0) }
    }
}
