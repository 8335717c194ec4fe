import Calendars
import Database

/// A session with its account, as read from the store.
struct KnownSession: Sendable {
    let principal: Principal
    let createdAt: Instant
    let lastSeenAt: Instant
}

/// The SQL of sessions.
enum SessionQueries {
    /// The session of a token and its working account, in one look.
    static func find(_ digest: String, _ catalogue: RoleCatalogue, on connection: any Connection) throws -> KnownSession? {
        try connection.first(
            """
            SELECT s.id AS session_id, s.created_at AS opened_at, s.last_seen_at, s.second_factor_passed, a.id AS account_id, a.name,
                a.display_name, a.role, a.organisation_id, a.region_path, a.person_id, a.must_change_password,
                CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS has_second_factor
            FROM account_session s JOIN account a ON a.id = s.account_id
            WHERE s.token_digest = ?1 AND a.state = 'active'
            """, [.text(digest)]
        ).map { row in
            let role = Role(row.text("role"))
            return KnownSession(
                principal: Principal(
                    accountID: row.integer("account_id"), accountName: row.text("name"), displayName: row.text("display_name"),
                    role: role, organisation: row["organisation_id"].integer,
                    region: RegionPath(stored: row["region_path"].text), person: row["person_id"].integer,
                    mustChangePassword: row.flag("must_change_password"),
                    secondFactorPassed: row.flag("second_factor_passed"),
                    secondFactorEnrolmentDue: catalogue[role]?.requiresSecondFactor == true && !row.flag("has_second_factor"),
                    session: row.integer("session_id")),
                createdAt: Instant(milliseconds: row.integer("opened_at")),
                lastSeenAt: Instant(milliseconds: row.integer("last_seen_at")))
        }
    }

    static func insert(
        _ id: Int64, digest: String, account: Int64, at now: Instant, from origin: Origin, secondFactorPassed: Bool,
        on connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO account_session (id, token_digest, account_id, created_at, last_seen_at, address, agent, second_factor_passed)
            VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7)
            """,
            [
                .integer(id), .text(digest), .integer(account), .integer(now.milliseconds), .text(origin.address),
                .text(origin.agent), Value(secondFactorPassed),
            ])
    }

    /// Never moves the time backwards: requests of one session may arrive out of order.
    static func touch(_ session: Int64, at now: Instant, on connection: any Connection) throws {
        try connection.execute(
            "UPDATE account_session SET last_seen_at = ?1 WHERE id = ?2 AND last_seen_at < ?1",
            [.integer(now.milliseconds), .integer(session)])
    }

    /// A new token for a session whose standing rose, so that a token seen before is worth nothing after.
    static func passSecondFactor(_ session: Int64, newDigest: String, on connection: any Connection) throws {
        let changed = try connection.execute(
            "UPDATE account_session SET token_digest = ?1, second_factor_passed = 1 WHERE id = ?2",
            [.text(newDigest), .integer(session)])
        guard changed == 1 else { throw AccessError.sessionExpired }
    }
}

/// Where a request comes from, as the session list and the access log show it.
public struct Origin: Sendable, Hashable {
    public let address: String
    /// The browser's name of itself, cut to 200 characters.
    public let agent: String

    public init(address: String, agent: String = "") {
        self.address = String(address.prefix(64))
        self.agent = String(agent.prefix(200))
    }
}
