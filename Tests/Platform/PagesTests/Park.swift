import Access
import Calendars
import Database
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Pages
import TestSupport

/// The product over a fresh store with one slice, on the morning of 2 March 2026, and the people who work with it.
struct Park: Sendable {
    let product: Product
    let moment: MovingClock

    static let password = "Banyan-Shade-77"

    /// Account name, role, region, organisation.
    static let people: [(name: String, role: Role, region: String?, organisation: Int64?)] = [
        ("city-warden", .warden, "44/4417", nil), ("county-warden", .warden, "44/4417/441781", nil),
        ("gardener", .gardener, nil, 501), ("other-gardener", .gardener, nil, 502),
        ("crew", .crew, nil, 601), ("other-crew", .crew, nil, 602), ("system", .systemAdministrator, nil, nil),
        ("security", .securityAdministrator, nil, nil), ("audit", .auditAdministrator, nil, nil),
    ]

    init(
        _ engine: Engine = .sqlite, slices: [Slice] = [.trees], settings: Product.Settings = .init(),
        assets: Assets = Assets(folder: nil), keyring: Keyring? = nil
    ) async throws {
        let moment = MovingClock(Instant(startOf: Day("2026-03-02") ?? Day(number: 0)) + 8 * 3_600_000)
        let database = try await TestDatabase.open(engine)
        try await ProductSchema.bring(database, to: slices, at: moment.now)
        var options = AccessOptions()
        options.passwordCost = .init(log2Rounds: 4, blockSize: 1)
        product = try await Product.assemble(
            database, slices: slices, codes: ParkCodes(), keyring: try keyring ?? .generate(), clock: Clock { moment.now },
            assets: assets, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, settings: settings,
            access: options)
        self.moment = moment
        for person in Park.people {
            let region = person.region.flatMap { RegionPath($0) } ?? .nowhere
            try await product.access.accounts.install(
                NewAccount(
                    name: person.name, displayName: person.name, role: person.role, organisation: person.organisation,
                    region: region),
                password: Park.password, mustChangePassword: false)
        }
    }

    /// Runs a body with a browser on the product's pages.
    func visit(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let application = Application(router: ProductRouter.build(product), logger: product.logger)
        try await application.test(.router) { client in try await body(Browser(client)) }
    }

    /// The same, signed in.
    func visit(as name: String, _ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        try await visit { browser in
            try await browser.signIn(name)
            try await body(browser)
        }
    }

    static let banyan = [
        "number": "GS-001", "name": "大榕树", "place": "441781", "species": "S1", "girth": "6.5", "keeper_phone": "13800005678",
    ]
}

final class MovingClock: @unchecked Sendable {
    private let lock = NSLock()
    private var instant: Instant
    init(_ instant: Instant) { self.instant = instant }
    var now: Instant { lock.withLock { instant } }
    func advance(days: Int64) { lock.withLock { instant = instant + days * 86_400_000 } }
}
