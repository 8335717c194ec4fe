import Access
import Calendars
import CodeTables
import Database
import Ledger
import Pages
import Registers
import Server
import TestSupport
import Testing

/// When the key of sealed fields changes, every place of the product for which something may be sealed is sealed anew.
@Suite struct ResealingTests {
    /// The whole product over an empty store, with one keyring and then another.
    private struct Office: Sendable {
        let engine: Engine
        let database: any Database
        let catalogue = ProductSchema.catalogue(ProductSlices.all)

        init(_ engine: Engine) async throws {
            self.engine = engine
            database = try await TestDatabase.open(engine)
            try await ProductSchema.bring(database, to: ProductSlices.all, at: .init(milliseconds: 0))
        }

        func registers(_ keyring: Keyring) -> Registers {
            let clock = Clock.fixed(Day("2026-03-02") ?? Day(number: 0))
            return Registers(
                ledger: Ledger(database: database, clock: clock), catalogue: catalogue, codes: CodeTableBook(clock: clock),
                sealer: FieldSealer(keyring: keyring).only(catalogue.sealedPlaces))
        }

        /// A row of a table with something in every column that wants it, generated from what the store says of the table.
        func fill(_ table: String, _ sealed: [String: String]) async throws {
            let query =
                engine == .sqlite
                ? "SELECT name, type FROM pragma_table_info('\(table)') WHERE \"notnull\" = 1 OR pk > 0"
                : """
                SELECT column_name AS name, data_type AS type FROM information_schema.columns
                WHERE table_name = '\(table)' AND is_nullable = 'NO' AND is_identity = 'NO' AND column_default IS NULL
                """
            try await database.write { connection in
                var values: [String: Value] = [:]
                for row in try connection.query(query) {
                    let isText = ["text", "character varying"].contains(row.text("type").lowercased())
                    values[row.text("name")] = isText ? .text("x") : .integer(1)
                }
                for (column, text) in sealed { values[column] = .text(text) }
                let columns = values.keys.sorted()
                let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
                try connection.execute(
                    "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))",
                    columns.map { values[$0] ?? .null })
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `every declared place is sealed anew under the new key and opens as before`(engine: Engine) async throws {
        let office = try await Office(engine)
        let before = try Keyring.generate()
        let old = office.registers(before).sealer
        let places = office.catalogue.sealedPlaces
        #expect(places.count > 10)
        for (table, columns) in Dictionary(grouping: places, by: \.table) {
            let sealed = try columns.map { ($0.column, try old.seal("\($0.table).\($0.column)", for: $0).rawValue) }
            try await office.fill(table, Dictionary(uniqueKeysWithValues: sealed))
        }
        let registers = office.registers(try before.rotatingFieldKey())
        let system = Principal(accountID: 0, accountName: "upkeep", displayName: "", role: Role("upkeep"), region: .root)
        _ = try await registers.reseal(as: system)
        #expect(try await registers.resealColumns(part: 1) == Int64(office.catalogue.sealedColumns.count))
        for place in places {
            let text = try await office.database.read {
                try $0.value("SELECT \(place.column) FROM \(place.table)").text ?? ""
            }
            #expect(text.hasPrefix(registers.sealer.currentMark), "\(place.table).\(place.column)")
            #expect(try registers.sealer.open(SealedText(rawValue: text), for: place) == "\(place.table).\(place.column)")
        }
        #expect(try await registers.resealColumns() == 0)
    }

    @Test func `outside the registers stand the secrets of apps, rows to correct, reporters and keys of devices`() {
        let columns = ProductSchema.catalogue(ProductSlices.all).sealedColumns.map { "\($0.place.table).\($0.place.column)" }
        #expect(
            columns.sorted() == [
                "account.totp_pending", "account.totp_secret", "complaint_reporter.name", "complaint_reporter.phone",
                "field_device_key.key_text", "import_failure.cells",
            ])
    }

    @Test func `what nobody declared is not sealed, so that no key leaves it behind`() async throws {
        let sealer = try await Office(.sqlite).registers(.generate()).sealer
        #expect(throws: AccessError.placeUndeclared) { try sealer.seal("x", for: FieldPlace("complaint_reporter", "address")) }
    }
}
