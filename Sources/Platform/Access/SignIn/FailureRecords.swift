import Calendars
import Database
import Identifiers

/// Failures by account name, in the store so that a restart or a second server does not forget them.
///
/// The name is kept as a keyed digest: people sometimes type their password into the name field. Names without an account are
/// counted alike, so that a lock does not tell which accounts exist.
struct FailureRecords: Sendable {
    let lockout: Lockout
    let clock: Clock
    let tokenKey: [UInt8]

    private func key(_ name: String) -> String {
        Hexadecimal.text(AESFieldCipher().authenticationCode(Array("sign-in\0\(name)".utf8), key: tokenKey))
    }

    /// Counts an attempt before its outcome is known, so that attempts made side by side cannot slip past the limit. A success
    /// clears it.
    ///
    /// - Returns: the state with this attempt counted as a failure.
    /// - Throws: AC-002 while locked; nothing is counted then.
    func countAttempt(_ name: String, on connection: any Connection) throws -> Lockout.State {
        let now = clock.now()
        let key = key(name)
        let row = try connection.first(
            "SELECT failures, locks, locked_until, last_failure_at FROM sign_in_failure WHERE name_digest = ?1", [.text(key)])
        var before = Lockout.State()
        if let row {
            before.failures = row.int("failures")
            before.locks = row.int("locks")
            before.lockedUntil = row["locked_until"].integer.map(Instant.init(milliseconds:))
            before.lastFailure = Instant(milliseconds: row.integer("last_failure_at"))
        }
        if let remaining = before.remainingLock(at: now) { throw AccessError.tooManyFailures(waiting: remaining) }
        let after = lockout.afterFailure(before, at: now)
        try connection.execute(
            """
            INSERT INTO sign_in_failure (name_digest, failures, locks, locked_until, last_failure_at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (name_digest) DO UPDATE SET failures = excluded.failures, locks = excluded.locks,
                locked_until = excluded.locked_until, last_failure_at = excluded.last_failure_at
            """,
            [
                .text(key), Value(after.failures), Value(after.locks), Value(after.lockedUntil?.milliseconds),
                .integer(now.milliseconds),
            ])
        return after
    }

    func clear(_ name: String, on connection: any Connection) throws {
        try connection.execute("DELETE FROM sign_in_failure WHERE name_digest = ?1", [.text(key(name))])
    }

    /// Drops what is forgotten anyway.
    func purge(on connection: any Connection) throws -> Int {
        let before = (clock.now() + -lockout.memory).milliseconds
        return try connection.execute(
            "DELETE FROM sign_in_failure WHERE last_failure_at <= ?1 AND (locked_until IS NULL OR locked_until <= ?1)",
            [.integer(before)])
    }
}
