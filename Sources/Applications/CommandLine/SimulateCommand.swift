import Access
import ArgumentParser
import Calendars
import DemoCity
import Foundation
import Pages
import Server

/// Simulated records for demonstrations and tests.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Make simulated records for demonstrations and tests",
        subcommands: [City.self, ReplayCommand.self, SimulateDevicesCommand.self])

    struct City: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "city", abstract: "Make a whole simulated city in an empty store, the same for the same seed",
            discussion:
                "Accounts are printed and written to accounts.txt in the data folder. Every page then says that the records are simulated."
        )

        @OptionGroup var store: StoreOptions
        @Option(help: "Number from which everything follows.") var seed: UInt64 = 1
        @Option(help: "Size: 1 is the city of the plan (1844 employers), 0.05 a township.") var scale = 1.0
        @Option(help: "Day on which the city is looked at (yyyy-MM-dd); today when left out.") var on: String?

        func run() async throws {
            guard let today = on.map({ Day($0) }) ?? SystemClock.clock.today else {
                throw ValidationError("--on wants a day that exists, as in 2026-03-05")
            }
            let began = ContinuousClock.now
            let address = store.address
            let database = try await address.open()
            let slices = ProductSlices.all
            do {
                try await ProductSchema.bring(database, to: slices, at: SystemClock.clock.now())
                let keyring = try Keyring.load(directory: address.folder, environment: ProcessInfo.processInfo.environment)
                let city = DemoCity(
                    CityPlan(seed: seed, scale: scale, today: today, latest: on == nil ? SystemClock.clock.now() : nil),
                    catalogue: ProductSchema.catalogue(slices),
                    roles: RoleCatalogue(slices.flatMap(\.roles)), keyring: keyring)
                let report = try await city.make(in: database) { StandardStreams.message($0) }
                let accounts = DemoAccount.text(report.accounts)
                try Data(accounts.utf8).write(to: URL(fileURLWithPath: address.folder + "/accounts.txt"))
                StandardStreams.answer(accounts)
                let took = (ContinuousClock.now - began) / .seconds(1)
                StandardStreams.message(
                    "模拟城市已生成：用人单位 \(report.employers) 家，记录与变更 \(report.entries) 条，"
                        + "用时 \(Int(took.rounded())) 秒，每秒 \(Int(Double(report.entries) / max(took, 0.001))) 条。")
            } catch let error as DemoCityError {
                await database.close()
                StandardStreams.message("\(error.code)：\(error.message)")
                throw ExitCode(2)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }
}
