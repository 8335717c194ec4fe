import Access
import Calendars
import CodeTables
import Database
import Declarations
import Employers
import Ledger
import Organisations
import Registers
import Synchronization
import TestSupport

/// The health offices of 阳江 over a fresh store: a city bureau and the clerks of two counties, on a day that tests set.
public final class CountyOffice: Sendable {
    public let registers: Registers
    public let codes: CodeTableBook
    let time: OfficeTime

    public static let jiangcheng = "441702"
    public static let yangchun = "441781"
    public static let monday = Day("2026-03-02") ?? Day(number: 0)

    public let bureau = CountyOffice.principal(1, .bureauOfficer, "440000/441700")
    public let clerk = CountyOffice.principal(2, .countyClerk, "440000/441700/441702")
    public let yangchunClerk = CountyOffice.principal(3, .countyClerk, "440000/441700/441781")
    public let supervisor = CountyOffice.principal(4, .supervisor, "440000/441700/441702")
    public let systemAdministrator = CountyOffice.principal(5, .systemAdministrator, "")

    /// Somebody of the employer.
    public func person(of employer: Int64) -> Principal {
        Principal(accountID: 100, accountName: "factory", displayName: "", role: .employer, organisation: employer)
    }

    private static func principal(_ account: Int64, _ role: Role, _ region: String) -> Principal {
        Principal(
            accountID: account, accountName: "\(role)", displayName: "", role: role, region: RegionPath(region) ?? .nowhere)
    }

    /// - Parameters:
    ///   - further: registers of slices above declarations, for their own tests.
    ///   - joining: what those slices hand to the catalogue.
    public init(
        _ engine: Engine, on day: Day = CountyOffice.monday, with further: [Register] = [],
        joining: (inout Catalogue) -> Void = { _ in }
    ) async throws {
        let database = try await TestDatabase.open(engine)
        let time = OfficeTime(day)
        self.time = time
        var catalogue = Catalogue(
            CodeTables.registers + Organisations.registers + Employers.registers + Declarations.registers + further)
        Employers.join(&catalogue)
        Declarations.join(&catalogue)
        joining(&catalogue)
        let shape = catalogue
        try await database.write { connection in
            for statement in LedgerSchema.statements + RegisterSchema.platformStatements {
                try connection.execute(Dialect.schema(statement, for: connection.engine))
            }
            try RegisterSchema.bring(connection, to: shape, at: Instant(startOf: day))
        }
        codes = CodeTableBook(clock: Clock { time.now })
        registers = Registers(
            ledger: Ledger(database: database, clock: Clock { time.now }), catalogue: catalogue, codes: codes,
            sealer: FieldSealer(keyring: try .generate()))
    }

    /// The office behind a product's pages.
    init(registers: Registers, codes: CodeTableBook, time: OfficeTime) {
        self.registers = registers
        self.codes = codes
        self.time = time
    }

    public var today: Day { time.now.day }

    /// Lets time pass, or stand at a day.
    public func turn(to day: Day) { time.turn(to: day) }
    public func turn(to day: String) { Day(day).map { turn(to: $0) } }

    // MARK: What people do

    /// Enters a record as a form would.
    @discardableResult
    public func enter<Record: RegisterRecord>(
        _ type: Record.Type, _ input: [String: String], as principal: Principal? = nil
    ) async throws -> StoredRecord {
        let principal = principal ?? bureau
        return try await registers.write(as: principal) { [registers] transaction in
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: Draft(registers.register(of: type)), isNew: true)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.insert(draft)
        }
    }

    public func problems<Record: RegisterRecord>(
        _ type: Record.Type, _ input: [String: String], as principal: Principal? = nil
    ) async throws -> [FieldProblem] {
        do {
            _ = try await enter(type, input, as: principal)
            return []
        } catch RegisterError.invalid(let problems) {
            return problems
        }
    }

    public func move<Record: RegisterRecord>(
        _ type: Record.Type, _ id: Int64, _ transition: String, reason: String = "", as principal: Principal? = nil
    ) async throws {
        try await registers.write(as: principal ?? bureau) { transaction in
            guard let found = try transaction.find(type, id) else { throw RegisterError.notFound }
            try transaction.transition(found.stored, transition, reason: reason)
        }
    }

    public func change<Record: RegisterRecord>(
        _ type: Record.Type, _ id: Int64, _ change: @escaping @Sendable (inout Record) -> Void
    ) async throws {
        try await registers.write(as: bureau) { transaction in
            guard let found = try transaction.find(type, id) else { throw RegisterError.notFound }
            var record = found.record
            change(&record)
            try transaction.update(found.stored, to: record)
        }
    }

    public func find<Record: RegisterRecord>(_ type: Record.Type, _ id: Int64) async throws -> TypedRecord<Record> {
        guard let found = try await registers.read({ [registers] in try registers.find($0, type, id) }) else {
            throw RegisterError.notFound
        }
        return found
    }

    public func sum(_ figure: String, in region: String, from cell: String? = nil) async throws -> FigureSum {
        try await registers.read { try FigureQueries.sum($0, figure: figure, region: region, cellsFrom: cell) }
    }

    /// Clocks running on a record: name and last day.
    public func clocks<Record: RegisterRecord>(_ type: Record.Type, _ id: Int64) async throws -> [String: Day] {
        try await registers.read { [registers] connection in
            guard let found = try registers.find(connection, type, id) else { return [:] }
            return Dictionary(
                uniqueKeysWithValues: try registers.dueItems(connection, of: found.stored).map { ($0.clock, $0.dueDay) })
        }
    }

    /// Roll-ups equal a full recount, the chain stands, and every row says what its entries say.
    public func faults() async throws -> [String] {
        try await registers.read { [registers] connection in
            try registers.recount(connection).differences.map { "\($0)" }
                + registers.verify(connection).faults.map(\.description)
        }
    }
}

/// The office's clock: nine in the morning of the day it was turned to.
final class OfficeTime: Sendable {
    private let instant: Mutex<Instant>
    init(_ day: Day) { instant = Mutex(OfficeTime.morning(day)) }

    var now: Instant { instant.withLock { $0 } }
    func turn(to day: Day) { instant.withLock { $0 = OfficeTime.morning(day) } }
    private static func morning(_ day: Day) -> Instant { Instant(startOf: day) + 9 * 3_600_000 }
}
