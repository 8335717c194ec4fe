import Calendars
import Database

/// The SQL of bearer tokens.
enum TokenQueries {
    struct Found: Sendable {
        let principal: Principal
        let lastUsedAt: Instant?
    }

    /// The usable token of a digest with its working account, in one look.
    static func find(
        _ digest: String, _ catalogue: RoleCatalogue, at now: Instant, on connection: any Connection
    ) throws -> Found? {
        try connection.first(
            """
            SELECT k.id AS token_id, k.name AS token_name, k.scope, k.registers, k.last_used_at, a.id AS account_id, a.name, a.display_name, a.role,
                a.organisation_id, a.region_path, a.person_id, a.must_change_password,
                CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS has_second_factor
            FROM access_token k JOIN account a ON a.id = k.account_id
            WHERE k.token_digest = ?1 AND k.revoked_at IS NULL AND k.expires_at > ?2 AND a.state = 'active'
            """, [.text(digest), .integer(now.milliseconds)]
        ).flatMap { row in
            guard let kind = TokenScope.Kind(rawValue: row.text("scope")) else { return nil }
            let role = Role(row.text("role"))
            let scope = TokenScope(
                token: row.integer("token_id"), name: row.text("token_name"), kind: kind,
                registers: Set(row.text("registers").split(separator: ",").map(String.init)))
            return Found(
                principal: Principal(
                    accountID: row.integer("account_id"), accountName: row.text("name"), displayName: row.text("display_name"),
                    role: role, organisation: row["organisation_id"].integer, region: RegionPath(stored: row["region_path"].text),
                    person: row["person_id"].integer, mustChangePassword: row.flag("must_change_password"),
                    secondFactorEnrolmentDue: catalogue[role]?.requiresSecondFactor == true && !row.flag("has_second_factor"),
                    tokenScope: scope),
                lastUsedAt: row["last_used_at"].integer.map(Instant.init(milliseconds:)))
        }
    }

    static func insert(
        _ id: Int64, account: Int64, name: String, digest: String, kind: TokenScope.Kind, registers: Set<String>, at now: Instant,
        until end: Instant, on connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO access_token (id, account_id, name, token_digest, scope, registers, created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .integer(id), .integer(account), .text(name), .text(digest), .text(kind.rawValue),
                .text(registers.sorted().joined(separator: ",")), .integer(now.milliseconds), .integer(end.milliseconds),
            ])
    }

    static func usable(_ account: Int64, at now: Instant, on connection: any Connection) throws -> Int64 {
        try connection.value(
            "SELECT COUNT(*) FROM access_token WHERE account_id = ?1 AND revoked_at IS NULL AND expires_at > ?2",
            [.integer(account), .integer(now.milliseconds)]
        ).integer ?? 0
    }

    static func list(_ account: Int64, on connection: any Connection) throws -> [AccessTokens.Listed] {
        try connection.query(
            """
            SELECT id, name, scope, registers, created_at, expires_at, last_used_at, revoked_at FROM access_token
            WHERE account_id = ?1 ORDER BY created_at DESC, id DESC LIMIT 100
            """, [.integer(account)]
        ).map { row in
            AccessTokens.Listed(
                id: row.integer("id"), name: row.text("name"), kind: TokenScope.Kind(rawValue: row.text("scope")) ?? .read,
                registers: row.text("registers").split(separator: ",").map(String.init),
                createdAt: Instant(milliseconds: row.integer("created_at")),
                expiresAt: Instant(milliseconds: row.integer("expires_at")),
                lastUsedAt: row["last_used_at"].integer.map(Instant.init(milliseconds:)),
                revokedAt: row["revoked_at"].integer.map(Instant.init(milliseconds:)))
        }
    }

    static func touch(_ id: Int64, at now: Instant, on connection: any Connection) throws {
        try connection.execute(
            "UPDATE access_token SET last_used_at = ?1 WHERE id = ?2 AND (last_used_at IS NULL OR last_used_at < ?1)",
            [.integer(now.milliseconds), .integer(id)])
    }
}
