import Access
import Calendars
import Database
import Foundation
import Imports
import Jobs
import Ledger
import Logging
import Registers

/// The running product as handlers meet it: registers, access, code book, clock, and what the slices brought.
///
/// A class, because there is one and every route and page holds it: as a value it would be copied with all its parts each time.
public final class Product: Sendable {
    public let registers: Registers
    public let access: AccessControl
    public let roles: RoleCatalogue
    public let slices: [Slice]
    public let assets: Assets
    public let logger: Logger
    /// Services of slices, found by their type.
    public let parts: ProductParts
    public let settings: Settings
    /// Sheets on their way into registers, and the runner of their jobs.
    public let imports: Imports
    public let panels: [String: [RecordPanel]]
    let notices: [String: String]
    let menu: [MenuEntry]

    public struct Settings: Sendable {
        /// Shown on every page when the records are simulated.
        public var isDemo = false
        /// Served over TLS (by a proxy before it): cookies are marked so and browsers are told to stay.
        public var isSecure = false
        /// The role of someone who has not signed in.
        public var publicRole = Role("public")
        /// Code table of the regions, for the region filter of lists.
        public var regionTable = "region"
        /// Name of the office that runs the installation.
        public var office = ""
        public init() {}
    }

    public init(
        registers: Registers, access: AccessControl, slices: [Slice], assets: Assets, logger: Logger,
        settings: Settings = .init(),
        parts: ProductParts = .init()
    ) {
        self.registers = registers
        imports = Imports(
            registers: registers, jobs: JobRunner(database: registers.database, clock: registers.clock, logger: logger),
            folder: FileManager.default.temporaryDirectory.appending(path: "zhijian-imports"),
            // Whoever works at the machine has no account; everybody else is looked up anew when work begins or goes on.
            current: { $0.accountID == 0 ? $0 : try await access.accounts.principal($0.accountID) })
        self.access = access
        self.slices = slices
        self.assets = assets
        self.logger = logger
        self.settings = settings
        self.parts = parts
        roles = RoleCatalogue(slices.flatMap(\.roles))
        panels = Dictionary(grouping: slices.flatMap(\.panels), by: \.register)
        notices = slices.reduce(into: Texts.notices) { $0.merge($1.notices) { _, new in new } }
        menu = Menu.entries(slices)
    }

    public var codes: any CodeBook { registers.codes }
    public var clock: Clock { registers.clock }
    public var catalogue: Catalogue { registers.catalogue }
    public var database: any Database { registers.database }

    /// Whether someone may come in through an entry at all.
    public func decide(_ principal: Principal?, _ entry: Route.Entry) -> Decision {
        let who = principal ?? .anonymous(settings.publicRole)
        switch entry {
        case .anyone: return .allowed
        case .register(let name, _) where who.tokenScope?.opens(name) == false: return .denied(.outsideToken)
        // A token is for records; what is the holder's own (account, sessions, tokens) takes the holder.
        case .account, .signedIn, .area, .roles: if who.tokenScope != nil { return .denied(.outsideToken) }
        case .register: break
        }
        switch entry {
        case .anyone: return .allowed
        case .account: return principal == nil ? .denied(.notGranted) : .allowed
        case .signedIn:
            guard let principal else { return .denied(.notGranted) }
            return principal.owes.map { .denied($0) } ?? .allowed
        case .register(let name, let verb):
            let register = catalogue.register(name)
            return Permission.mayAttempt(who, verb, grants: register?.grants ?? [], area: register?.area ?? .business)
        case .area(let area, let verb): return Permission.mayAttempt(who, verb, grants: [], area: area)
        case .roles(let roles):
            if let owed = who.owes { return .denied(owed) }
            return roles.contains(who.role) ? .allowed : .denied(.notGranted)
        }
    }
}

/// Services of slices by type: `page.product.parts[CodeTables.self]`.
public struct ProductParts: Sendable {
    private var parts: [ObjectIdentifier: any Sendable] = [:]
    public init() {}
    public subscript<Part: Sendable>(_ type: Part.Type) -> Part? {
        get { parts[ObjectIdentifier(type)] as? Part }
        set { parts[ObjectIdentifier(type)] = newValue }
    }
}

enum Menu {
    /// Lists of registers under their headings, then the slices' own pages, in the order of the slices.
    static func entries(_ slices: [Slice]) -> [MenuEntry] {
        let all = slices.flatMap { slice in
            slice.menu
                + slice.registers.filter { !$0.menu.isEmpty }.map {
                    MenuEntry($0.menu, $0.title, RecordAddress.list($0.name), .register($0.name, .view))
                }
        }
        var headings: [String] = []
        for entry in all where !headings.contains(entry.heading) { headings.append(entry.heading) }
        return headings.flatMap { heading in all.filter { $0.heading == heading } }
    }
}
