import Access
import ArgumentParser
import DemoCity
import Employers
import Foundation
import Imports
import Jobs
import Pages
import Registers
import Server

/// A store for measurements: a small demo city for its accounts, tables and plan; employers come by import.
enum BenchStore {
    static func make(_ address: StoreAddress) async throws {
        let slices = ProductSlices.all
        let database = try await address.open()
        try await ProductSchema.bring(database, to: slices, at: SystemClock.clock.now())
        let keyring = try Keyring.load(directory: address.folder, environment: ProcessInfo.processInfo.environment)
        let city = DemoCity(
            CityPlan(seed: 1, scale: 0.01, today: SystemClock.clock.today), catalogue: ProductSchema.catalogue(slices),
            roles: RoleCatalogue(slices.flatMap(\.roles)), keyring: keyring)
        let report = try await city.make(in: database)
        try Data(DemoAccount.text(report.accounts).utf8).write(to: URL(fileURLWithPath: address.folder + "/accounts.txt"))
        await database.close()
    }

    /// Imports a sheet as the console; counts and seconds of checking and storing together.
    static func take(_ file: String, _ store: StoreOptions) async throws -> (counts: ImportCounts, seconds: Double) {
        try await store.withProduct { open in
            let (imports, jobs) = await open.imports(folder: store.address.folder)
            let began = ContinuousClock.now
            let upload = try await imports.upload(
                path: file, name: URL(filePath: file).lastPathComponent, into: "employer", as: Console.principal)
            let job = try await jobs.wait(try await imports.accept(upload.id, as: Console.principal))
            let seconds = (ContinuousClock.now - began) / .seconds(1)
            guard job.state == .done else {
                StandardStreams.message(job.progress.message)
                throw ExitCode(3)
            }
            return (try await imports.find(upload.id, as: Console.principal).counts, seconds)
        }
    }
}

struct CityBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "city", abstract: "Make a store with so many employers in operation, its accounts and its plan")

    @OptionGroup var store: StoreOptions
    @Option(help: "Employers.") var employers: Int

    func run() async throws {
        try await BenchStore.make(store.address)
        let file = store.data + "/employers.csv"
        try EmployerSheet(rows: employers, badEvery: 0).write(to: file)
        _ = try await BenchStore.take(file, store)
        try await confirm()
    }

    /// Every employer confirmed as having hazards: they make the denominator of the declaration rate.
    private func confirm() async throws {
        try await store.withProduct { open in
            let registers = open.product.registers
            let ids = try await registers.read { connection in
                try connection.query("SELECT id FROM employer WHERE state = 'candidate' ORDER BY id").map { $0.integer("id") }
            }
            for start in stride(from: 0, to: ids.count, by: 1_000) {
                let part = ids[start..<min(start + 1_000, ids.count)]
                try await registers.write(as: Console.principal) { transaction in
                    for id in part {
                        guard let employer = try transaction.find(Employer.self, id)?.stored else { continue }
                        try transaction.transition(employer, "confirm_hazard")
                    }
                }
            }
        }
    }
}

struct ImportBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import a sheet of employers into a new store: validated, durable, with history and figures")

    @OptionGroup var store: StoreOptions
    @Option(help: "Sheet.") var file: String
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() async throws {
        try await BenchStore.make(store.address)
        let (counts, seconds) = try await BenchStore.take(file, store)
        StandardStreams.answer(
            "{\"records\":\(counts.created),\"refused\":\(counts.failed),\"seconds\":\(seconds)}")
    }
}
