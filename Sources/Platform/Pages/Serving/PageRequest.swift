import Access
import Calendars
import Hummingbird
import Registers

/// A request on its way through a handler: who asks, what was sent, and the product that answers.
public struct PageRequest: Sendable {
    public let product: Product
    public let head: Request
    /// Nil when nobody is signed in.
    public let account: Principal?
    /// The session's cookie, or that of the visit before signing in: form tokens are bound to it.
    let binding: String
    public let query: Query
    public let form: Form
    /// Bytes of a JSON body.
    public let body: [UInt8]
    public let number: String
    public let address: String
    let parameters: Parameters

    /// Whoever asks, signed in or not.
    public var principal: Principal { account ?? .anonymous(product.settings.publicRole) }
    public var today: Day { product.clock.today }
    public var path: String { head.uri.path }
    public var origin: Origin { Origin(address: address, agent: head.headers[.userAgent] ?? "") }

    /// A part of the path, `{id}` for instance.
    public func parameter(_ name: String) throws -> String {
        guard let value = parameters.get(name) else { throw RegisterError.notFound }
        return value
    }

    /// The record number in the path. Anything else that stands there is simply not found.
    public func recordNumber(_ name: String = "id") throws -> Int64 {
        guard let number = Int64(try parameter(name)), number > 0 else { throw RegisterError.notFound }
        return number
    }

    /// The hidden token that every form carries.
    public var tokenField: HTML {
        "<input type=\"hidden\" name=\"\(Form.tokenName)\" value=\"\(formToken)\">"
    }

    /// The token by itself, for a page whose script sends its forms.
    public var formToken: String { product.access.formTokens.make(for: binding) }

    public func may(_ entry: Route.Entry) -> Bool { product.decide(account, entry).isAllowed }
}

/// The part of an address behind the question mark, decoded; the order of the address is kept.
public struct Query: Sendable {
    public let pairs: [(name: String, value: String)]

    public init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    public subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
    public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// Written again for an address.
    public var text: String {
        pairs.map { "\(FormEncoding.encode($0.name))=\(FormEncoding.encode($0.value))" }.joined(separator: "&")
    }
}
