import Calendars
import Database
import Ledger

/// The second factor: enrolling an authenticator app, giving its code at sign-in, recovery codes for a lost telephone.
public struct SecondFactor: Sendable {
    let signIn: SignIn
    let sealer: FieldSealer
    let random: Randomness

    private var ledger: Ledger { signIn.ledger }
    private var sessions: Sessions { signIn.sessions }

    static let secretPlace = FieldPlace("account", "totp_secret")
    static let pendingPlace = FieldPlace("account", "totp_pending")
    /// Secrets of authenticator apps.
    public static let sealed = [SealedColumn(secretPlace, keys: "id"), SealedColumn(pendingPlace, keys: "id")]

    /// What the page shows while enrolling: the address as a square code, and the secret to type by hand.
    public struct Enrolment: Sendable, Hashable {
        public let address: String
        public let secret: String
    }

    /// Makes a secret that waits for its first code.
    public func begin(for principal: Principal) async throws -> Enrolment {
        guard principal.secondFactorPassed else { throw AccessError(.secondFactorDue) }
        let secret = random.bytes(20)
        let sealed = try sealer.seal(Base64URL.encode(secret), for: SecondFactor.pendingPlace).rawValue
        try await ledger.database.write { connection in
            let changed = try connection.execute(
                "UPDATE account SET totp_pending = ?1 WHERE id = ?2 AND totp_secret IS NULL",
                [.text(sealed), .integer(principal.accountID)])
            guard changed == 1 else { throw AccessError.secondFactorAlreadyOn }
        }
        let address = TimeBasedCode.enrolmentAddress(
            secret: secret, issuer: signIn.options.issuer, accountName: principal.accountName)
        return Enrolment(address: address, secret: Base32.encode(secret))
    }

    /// The first code proves that the app has the secret.
    ///
    /// - Returns: ten recovery codes, shown once.
    public func confirm(_ code: String, for principal: Principal) async throws -> [String] {
        guard principal.secondFactorPassed else { throw AccessError(.secondFactorDue) }
        let codes = (0..<10).map { _ in RecoveryCode.make(random: random) }
        let digests = codes.map(RecoveryCode.digest)
        let sealer = sealer
        try await ledger.write(by: Author(principal)) { transaction in
            let connection = transaction.connection
            let account = try AccountQueries.find(principal.accountID, on: connection)
            if account.hasSecondFactor { throw AccessError.secondFactorAlreadyOn }
            let pending = try connection.value("SELECT totp_pending FROM account WHERE id = ?1", [.integer(account.id)]).text
            guard let pending else { throw AccessError.secondFactorNotBegun }
            let text = try sealer.open(SealedText(rawValue: pending), for: SecondFactor.pendingPlace)
            let secret = Base64URL.decode(text) ?? []
            guard let step = TimeBasedCode.matchingStep(code, secret: secret, at: transaction.at, lastUsed: 0) else {
                throw AccessError.secondFactorRefused
            }
            let sealed = try sealer.seal(text, for: SecondFactor.secretPlace).rawValue
            try AccountChange.apply(
                "add_second_factor", to: account,
                set: [("totp_secret", .text(sealed)), ("totp_pending", .null), ("totp_last_step", .integer(step))],
                fields: ["second_factor": "on"], on: transaction)
            try SecondFactorQueries.replaceRecoveryCodes(account.id, digests, on: connection)
            // Sessions opened with the password alone end; the one that gave the code goes on.
            try connection.execute(
                "DELETE FROM account_session WHERE account_id = ?1 AND id <> ?2",
                [.integer(account.id), .integer(principal.session ?? 0)])
        }
        sessions.forget(account: principal.accountID)
        return codes
    }

    /// The second step of signing in: a code of the app or a recovery code. The token changes.
    ///
    /// - Throws: AC-020; AC-002 after too many wrong codes.
    public func verify(_ code: String, token: String, from origin: Origin) async throws -> Sessions.Opened {
        let principal = try await sessions.principal(for: token)
        guard !principal.secondFactorPassed, let session = principal.session else {
            return Sessions.Opened(token: token, principal: principal)
        }
        let failures = signIn.failures
        let name = principal.accountName
        _ = try await ledger.database.write { try failures.countAttempt(name, on: $0) }
        let (newToken, digest) = sessions.newToken()
        let now = ledger.clock.now()
        let sealer = sealer
        let isRight = try await ledger.database.write { connection in
            guard try SecondFactorQueries.use(code, account: principal.accountID, at: now, sealer, on: connection) else {
                return false
            }
            try failures.clear(name, on: connection)
            try SessionQueries.passSecondFactor(session, newDigest: digest, on: connection)
            return true
        }
        guard isRight else {
            try await signIn.log.record(AccessEntry(.secondFactorFailed, by: principal, at: now, address: origin.address))
            throw AccessError.secondFactorRefused
        }
        sessions.forget(account: principal.accountID)
        return Sessions.Opened(token: newToken, principal: try await sessions.principal(for: newToken))
    }

    /// Takes one's own second factor off, with the password.
    public func remove(for principal: Principal, password: String) async throws {
        guard principal.secondFactorPassed else { throw AccessError(.secondFactorDue) }
        try await signIn.confirm(password, of: principal)
        try await ledger.write(by: Author(principal)) { transaction in
            let account = try AccountQueries.find(principal.accountID, on: transaction.connection)
            try AccountChange.apply(
                "remove_second_factor", to: account, set: [], fields: ["second_factor": "off"], on: transaction)
            try SecondFactorQueries.remove(account.id, on: transaction.connection)
        }
        sessions.forget(account: principal.accountID)
    }

    /// How many recovery codes are left.
    public func recoveryCodesLeft(of principal: Principal) async throws -> Int {
        try await ledger.database.read { connection in
            let count = try connection.value(
                "SELECT COUNT(*) FROM account_recovery_code WHERE account_id = ?1", [.integer(principal.accountID)])
            return Int(count.integer ?? 0)
        }
    }
}
