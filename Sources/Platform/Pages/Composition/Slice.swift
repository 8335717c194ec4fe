import Access
import Calendars
import Database
import Ledger
import Registers
import ServiceLifecycle

/// What a feature brings to the product, all in one place: the server joins a list of slices and knows nothing else of them.
///
///     extension Declarations {
///         public static let slice = Slice("declarations") { slice in
///             slice.registers = [Declaration.register]
///             slice.roles = [RoleDescription(.countyClerk, label: "县区经办", explanation: "…", needs: [.region])]
///             slice.routes = DeclarationRoutes.all
///             slice.prepare = { catalogue in catalogue.after("declaration", Declarations.startClocks) }
///         }
///     }
public struct Slice: Sendable {
    public var name: String
    /// In the order of the menu.
    public var registers: [Register] = []
    public var roles: [RoleDescription] = []
    /// Pages of the slice beside the lists of its registers.
    public var menu: [MenuEntry] = []
    /// Addresses of the slice; one with the method and path of a generic register page replaces it.
    public var routes: [Route] = []
    /// What the description of the JSON interface says of the slice's own addresses there.
    public var operations: [InterfaceOperation] = []
    /// Requirements of the plans (`R-06`) that the slice's own pages and acts serve, where these belong to no register.
    public var requirements: [String] = []
    /// Tables that are no registers, as named steps in order, forward only; a released step is never edited.
    public var schema: [SchemaStep] = []
    /// Parts of a record's page that no declaration gives: the employer file's overview, a finding with its trace.
    public var panels: [RecordPanel] = []
    public var deskPanels: [DeskPanel] = []
    /// Sentences shown after an act, by the word in the address (`?done=accepted`).
    public var notices: [String: String] = [:]
    /// What follows from changes: consequences and figure sources.
    public var prepare: @Sendable (inout Catalogue) -> Void = { _ in }
    /// Runs in the background as long as the server does.
    public var services: @Sendable (Product) -> [any Service] = { _ in [] }

    public init(_ name: String, _ fill: (inout Slice) -> Void = { _ in }) {
        self.name = name
        fill(&self)
    }
}

/// A line of the menu.
public struct MenuEntry: Sendable, Hashable {
    public var heading: String
    public var title: String
    public var address: String
    public var entry: Route.Entry

    public init(_ heading: String, _ title: String, _ address: String, _ entry: Route.Entry) {
        self.heading = heading
        self.title = title
        self.address = address
        self.entry = entry
    }
}

/// A part of a record's page, drawn by the slice; nil when there is nothing to show.
public struct RecordPanel: Sendable {
    public enum Place: Sendable, Hashable { case top, bottom }
    public var register: String
    public var place: Place
    public var draw: @Sendable (PageRequest, StoredRecord) async throws -> HTML?

    public init(
        _ register: String, _ place: Place = .bottom, draw: @escaping @Sendable (PageRequest, StoredRecord) async throws -> HTML?
    ) {
        self.register = register
        self.place = place
        self.draw = draw
    }
}

/// A part of the work desk.
public struct DeskPanel: Sendable {
    public var entry: Route.Entry
    public var draw: @Sendable (PageRequest) async throws -> HTML?

    public init(_ entry: Route.Entry, draw: @escaping @Sendable (PageRequest) async throws -> HTML?) {
        self.entry = entry
        self.draw = draw
    }
}
