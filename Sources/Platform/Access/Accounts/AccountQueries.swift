import Calendars
import Database

/// The SQL of accounts.
enum AccountQueries {
    private static let columns = """
        id, name, display_name, role, state, organisation_id, region_path, person_id, must_change_password,
        CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END AS has_second_factor, prepared_by, created_at, last_sign_in_at, version
        """

    static func account(_ row: Row) -> Account {
        Account(
            id: row.integer("id"), name: row.text("name"), displayName: row.text("display_name"),
            role: Role(row.text("role")), state: Account.State(rawValue: row.text("state")) ?? .disabled,
            organisation: row["organisation_id"].integer, region: RegionPath(stored: row["region_path"].text),
            person: row["person_id"].integer, mustChangePassword: row.flag("must_change_password"),
            hasSecondFactor: row.flag("has_second_factor"), preparedBy: row.integer("prepared_by"),
            createdAt: Instant(milliseconds: row.integer("created_at")),
            lastSignInAt: row["last_sign_in_at"].integer.map(Instant.init(milliseconds:)), version: row.integer("version"))
    }

    static func find(_ id: Int64, on connection: any Connection) throws -> Account {
        guard let row = try connection.first("SELECT \(columns) FROM account WHERE id = ?1", [.integer(id)]) else {
            throw AccessError.noSuchAccount
        }
        return account(row)
    }

    static func find(name: String, on connection: any Connection) throws -> Account? {
        try connection.first("SELECT \(columns) FROM account WHERE name = ?1", [.text(name)]).map(account)
    }

    /// Accounts whose name or holder begins so, in the order of names.
    static func list(search: String, state: Account.State?, limit: Int, offset: Int, on connection: any Connection) throws
        -> [Account]
    {
        let name = AccountName.normalised(search)
        return try connection.query(
            """
            SELECT \(columns) FROM account
            WHERE (?1 = '' OR (name >= ?1 AND name < ?1 || '~') OR display_name = ?2) AND (?3 = '' OR state = ?3)
            ORDER BY name, id LIMIT \(max(1, limit)) OFFSET \(max(0, offset))
            """,
            [.text(name), .text(search), .text(state?.rawValue ?? "")]
        ).map(account)
    }

    static func passwordHash(_ id: Int64, on connection: any Connection) throws -> String? {
        try connection.value("SELECT password_hash FROM account WHERE id = ?1", [.integer(id)]).text
    }

    /// The last password hashes, the present one first.
    static func passwordHistory(_ id: Int64, depth: Int, on connection: any Connection) throws -> [String] {
        try connection.query(
            "SELECT password_hash FROM account_password WHERE account_id = ?1 ORDER BY number DESC LIMIT \(max(1, depth))",
            [.integer(id)]
        ).map { $0.text("password_hash") }
    }

    /// Stores a password and keeps it in the history.
    static func setPassword(
        _ id: Int64, _ encoded: String, mustChange: Bool, keeping depth: Int, at now: Instant, on connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE account SET password_hash = ?1, must_change_password = ?2 WHERE id = ?3",
            [.text(encoded), Value(mustChange), .integer(id)])
        try addToHistory(id, encoded, keeping: depth, at: now, on: connection)
    }

    static func addToHistory(_ id: Int64, _ encoded: String, keeping depth: Int, at now: Instant, on connection: any Connection)
        throws
    {
        let number =
            1
            + (try connection.value("SELECT MAX(number) FROM account_password WHERE account_id = ?1", [.integer(id)]).integer ?? 0)
        try connection.execute(
            "INSERT INTO account_password (account_id, number, password_hash, at) VALUES (?1, ?2, ?3, ?4)",
            [.integer(id), .integer(number), .text(encoded), .integer(now.milliseconds)])
        try connection.execute(
            "DELETE FROM account_password WHERE account_id = ?1 AND number <= ?2",
            [.integer(id), .integer(number - Int64(max(1, depth)))])
    }
}
