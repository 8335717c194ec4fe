import Database

extension SecondFactor {
    /// Seals the secrets of authenticator apps anew where they stand under an older key; returns how many.
    public func reseal() async throws -> Int {
        let sealer = sealer
        return try await signIn.ledger.database.write { connection in
            var count = 0
            for (column, place) in [("totp_secret", Self.secretPlace), ("totp_pending", Self.pendingPlace)] {
                for row in try connection.query(
                    "SELECT id, \(column) AS sealed FROM account WHERE \(column) IS NOT NULL ORDER BY id")
                {
                    guard let renewed = try sealer.resealed(SealedText(rawValue: row.text("sealed")), for: place) else {
                        continue
                    }
                    try connection.execute(
                        "UPDATE account SET \(column) = ?1 WHERE id = ?2", [.text(renewed.rawValue), .integer(row.integer("id"))])
                    count += 1
                }
            }
            return count
        }
    }
}
