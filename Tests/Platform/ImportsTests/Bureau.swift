import Access
import Calendars
import Database
import Foundation
import Imports
import Jobs
import Ledger
import Logging
import Registers
import Spreadsheets
import TestSupport

/// A bureau over a fresh store: two counties, an employer in each, clerks of the city and of one county.
struct Bureau {
    let registers: Registers
    let imports: Imports
    let jobs: JobRunner
    let folder: URL

    let clerk = Bureau.account(7, "clerk", .countyClerk, "44/4417")
    let countyClerk = Bureau.account(8, "county", .countyClerk, "44/4417/441781")
    let reader = Bureau.account(9, "reader", .reader, "44/4417")
    let mender = Bureau.account(10, "mender", .mender, "44/4417")

    static func account(_ id: Int64, _ name: String, _ role: Role, _ region: String) -> Principal {
        Principal(accountID: id, accountName: name, displayName: "", role: role, region: RegionPath(region) ?? .nowhere)
    }

    init(_ engine: Engine, limits: ImportLimits = ImportLimits(), _ shape: (inout Catalogue) -> Void = { _ in }) async throws {
        let database = try await TestDatabase.open(engine)
        let clock = Clock.fixed(Day("2026-03-02") ?? Day(number: 0))
        var catalogue = Catalogue([Employer.register, Post.register])
        catalogue.figures(
            from: "post",
            .init(["post.exposed"]) { post in
                [
                    FigureContribution(
                        figure: "post.exposed", region: post.regionPath, numerator: post["exposed_headcount"].integer ?? 0,
                        denominator: 1)
                ]
            })
        shape(&catalogue)
        registers = Registers(
            ledger: Ledger(database: database, clock: clock), catalogue: catalogue, codes: CityCodes(),
            sealer: FieldSealer(keyring: try .generate()))
        let steps = LedgerSchema.statements + RegisterSchema.platformStatements + JobSchema.statements + ImportSchema.statements
        try await database.take([SchemaStep("all", steps)], at: clock.now())
        let whole = catalogue
        try await database.write { _ = try RegisterSchema.bring($0, to: whole, at: clock.now()) }
        folder = try TemporaryFolder.make()
        jobs = JobRunner(database: database, clock: clock, logger: Logger(label: "test"))
        imports = Imports(registers: registers, jobs: jobs, folder: folder.appending(path: "work"), limits: limits)
        await jobs.register(imports.jobKind)
        for (code, name, county) in [("E1", "江城石材厂", "441702"), ("E2", "阳春矿业", "441781")] {
            _ = try await imports.importFile(
                path: try file("单位代码,单位名称,所在地区\n\(code),\(name),\(county)\n"), name: "单位.csv", into: "employer", as: clerk)
        }
    }

    /// A text file with these lines; its path.
    func file(_ text: String, _ name: String = "岗位.csv") throws -> String {
        let path = folder.appending(path: "\(UUID().uuidString)-\(name)").path
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @discardableResult
    func take(
        _ text: String, into register: String = "post", as principal: Principal? = nil
    ) async throws -> (import: Import, job: Job) {
        try await imports.importFile(path: try file(text), name: "岗位.csv", into: register, as: principal ?? clerk)
    }

    func failures(_ upload: Import, as principal: Principal? = nil) async throws -> [String] {
        try await imports.failures(of: upload.id, as: principal ?? clerk, limit: 1_000).flatMap { failure in
            failure.problems.map { "\(CellAddress(row: failure.row, column: max(1, $0.column))) \($0.code)" }
        }
    }

    func count(_ sql: String, _ arguments: [Value] = []) async throws -> Int64? {
        try await registers.read { try $0.value(sql, arguments).integer }
    }

    func post(_ name: String) async throws -> StoredRecord? {
        try await registers.read {
            try RecordQueries().all($0, Post.register, where: "t.name = ?1", [.text(name)]).first
        }
    }

    func versions() async throws -> Int64? { try await count("SELECT COUNT(*) FROM ledger_entry") }
}

extension ImportCounts {
    init(created: Int64 = 0, updated: Int64 = 0, unchanged: Int64 = 0, failed: Int64 = 0) {
        self.init()
        self.created = created
        self.updated = updated
        self.unchanged = unchanged
        self.failed = failed
    }
}
