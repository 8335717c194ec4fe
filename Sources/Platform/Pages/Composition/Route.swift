import Access
import Hummingbird

/// One address of the product: method, path, who may come in, what it takes, and what answers.
///
/// Routes are values, so that one test prints them all and another tries each with every role.
public struct Route: Sendable {
    public typealias Handler = @Sendable (PageRequest) async throws -> Response

    public var method: HTTPRequest.Method
    /// `/declaration/{id}/acceptance`; a part in braces is read by `page.parameter`.
    public var path: String
    public var entry: Entry
    public var body: Body
    public var handler: Handler

    /// Who may come in at all; the handler decides about the single record.
    public enum Entry: Sendable, Hashable {
        case anyone
        /// Signed in, even when a second factor or a new password is still owed.
        case account
        case signedIn
        /// A role that may do this to some record of the register.
        case register(String, Verb)
        /// An administrator's area.
        case area(Area, Verb)
        case roles(Set<Role>)
    }

    /// What a request may carry; anything else is refused before the handler runs.
    public enum Body: Sendable, Hashable {
        case none
        /// A form of the pages, with its token; at most 1 MiB.
        case form
        /// A form with files, with its token as a field; the bound in bytes.
        case upload(Int)
        /// JSON of the interface; at most 1 MiB.
        case json
    }

    public init(_ method: HTTPRequest.Method, _ path: String, _ entry: Entry, body: Body, handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.entry = entry
        self.body = body
        self.handler = handler
    }

    public static func get(_ path: String, _ entry: Entry, _ handler: @escaping Handler) -> Route {
        Route(.get, path, entry, body: .none, handler: handler)
    }

    public static func post(_ path: String, _ entry: Entry, body: Body = .form, _ handler: @escaping Handler) -> Route {
        Route(.post, path, entry, body: body, handler: handler)
    }

    /// A line of the route snapshot.
    public var description: String { "\(method.rawValue) \(path) — \(entry.words)" }
}

extension Route.Entry {
    var words: String {
        switch self {
        case .anyone: "anyone"
        case .account: "account"
        case .signedIn: "signed in"
        case .register(let name, let verb): "\(name) \(verb.rawValue)"
        case .area(let area, let verb): "area \(area.rawValue) \(verb.rawValue)"
        case .roles(let roles): "roles " + roles.map(\.rawValue).sorted().joined(separator: " ")
        }
    }
}
