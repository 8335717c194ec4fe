import Access
import Calendars
import Database
import Foundation
import Jobs
import Ledger
import Logging
import Registers
import TestSupport
import Testing

@testable import Pages

@Suite struct UpkeepTests {
    private func carryOut(_ park: Park) async throws -> [Job] {
        let upkeep = Upkeep(park.product)
        for kind in upkeep.kinds { await park.product.imports.jobs.register(kind) }
        try await upkeep.begin()
        let ids = try await park.product.database.read { try $0.query("SELECT id FROM job ORDER BY id").map { $0.integer("id") } }
        var jobs: [Job] = []
        for id in ids { jobs.append(try await park.product.imports.jobs.wait(id)) }
        return jobs
    }

    @Test(arguments: Engine.allCases)
    func `old lines of the log go after the days that the installation sets, and the chain still verifies`(engine: Engine)
        async throws
    {
        let park = try await Park(engine)
        let log = park.product.access.log
        func read() async throws {
            let entry = AccessEntry(
                at: park.moment.now, accountID: 5, accountName: "x", role: "warden", action: .view, register: "visit",
                recordIDs: [7])
            try await log.recordDurably(entry)
        }
        try await read()
        try await read()
        park.moment.advance(days: 300)
        try await read()
        _ = try await park.product.database.write { try ProductSetting.write(ProductSetting.accessLogDays, "200", $0) }
        let jobs = try await carryOut(park)
        #expect(jobs.map(\.kind) == ["access-log-retention", "abandoned-uploads"])
        #expect(jobs.map(\.state) == [.done, .done])
        #expect(jobs.first?.result == "{\"removed\":2}")
        #expect(try await log.verify() == [])
        #expect(try await log.viewers(register: "visit", recordID: 7).count == 1)
        // Begun once a day.
        #expect(try await carryOut(park).count == 2)
    }

    @Test(arguments: Engine.allCases)
    func `after a new key every sealed value stands under it, and the history still verifies`(engine: Engine) async throws {
        let keyring = try Keyring.generate()
        let park = try await Park(engine, keyring: keyring)
        try await park.visit(as: "city-warden") { browser in
            for number in 1...3 { try await browser.post("/tree", Park.banyan.merging(["number": "T-\(number)"]) { $1 }) }
        }
        let product = try await Product.assemble(
            park.product.database, slices: [.trees], codes: ParkCodes(), keyring: try keyring.rotatingFieldKey(),
            clock: Clock { park.moment.now }, assets: Assets(folder: nil), logger: park.product.logger)
        let marks = { () async throws -> [String] in
            try await product.database.read { connection in
                try connection.query("SELECT keeper_phone FROM tree ORDER BY id").map {
                    String($0.text("keeper_phone").split(separator: ".")[2])
                }
            }
        }
        #expect(try await marks() == ["f1", "f1", "f1"])
        let upkeep = Upkeep(product)
        for kind in upkeep.kinds { await product.imports.jobs.register(kind) }
        try await upkeep.begin()
        let job = try await product.imports.jobs.wait(3)
        #expect(job.state == .done)
        #expect(job.result == "{\"records\":3,\"secrets\":0}")
        #expect(try await marks() == ["f2", "f2", "f2"])
        let verified = try await product.database.read { try product.registers.verify($0) }
        #expect(verified.faults == [])
        let tree = try await product.database.read { connection in
            try product.registers.queries.all(connection, Tree.register, where: "t.number = 'T-1'").first
        }
        let opened = try product.registers.opened(try #require(tree).draft)
        #expect(opened.text("keeper_phone") == "13800005678")
        #expect(tree?.version == 2)
    }

    @Test(arguments: Engine.allCases)
    func `an import of an account that was disabled does not go on`(engine: Engine) async throws {
        let park = try await Park(engine)
        let accounts = park.product.access.accounts
        let warden = try #require(try await accounts.principal(named: "county-warden"))
        let security = try #require(try await accounts.principal(named: "security"))
        let folder = try TemporaryFolder.make().path
        try "编号,树名,所在地区\nT-1,榕树,441781\n".write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
        let imports = park.product.imports
        await imports.jobs.register(imports.jobKind)
        try await accounts.disable(warden.accountID, reason: "离岗", by: security)
        let (_, job) = try await imports.importFile(path: folder + "/a.csv", name: "a.csv", into: "tree", as: warden)
        #expect(job.state == .failed)
        let trees = try await park.product.database.read { try $0.value("SELECT COUNT(*) FROM tree").integer }
        #expect(trees == 0)
    }
}
