import Calendars
import Database
import Ledger

/// Bearer tokens, by which a program acts on the JSON interface in the name of an account: issued by the account's own holder, shown
/// once, stored as a digest, narrower than the account, ending by themselves, ended at any time.
public struct AccessTokens: Sendable {
    let ledger: Ledger
    let catalogue: RoleCatalogue
    let options: AccessOptions
    let random: Randomness

    /// Told once to the person who asked for it.
    public struct Issued: Sendable, Hashable {
        public let id: Int64
        public let token: String
    }

    /// A line of “my tokens”.
    public struct Listed: Sendable, Hashable, Identifiable {
        public let id: Int64
        public let name: String
        public let kind: TokenScope.Kind
        public let registers: [String]
        public let createdAt: Instant
        public let expiresAt: Instant
        public let lastUsedAt: Instant?
        public let revokedAt: Instant?

        public func isUsable(at now: Instant) -> Bool { revokedAt == nil && expiresAt > now }
    }

    /// Begins every token, so that one left in a file or a log is recognised.
    static let mark = "zj_"

    /// A new token of the principal's own account. A token cannot make another.
    public func issue(
        name: String, kind: TokenScope.Kind, registers: Set<String> = [], days: Int, by principal: Principal
    ) async throws -> Issued {
        guard principal.accountID > 0, principal.owes == nil, principal.tokenScope == nil else {
            throw AccessError(principal.owes ?? .outsideToken)
        }
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...60).contains(name.count) else { throw AccessError.tokenNameMissing }
        guard (1...options.tokenLongestDays).contains(days) else { throw AccessError.tokenTooLong(options.tokenLongestDays) }
        let token = AccessTokens.mark + Base64URL.encode(random.bytes(32))
        let most = options.tokensPerAccount
        let id = try await ledger.write(by: Author(principal)) { transaction in
            let now = transaction.at
            let count = try TokenQueries.usable(principal.accountID, at: now, on: transaction.connection)
            guard count < most else { throw AccessError.tooManyTokens }
            let id = transaction.newID()
            try TokenQueries.insert(
                id, account: principal.accountID, name: name, digest: Sessions.digest(token), kind: kind, registers: registers,
                at: now, until: now + Int64(days) * 86_400_000, on: transaction.connection)
            let fields = [
                "name": name, "scope": kind.rawValue, "registers": registers.sorted().joined(separator: ","),
                "days": String(days),
            ]
            try AccountChange.note(
                "issue_token", register: "access_token", record: id, version: 1, fields: fields, on: transaction)
            return id
        }
        return Issued(id: id, token: token)
    }

    public func list(of principal: Principal) async throws -> [Listed] {
        try await ledger.database.read { try TokenQueries.list(principal.accountID, on: $0) }
    }

    /// Ends one of the principal's own tokens; another's is not found, one already ended stays as it is.
    public func revoke(_ id: Int64, by principal: Principal) async throws {
        guard principal.tokenScope == nil else { throw AccessError(.outsideToken) }
        try await ledger.write(by: Author(principal)) { transaction in
            let changed = try transaction.connection.execute(
                "UPDATE access_token SET revoked_at = ?1 WHERE id = ?2 AND account_id = ?3 AND revoked_at IS NULL",
                [.integer(transaction.at.milliseconds), .integer(id), .integer(principal.accountID)])
            guard changed == 1 else { return }
            try AccountChange.note(
                "revoke_token", register: "access_token", record: id, version: 2, fields: ["revoked": "1"], on: transaction)
        }
    }

    /// Who a token speaks for, with its scope.
    ///
    /// - Throws: AC-080 when there is no such token, it is over, or the account no longer works or owes a step.
    public func principal(for token: String) async throws -> Principal {
        guard token.hasPrefix(AccessTokens.mark), token.utf8.count <= 64 else { throw AccessError.tokenRefused }
        let digest = Sessions.digest(token)
        let now = ledger.clock.now()
        let found = try await ledger.database.read { [catalogue] in
            try TokenQueries.find(digest, catalogue, at: now, on: $0)
        }
        guard let found, found.principal.owes == nil else { throw AccessError.tokenRefused }
        if let scope = found.principal.tokenScope, now - (found.lastUsedAt ?? Instant(milliseconds: 0)) >= options.touchInterval {
            try await ledger.database.write { try TokenQueries.touch(scope.token, at: now, on: $0) }
        }
        return found.principal
    }

    /// Every token of an account ends with what an administrator does to it.
    static func revokeAll(of account: Int64, at now: Instant, on connection: any Connection) throws {
        try connection.execute(
            "UPDATE access_token SET revoked_at = ?1 WHERE account_id = ?2 AND revoked_at IS NULL",
            [.integer(now.milliseconds), .integer(account)])
    }
}
