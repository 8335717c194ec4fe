import Calendars
import Database
import Ledger

/// Signing in with name and password. Every refusal before the password is known to be right reads the same and takes the same
/// time, whether the account exists or not.
public struct SignIn: Sendable {
    let ledger: Ledger
    let hasher: PasswordHasher
    let sessions: Sessions
    let failures: FailureRecords
    let limiter: AttemptLimiter
    let log: AccessLog
    let options: AccessOptions

    private struct Found: Sendable {
        let account: Account
        let hash: String
    }

    /// - Returns: a session; its principal tells what is still owed (`Principal.owes`): the code, a new password.
    /// - Throws: AC-001 to AC-006.
    public func signIn(name typed: String, password: String, from origin: Origin) async throws -> Sessions.Opened {
        guard limiter.take(origin.address) else { throw AccessError.tooManyAttempts }
        let name = AccountName.normalised(String(typed.prefix(64)))
        let failures = failures
        let state = try await ledger.database.write { try failures.countAttempt(name, on: $0) }
        let found = try await ledger.database.read { connection -> Found? in
            guard let account = try AccountQueries.find(name: name, on: connection) else { return nil }
            return Found(account: account, hash: try AccountQueries.passwordHash(account.id, on: connection) ?? "")
        }
        // A password longer than any allowed is cut: hashing a megabyte would be a way to keep the machine busy.
        let isRight = try await hasher.check(
            String(password.prefix(options.passwordPolicy.maximumLength + 1)),
            against: found.flatMap { PasswordHash(encoded: $0.hash) })
        guard isRight, let found else {
            try await log.record(refusal(of: found?.account, from: origin))
            if let remaining = state.remainingLock(at: ledger.clock.now()) {
                throw AccessError.tooManyFailures(waiting: remaining)
            }
            throw AccessError.signInRefused
        }
        let opened = try await open(found, password: password, from: origin)
        limiter.giveBack(origin.address)
        return opened
    }

    /// Ends the session.
    public func signOut(_ token: String, principal: Principal, from origin: Origin) async throws {
        try await sessions.end(token)
        try await log.record(AccessEntry(.signOut, by: principal, at: ledger.clock.now(), address: origin.address))
    }

    private func open(_ found: Found, password: String, from origin: Origin) async throws -> Sessions.Opened {
        let account = found.account
        let failures = failures
        guard account.state == .active else {
            try await ledger.database.write { try failures.clear(account.name, on: $0) }
            throw account.state == .awaiting ? AccessError.accountNotActive : AccessError.accountDisabled
        }
        let dearer = PasswordHash(encoded: found.hash)?.cost == hasher.cost ? nil : try await hasher.hash(password).encoded
        let now = ledger.clock.now()
        let (token, digest) = sessions.newToken()
        let session = sessions.random.identifier()
        let entry = AccessEntry(
            at: now, accountID: account.id, accountName: account.name, role: account.role.rawValue, action: .signIn,
            address: origin.address)
        let writer = log.writer
        try await ledger.database.write { connection in
            // A second factor proves more than the password alone: until it is given, failures stay counted.
            if !account.hasSecondFactor { try failures.clear(account.name, on: connection) }
            // Only if the password is still the one that was checked.
            let changed = try connection.execute(
                "UPDATE account SET last_sign_in_at = ?1, password_hash = ?2 WHERE id = ?3 AND password_hash = ?4 AND state = 'active'",
                [.integer(now.milliseconds), .text(dearer ?? found.hash), .integer(account.id), .text(found.hash)])
            guard changed == 1 else { throw AccessError.signInRefused }
            try SessionQueries.insert(
                session, digest: digest, account: account.id, at: now, from: origin,
                secondFactorPassed: !account.hasSecondFactor, on: connection)
            try writer.append([entry], on: connection)
        }
        return Sessions.Opened(token: token, principal: try await sessions.principal(for: token))
    }

    private func refusal(of account: Account?, from origin: Origin) -> AccessEntry {
        AccessEntry(
            at: ledger.clock.now(), accountID: account?.id ?? 0, accountName: account?.name ?? "", role: "",
            action: .signInFailed, address: origin.address)
    }
}
