import Access
import Calendars
import Database
import Ledger
import Registers
import TestSupport

typealias Day = Calendars.Day
typealias State = Lifecycle.State

extension Role {
    static let harbourMaster = Role("harbour_master")
    static let shipper = Role("shipper")
}

/// A voyage of a boat: takes its place from the boat.
struct Voyage: RegisterRecord {
    var boat = 0
    var left: Day?
    init() {}

    static let declaration = Declaration<Voyage>("voyage", "航次") {
        Field(\.boat, "boat_id", "渔船").reference("boat", by: "number").required()
        Field(\.left, "left_day", "出港日期").required().listed()
    }
    .named(by: "boat_id", "left_day").region(.through("boat_id")).owned(.through("boat_id"))
    .grant(.harbourMaster, [.view, .create, .edit], .region)
}

/// Two counties of one city, each with a harbour.
struct HarbourCodes: CodeBook {
    static let regions: [String: String] = [
        "44": "44", "4417": "44/4417", "441702": "44/4417/441702", "441781": "44/4417/441781",
    ]
    static let labels = ["441702": "江城", "441781": "阳春"]

    func entry(_ table: String, _ code: String) -> CodeEntry? {
        guard table == "region", HarbourCodes.regions[code] != nil else { return nil }
        return CodeEntry(code: code, label: HarbourCodes.labels[code] ?? code)
    }
    func entries(_ table: String, labelled label: String) -> [CodeEntry] {
        HarbourCodes.labels.filter { $0.value == label }.compactMap { entry(table, $0.key) }
    }
    func entries(_ table: String) -> [CodeEntry] { HarbourCodes.regions.keys.sorted().compactMap { entry(table, $0) } }
    func regionPath(_ code: String) -> RegionPath? { HarbourCodes.regions[code].flatMap { RegionPath($0) } }
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) { (nil, value) }
}

/// A harbour office over a fresh store, on the morning of 2 March 2026.
struct Harbour {
    let registers: Registers
    let master = Principal(
        accountID: 7, accountName: "master", displayName: "", role: .harbourMaster, region: RegionPath("44/4417") ?? .nowhere)
    let countyMaster = Principal(
        accountID: 8, accountName: "county", displayName: "", role: .harbourMaster,
        region: RegionPath("44/4417/441781") ?? .nowhere)
    let shipper = Principal(accountID: 9, accountName: "shipper", displayName: "", role: .shipper, organisation: 501)

    static let morning = Instant(startOf: Day("2026-03-02") ?? Day(number: 0)) + 8 * 3_600_000

    init(
        _ engine: Engine, clock: Clock = .fixed(Harbour.morning), preparing preparation: Catalogue.Preparation? = nil
    ) async throws {
        let database = try await TestDatabase.open(engine)
        var catalogue = Catalogue([Boat.register, Voyage.register])
        catalogue.figures(
            from: "boat",
            .init(["boat.insured"]) { boat in
                guard boat.state == "registered" else { return [] }
                return [
                    FigureContribution(
                        figure: "boat.insured", region: boat.regionPath, numerator: boat["insured"] == .integer(1) ? 1 : 0,
                        denominator: 1)
                ]
            })
        if let preparation { catalogue.prepare("boat", preparation) }
        registers = Registers(
            ledger: Ledger(database: database, clock: clock), catalogue: catalogue, codes: HarbourCodes(),
            sealer: FieldSealer(keyring: try .generate()))
        let shape = catalogue
        try await database.write { connection in
            for statement in LedgerSchema.statements + RegisterSchema.platformStatements {
                try connection.execute(Dialect.schema(statement, for: connection.engine))
            }
            try RegisterSchema.bring(connection, to: shape, at: Harbour.morning)
        }
    }

    /// Enters a boat as a form would.
    func enter(
        _ input: [String: String], as principal: Principal? = nil
    ) async throws -> StoredRecord {
        let principal = principal ?? master
        let registers = registers
        return try await registers.write(as: principal) { transaction in
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: Draft(Boat.register), isNew: true)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.insert(draft)
        }
    }

    func problems(_ input: [String: String], as principal: Principal? = nil) async throws -> [FieldProblem] {
        do {
            _ = try await enter(input, as: principal)
            return []
        } catch RegisterError.invalid(let problems) {
            return problems
        }
    }

    static let sea = [
        "number": "粤阳0001", "name": "海丰", "harbour": "441702", "length": "18.5", "crew": "6", "owner_phone": "13800005678",
    ]
}
