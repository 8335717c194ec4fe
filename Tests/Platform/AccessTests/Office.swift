import Calendars
import Database
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import Access

/// A clock that tests move by hand.
final class MovableClock: Sendable {
    private let instant = Mutex(Instant(milliseconds: 1_800_000_000_000))
    var clock: Clock { Clock { self.instant.withLock { $0 } } }
    var now: Instant { instant.withLock { $0 } }
    func advance(_ milliseconds: Int64) { instant.withLock { $0 = $0 + milliseconds } }
}

/// A county office with its three administrators, a clerk (李明) and a worker (王芳), on an empty store.
struct Office: Sendable {
    let database: any Database
    let clock = MovableClock()
    let ledger: Ledger
    let access: AccessControl
    let keyring: Keyring

    static let password = "harbour-bridge-42"
    static let here = Origin(address: "10.1.2.3", agent: "test browser")
    static let catalogue = RoleCatalogue([
        RoleDescription(.clerk, label: "县级受理员", explanation: "受理申报。", needs: [.region]),
        RoleDescription(.worker, label: "劳动者", explanation: "查看本人记录。", needs: [.own]),
        RoleDescription(.leader, label: "局领导", explanation: "审批。", needs: [.region], requiresSecondFactor: true),
    ])

    static func open(_ engine: Engine, change: (inout AccessOptions) -> Void = { _ in }) async throws -> Office {
        let database = try await TestDatabase.open(engine)
        try await database.take(
            [SchemaStep("ledger", LedgerSchema.statements)] + AccessSchema.steps,
            at: Instant(milliseconds: 1_800_000_000_000))
        var options = AccessOptions()
        options.passwordCost = PasswordHashTests.cheap
        options.sessionMemory = 0
        options.touchInterval = 0
        change(&options)
        return try Office(database: database, options: options)
    }

    private init(database: any Database, options: AccessOptions) throws {
        self.database = database
        ledger = Ledger(database: database, clock: clock.clock)
        keyring = try Keyring.generate()
        access = AccessControl(ledger: ledger, keyring: keyring, catalogue: Office.catalogue, options: options)
    }

    @discardableResult
    func install(
        _ name: String, _ role: Role, region: RegionPath = .nowhere, person: Int64? = nil, mustChange: Bool = false
    ) async throws -> Int64 {
        try await access.accounts.install(
            NewAccount(name: name, displayName: "某人", role: role, region: region, person: person), password: Office.password,
            mustChangePassword: mustChange
        ).account
    }

    @discardableResult
    func installClerk(mustChange: Bool = false) async throws -> Int64 {
        try await install("liming", .clerk, region: RegionPath(stored: "44/4417"), mustChange: mustChange)
    }

    func signIn(_ name: String = "liming", _ password: String = Office.password, from origin: Origin = Office.here) async throws
        -> Sessions.Opened
    {
        try await access.signIn.signIn(name: name, password: password, from: origin)
    }

    /// The code of the refusal, or nil.
    func refusal(_ name: String = "liming", _ password: String = Office.password, from origin: Origin = Office.here) async throws
        -> String?
    {
        do { _ = try await signIn(name, password, from: origin) } catch let error as AccessError { return error.code }
        return nil
    }

    func administrator(_ role: Role) async throws -> Principal {
        let name = role.rawValue.replacing("_administrator", with: "1")
        if try await database.read({ try AccountQueries.find(name: name, on: $0) }) == nil { try await install(name, role) }
        return try await signIn(name).principal
    }

    func count(_ table: String) async throws -> Int64 {
        try await database.read { try $0.value("SELECT COUNT(*) FROM \(table)").integer ?? -1 }
    }
}

extension Role {
    static let worker = Role("worker")
    static let leader = Role("leader")
}
