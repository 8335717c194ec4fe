import Access
import Database
import Foundation
import Registers

/// The key under which an account's devices seal what they keep: made once, the same for every sign-in, so that what waits unsent opens again.
enum FieldKey {
    static let table = """
        CREATE TABLE field_device_key (
            account_id {int} PRIMARY KEY,
            key_text {text} NOT NULL
        )
        """
    private static let place = FieldPlace("field_device_key", "key_text")
    static let sealed = [SealedColumn(place, keys: "account_id")]

    /// In Base64, 256 bits.
    static func of(_ principal: Principal, _ registers: Registers) async throws -> String {
        if let known = try await registers.read({ try read(principal, $0, registers) }) { return known }
        return try await registers.write(as: principal) { transaction in
            // Two devices that ask at once are given one key.
            if let known = try read(principal, transaction.connection, registers) { return known }
            let made = Data(Randomness.system.bytes(32)).base64EncodedString()
            try transaction.connection.execute(
                "INSERT INTO field_device_key (account_id, key_text) VALUES (?1, ?2)",
                [.integer(principal.accountID), .text(try registers.sealer.seal(made, for: place).rawValue)])
            return made
        }
    }

    private static func read(_ principal: Principal, _ connection: any Connection, _ registers: Registers) throws -> String? {
        try connection.value("SELECT key_text FROM field_device_key WHERE account_id = ?1", [.integer(principal.accountID)]).text
            .map {
                try registers.sealer.open(SealedText(rawValue: $0), for: place)
            }
    }
}
