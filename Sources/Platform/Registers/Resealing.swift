import Access
import Database

extension Registers {
    /// Seals values anew that stand under an older key, register by register in parts; what earlier versions of the ledger hold stays
    /// under the older keys, which therefore stay in the keyring.
    ///
    /// - Parameter progress: called after each part with the number of records sealed anew; throwing stops between parts.
    public func reseal(
        as principal: Principal, part: Int = 200, progress: @Sendable (Int64) async throws -> Void = { _ in }
    ) async throws -> Int64 {
        let mark = sealer.currentMark
        var count: Int64 = 0
        for register in catalogue.registers {
            let sealed = register.fields.filter { $0.sealing != nil }.map(\.name)
            guard !sealed.isEmpty else { continue }
            let old = sealed.map { "(t.\($0) IS NOT NULL AND t.\($0) NOT LIKE ?1)" }.joined(separator: " OR ")
            while true {
                let resealed = try await write(as: principal) { transaction in
                    let records = try queries.all(
                        transaction.connection, register, where: old, [.text(mark + "%")], limit: part)
                    return try records.filter { try transaction.reseal($0) }.count
                }
                guard resealed > 0 else { break }
                count += Int64(resealed)
                try await progress(count)
            }
        }
        return count
    }

    /// Seals the declared columns beside the registers anew; returns how many values.
    public func resealColumns(part: Int = 200) async throws -> Int64 {
        var count: Int64 = 0
        for column in catalogue.sealedColumns {
            while true {
                let done = try await database.write { [sealer] in try Self.reseal(column, part, sealer, $0) }
                count += Int64(done)
                guard done == part else { break }
            }
        }
        return count
    }

    private static func reseal(_ column: SealedColumn, _ part: Int, _ sealer: FieldSealer, _ connection: any Connection) throws
        -> Int
    {
        let (table, name, keys) = (column.place.table, column.place.column, column.keys)
        let rows = try connection.query(
            """
            SELECT \(keys.joined(separator: ", ")), \(name) AS sealed FROM \(table)
            WHERE \(name) IS NOT NULL AND \(name) NOT LIKE ?1 ORDER BY \(keys.joined(separator: ", ")) LIMIT ?2
            """, [.text(sealer.currentMark + "%"), .integer(Int64(part))])
        let condition = keys.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: " AND ")
        for row in rows {
            guard let renewed = try sealer.resealed(SealedText(rawValue: row.text("sealed")), for: column.place) else { continue }
            try connection.execute(
                "UPDATE \(table) SET \(name) = ?1 WHERE \(condition)", [.text(renewed.rawValue)] + keys.map { row[$0] })
        }
        return rows.count
    }
}
