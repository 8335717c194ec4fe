import Access
import Calendars
import CodeTables
import Database
import Foundation
import Ledger
import Logging
import Pages
import Registers
import Server

/// A store just filled from a backup: is it whole, is its history true, and do the keys at hand belong to it?
struct RestoredStore {
    let database: any Database
    let address: StoreAddress

    func check() async throws -> RestoreOutcome {
        let problems = try await database.checkIntegrity()
        guard problems.isEmpty else {
            // A damaged file is not read further: what it says cannot be trusted.
            return RestoreOutcome(audit: .nothingRead, problems: problems, kept: nil)
        }
        // A backup of an earlier version is brought to this version's shape; that only adds.
        try await ProductSchema.bring(
            database, to: ProductSlices.all, at: SystemClock.clock.now())
        let keyring = try await keyring()
        let registers = Registers(
            ledger: Ledger(database: database, clock: SystemClock.clock), catalogue: ProductSchema.catalogue(ProductSlices.all),
            codes: CodeTableBook(clock: SystemClock.clock), sealer: FieldSealer(keyring: keyring))
        let chain = try await database.read { try registers.verify($0) }
        let fits = try await database.read { try SealedFields.open($0, registers) }
        let accessLog = try await AccessLog(database: database, keyring: keyring).verify()
        return RestoreOutcome(
            audit: Audit(chain: chain, accessLog: accessLog), problems: fits ? [] : [CheckTexts.keyringForeign], kept: nil)
    }

    /// The keys beside the store. Only a store in which nothing is sealed and nothing was read yet may do without them.
    private func keyring() async throws -> Keyring {
        if address.hasKeyring {
            return try Keyring.load(directory: address.folder, environment: ProcessInfo.processInfo.environment)
        }
        let needsKeys = try await database.read { connection in
            let read = try connection.value("SELECT COUNT(*) FROM access_log") != 0
            return try read || SealedFields.first(connection, ProductSchema.catalogue(ProductSlices.all)) != nil
        }
        if needsKeys { throw CommandError.keyringMissing }
        return try Keyring.generate()
    }
}

/// Sealed values in a store, to see whether the keys at hand open them.
enum SealedFields {
    struct Sample {
        var place: FieldPlace
        var text: String
    }

    static func first(_ connection: any Connection, _ catalogue: Catalogue) throws -> Sample? {
        try all(connection, catalogue).first
    }

    /// Whether one value of each sealed field opens.
    static func open(_ connection: any Connection, _ registers: Registers) throws -> Bool {
        try all(connection, registers.catalogue).allSatisfy { sample in
            (try? registers.sealer.open(SealedText(rawValue: sample.text), for: sample.place)) != nil
        }
    }

    private static func all(_ connection: any Connection, _ catalogue: Catalogue) throws -> [Sample] {
        try catalogue.sealedPlaces.sorted { ($0.table, $0.column) < ($1.table, $1.column) }.compactMap { place in
            let row = try connection.first(
                "SELECT \(place.column) AS sealed FROM \(place.table) WHERE \(place.column) IS NOT NULL LIMIT 1")
            return row?["sealed"].text.map { Sample(place: place, text: $0) }
        }
    }
}
