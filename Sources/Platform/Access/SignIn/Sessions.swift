import Calendars
import Crypto
import Database
import Identifiers
import Synchronization

/// Sessions, kept in the store so that a restart signs nobody out and every server knows them. Only the SHA-256 of a token is
/// stored: a copy of the store opens no session.
public struct Sessions: Sendable {
    let database: any Database
    let catalogue: RoleCatalogue
    let clock: Clock
    let options: AccessOptions
    let random: Randomness
    private let memory = SessionMemory()

    init(database: any Database, catalogue: RoleCatalogue, clock: Clock, options: AccessOptions, random: Randomness) {
        self.database = database
        self.catalogue = catalogue
        self.clock = clock
        self.options = options
        self.random = random
    }

    /// What a browser holds and whom it speaks for.
    public struct Opened: Sendable, Hashable {
        /// The cookie's value: 32 random bytes.
        public let token: String
        public let principal: Principal
    }

    /// A line of “my sessions”.
    public struct Listed: Sendable, Hashable {
        public let id: Int64
        public let createdAt: Instant
        public let lastSeenAt: Instant
        public let address: String
        public let agent: String
        public let isCurrent: Bool
    }

    /// Who the token speaks for.
    ///
    /// - Throws: AC-007 when there is no such session, it is over, or the account no longer works.
    public func principal(for token: String?) async throws -> Principal {
        guard let token, token.utf8.count <= 64 else { throw AccessError.sessionExpired }
        let digest = Sessions.digest(token)
        let now = clock.now()
        if let known = memory.find(digest, after: now + -options.sessionMemory), isAlive(known, at: now) {
            return known.principal
        }
        guard let known = try await database.read({ [catalogue] in try SessionQueries.find(digest, catalogue, on: $0) }),
            isAlive(known, at: now)
        else {
            memory.forget(digest)
            throw AccessError.sessionExpired
        }
        if now - known.lastSeenAt >= options.touchInterval, let session = known.principal.session {
            try await database.write { try SessionQueries.touch(session, at: now, on: $0) }
        }
        memory.keep(known, digest: digest, at: now)
        return known.principal
    }

    private func isAlive(_ session: KnownSession, at now: Instant) -> Bool {
        let longest = session.principal.secondFactorPassed ? options.sessionLongest : options.secondFactorPending
        return now - session.createdAt < longest && now - session.lastSeenAt < options.sessionIdle
    }

    /// Ends the session of a token; ending one that is over is no error.
    public func end(_ token: String) async throws {
        let digest = Sessions.digest(token)
        memory.forget(digest)
        _ = try await database.write {
            try $0.execute("DELETE FROM account_session WHERE token_digest = ?1", [.text(digest)])
        }
    }

    /// The principal's own sessions, the latest used first.
    public func list(of principal: Principal) async throws -> [Listed] {
        let now = clock.now()
        let options = options
        return try await database.read { connection in
            try connection.query(
                """
                SELECT id, created_at, last_seen_at, address, agent FROM account_session
                WHERE account_id = ?1 AND created_at > ?2 AND last_seen_at > ?3 ORDER BY last_seen_at DESC, id
                """,
                [
                    .integer(principal.accountID), .integer(now.milliseconds - options.sessionLongest),
                    .integer(now.milliseconds - options.sessionIdle),
                ]
            ).map { row in
                Listed(
                    id: row.integer("id"), createdAt: Instant(milliseconds: row.integer("created_at")),
                    lastSeenAt: Instant(milliseconds: row.integer("last_seen_at")), address: row.text("address"),
                    agent: row.text("agent"), isCurrent: row.integer("id") == principal.session)
            }
        }
    }

    /// Ends one of the principal's own sessions; another's session is not found.
    public func end(session: Int64, of principal: Principal) async throws {
        memory.forget(account: principal.accountID)
        _ = try await database.write {
            try $0.execute(
                "DELETE FROM account_session WHERE id = ?1 AND account_id = ?2",
                [.integer(session), .integer(principal.accountID)])
        }
    }

    /// Deletes sessions that are over; for the nightly job.
    @discardableResult
    public func purge() async throws -> Int {
        let now = clock.now().milliseconds
        let options = options
        return try await database.write {
            try $0.execute(
                "DELETE FROM account_session WHERE created_at <= ?1 OR last_seen_at <= ?2",
                [.integer(now - options.sessionLongest), .integer(now - options.sessionIdle)])
        }
    }

    /// A new token and its digest, for an insert inside another transaction.
    func newToken() -> (token: String, digest: String) {
        let token = Base64URL.encode(random.bytes(32))
        return (token, Sessions.digest(token))
    }

    func forget(account: Int64) { memory.forget(account: account) }

    static func end(account: Int64, on connection: any Connection) throws {
        try connection.execute("DELETE FROM account_session WHERE account_id = ?1", [.integer(account)])
    }

    static func digest(_ token: String) -> String { Hexadecimal.text(SHA256.hash(data: Array(token.utf8))) }
}
