import Access
import Calendars
import CodeTables
import Database
import DemoCity
import Ledger
import OnlineMonitoring
import Pages
import Registers
import Server
import TestSupport

/// A small city in a store of its own, with the registers of the whole product.
struct CitySample: Sendable {
    static let today = Day("2026-06-15") ?? Day(number: 0)
    static let small = CityPlan(seed: 7, scale: 0.02, today: today)

    /// The product with its devices, whose register takes part whether or not the listener's pages do.
    static let slices: [Slice] = {
        let all = ProductSlices.all
        let device = MonitoringDevice.register.name
        guard !all.contains(where: { $0.registers.contains { $0.name == device } }) else { return all }
        return all + [Slice("devices") { $0.registers = OnlineMonitoring.registers }]
    }()

    let database: any Database
    let registers: Registers
    let report: DemoCity.Report

    /// Made once and read by all tests that change nothing.
    static let sqlite = Task { try await CitySample.make(.sqlite) }

    static func make(_ engine: Engine, _ plan: CityPlan = small) async throws -> CitySample {
        let database = try await TestDatabase.open(engine)
        let keyring = try Keyring.generate()
        try await ProductSchema.bring(database, to: slices, at: Instant(startOf: today))
        let report = try await city(plan, keyring).make(in: database)
        let clock = Clock.fixed(today)
        let codes = CodeTableBook(clock: clock)
        try await codes.refresh(database)
        let registers = Registers(
            ledger: Ledger(database: database, clock: clock), catalogue: ProductSchema.catalogue(slices), codes: codes,
            sealer: FieldSealer(keyring: keyring))
        return CitySample(database: database, registers: registers, report: report)
    }

    static func city(_ plan: CityPlan, _ keyring: Keyring) -> DemoCity {
        var options = AccessOptions()
        // The cost of a password is tested elsewhere.
        options.passwordCost = PasswordHash.Cost(log2Rounds: 4)
        return DemoCity(
            plan, catalogue: ProductSchema.catalogue(slices),
            roles: RoleCatalogue(slices.flatMap(\.roles)), keyring: keyring, options: options)
    }

    /// All facts of the store but sealed fields, whose ciphertext differs from keyring to keyring.
    func facts() async throws -> [String: [[Value]]] {
        try await database.read { [registers] connection in
            var facts: [String: [[Value]]] = [:]
            for register in registers.catalogue.registers {
                let records = try registers.queries.all(connection, register, where: "1 = 1")
                facts[register.name] = records.map { record in
                    let open = register.fields.indices.filter { register.fields[$0].sealing == nil }.map { record.values[$0] }
                    return [.integer(record.id), .integer(record.version), .text(record.state), .text(record.regionPath)] + open
                }
            }
            return facts
        }
    }

    func count(_ sql: String) async throws -> Int64 {
        try await database.read { try $0.value(sql).integer ?? -1 }
    }
}
