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
}
