import Calendars
import Crypto
import Database
import Identifiers

/// The SQL of the second factor.
enum SecondFactorQueries {
    /// Uses up a code: a step of the app counts once, a recovery code once.
    static func use(
        _ code: String, account: Int64, at now: Instant, _ sealer: FieldSealer, on connection: any Connection
    ) throws -> Bool {
        guard code.utf8.count <= 64,
            let row = try connection.first(
                "SELECT totp_secret, totp_last_step FROM account WHERE id = ?1", [.integer(account)]),
            let sealed = row["totp_secret"].text
        else { return false }
        let secret = Base64URL.decode(try sealer.open(SealedText(rawValue: sealed), for: SecondFactor.secretPlace)) ?? []
        if let step = TimeBasedCode.matchingStep(code, secret: secret, at: now, lastUsed: row.integer("totp_last_step")) {
            // The comparison stands in the statement as well: two servers may see the same code at once.
            return try connection.execute(
                "UPDATE account SET totp_last_step = ?1 WHERE id = ?2 AND totp_last_step < ?1",
                [.integer(step), .integer(account)]) == 1
        }
        return try connection.execute(
            "DELETE FROM account_recovery_code WHERE account_id = ?1 AND code_digest = ?2",
            [.integer(account), .text(RecoveryCode.digest(code))]) == 1
    }

    static func replaceRecoveryCodes(_ account: Int64, _ digests: [String], on connection: any Connection) throws {
        try connection.execute("DELETE FROM account_recovery_code WHERE account_id = ?1", [.integer(account)])
        try connection.executeMany(
            "INSERT INTO account_recovery_code (account_id, code_digest) VALUES (?1, ?2)",
            digests.map { [.integer(account), .text($0)] })
    }

    static func remove(_ account: Int64, on connection: any Connection) throws {
        try connection.execute(
            "UPDATE account SET totp_secret = NULL, totp_pending = NULL WHERE id = ?1", [.integer(account)])
        try replaceRecoveryCodes(account, [], on: connection)
    }
}

/// A code for the day the telephone is lost: 80 random bits, so that a plain digest cannot be searched.
enum RecoveryCode {
    /// Sixteen letters and digits in groups of four.
    static func make(random: Randomness) -> String {
        let text = Array(Base32.encode(random.bytes(10)))
        return stride(from: 0, to: 16, by: 4).map { String(text[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// However it was typed: small letters, without or with blanks and dashes.
    static func digest(_ code: String) -> String {
        let plain = BlindIndex.normalised(code).filter { $0 != "-" }
        return Hexadecimal.text(SHA256.hash(data: Array("recovery\0\(plain)".utf8)))
    }
}
