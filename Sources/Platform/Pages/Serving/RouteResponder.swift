import Access
import Hummingbird
import NIOCore

/// Leads a request through the same steps for every route: who asks, may they come in, what was sent, answer.
struct RouteResponder: HTTPResponder {
    typealias Context = ProductRequestContext
    let route: Route
    let product: Product

    func respond(to request: Request, context: Context) async throws -> Response {
        let visit = try await Visit(request, product)
        // A browser never sends a bearer token by itself: no other site can make it act.
        if route.method != .get, visit.account?.tokenScope == nil { try checkOrigin(request) }
        do {
            try product.decide(visit.account, route.entry).require()
        } catch {
            return try await refused(error, request, context, visit)
        }
        let (form, body) = try await sent(request, visit)
        let page = try self.page(request, context, visit, form: form, body: body)
        var response = try await route.handler(page)
        if let cookie = visit.newCookie { response.setCookie(cookie) }
        return response
    }

    private func page(_ request: Request, _ context: Context, _ visit: Visit, form: Form = Form(), body: [UInt8] = []) throws
        -> PageRequest
    {
        PageRequest(
            product: product, head: request, account: visit.account, binding: visit.binding,
            query: Query(try FormEncoding.decode((request.uri.query ?? "").utf8)), form: form, body: body, number: context.number,
            address: visit.address(context), parameters: context.parameters)
    }

    /// A person who has not signed in, or still owes a step, is led there; others are told why not, and it is noted.
    private func refused(_ error: any Error, _ request: Request, _ context: Context, _ visit: Visit) async throws -> Response {
        let isPage = route.method == .get && route.body == .none && !request.uri.path.hasPrefix(InterfaceAddress.root)
        guard let account = visit.account else {
            if isPage { return .redirect(to: SignInAddress.signIn(then: request.uri.string)) }
            throw AccessError.sessionExpired
        }
        if isPage, let owed = account.owes { return .redirect(to: SignInAddress.owed(owed)) }
        try await product.access.log.record(
            AccessEntry(.denied, by: account, at: product.clock.now(), register: registerName, address: visit.address(context)))
        throw error
    }

    private var registerName: String { if case .register(let name, _) = route.entry { name } else { "" } }

    /// Reads the body that the route takes; a form must carry a token made for this visit.
    private func sent(_ request: Request, _ visit: Visit) async throws -> (Form, [UInt8]) {
        let type = request.headers[.contentType] ?? ""
        switch route.body {
        case .none: return (Form(), [])
        case .json:
            guard type.lowercased().hasPrefix("application/json") || type.lowercased().hasPrefix("application/merge-patch+json")
            else { throw PageError.wrongContentType }
            // JSON between programs is UTF-8 (RFC 8259 §8.1); another charset would be misread.
            if let charset = type.lowercased().split(separator: ";").dropFirst().map({ $0.filter { !" \"".contains($0) } }).first(
                where: {
                    $0.hasPrefix("charset=")
                }), charset != "charset=utf-8"
            {
                throw PageError.wrongContentType
            }
            return (Form(), try await bytes(request, 1 << 20))
        case .form:
            guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw PageError.wrongContentType }
            return (try check(Form(try FormEncoding.decode(await bytes(request, 1 << 20))), visit), [])
        case .upload(let limit):
            guard let boundary = MultipartForm.boundary(type) else { throw PageError.wrongContentType }
            return (try check(try MultipartForm.read(await bytes(request, limit + (1 << 20)), boundary: boundary), visit), [])
        }
    }

    private func bytes(_ request: Request, _ limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            try await passOver(request)
            throw PageError.tooLarge
        }
        do {
            return Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw PageError.tooLarge
        }
    }

    /// Lets the rest of a body that is too large go by, without keeping it: a browser shows the answer only when it could send everything.
    private func passOver(_ request: Request) async throws {
        var passed = 0
        for try await piece in request.body {
            passed += piece.readableBytes
            guard passed < RouteResponder.longestPassedOver else { return }
        }
    }

    private static var longestPassedOver: Int { 4 << 30 }

    private func check(_ form: Form, _ visit: Visit) throws -> Form {
        try product.access.formTokens.check(form[Form.tokenName], for: visit.binding)
        return form
    }

    /// A page of another site must not act in the name of someone signed in here. Browsers say where a request starts.
    private func checkOrigin(_ request: Request) throws {
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw PageError.foreignOrigin }
        guard let origin = request.headers[.origin], origin != "null", let host = request.head.authority else { return }
        guard origin.hasSuffix("://\(host)") else { throw PageError.foreignOrigin }
    }
}

/// Who comes: by the bearer token on the interface, else by the cookies of the request.
struct Visit {
    let account: Principal?
    let token: String?
    let binding: String
    /// Set when the browser had no cookie yet.
    let newCookie: Cookie?
    private let forwarded: String?

    init(_ request: Request, _ product: Product) async throws {
        if request.uri.path.hasPrefix(InterfaceAddress.root), let authorization = request.headers[.authorization] {
            forwarded = product.settings.isSecure ? request.headers[.xForwardedFor] : nil
            account = try await product.access.tokens.principal(for: try Self.bearer(authorization))
            (token, binding, newCookie) = (nil, "", nil)
            return
        }
        let cookies = request.cookies
        let names = CookieNames(product.settings)
        forwarded = product.settings.isSecure ? request.headers[.xForwardedFor] : nil
        if let token = cookies[names.session]?.value {
            do {
                account = try await product.access.sessions.principal(for: token)
                (self.token, binding, newCookie) = (token, token, nil)
                return
            } catch let error as AccessError where error == .sessionExpired {}
        }
        (account, token) = (nil, nil)
        if let visit = cookies[names.visit]?.value, visit.utf8.count == 32 {
            (binding, newCookie) = (visit, nil)
        } else {
            let fresh = RequestNumber.next() + RequestNumber.next() + RequestNumber.next() + RequestNumber.next()
            binding = fresh
            newCookie = names.cookie(names.visit, fresh)
        }
    }

    private static func bearer(_ authorization: String) throws -> String {
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw AccessError.tokenRefused }
        return String(parts[1])
    }

    /// Behind a proxy that ends TLS, the address it names; else the peer's.
    func address(_ context: ProductRequestContext) -> String {
        guard let last = forwarded?.split(separator: ",").last else { return context.remoteAddress }
        return String(last.drop { $0 == " " })
    }
}

/// Cookies. The `__Host-` prefix ties them to this host and TLS; without TLS (a test, a machine of one's own) it cannot be used.
struct CookieNames {
    let session: String
    let visit: String
    private let isSecure: Bool

    init(_ settings: Product.Settings) {
        isSecure = settings.isSecure
        session = isSecure ? "__Host-session" : "session"
        visit = isSecure ? "__Host-visit" : "visit"
    }

    func cookie(_ name: String, _ value: String, ends: Bool = false) -> Cookie {
        Cookie(name: name, value: value, maxAge: ends ? 0 : nil, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}

/// A header's name, by the types that the server re-exports.
typealias HeaderName = HTTPFields.Element.Name

extension HeaderName {
    static let secFetchSite = HeaderName("Sec-Fetch-Site") ?? .origin
    static let webLink = HeaderName("Link") ?? .origin
    static let xForwardedFor = HeaderName("X-Forwarded-For") ?? .origin
    static let referrerPolicy = HeaderName("Referrer-Policy") ?? .origin
    static let permissionsPolicy = HeaderName("Permissions-Policy") ?? .origin
    static let crossOriginOpenerPolicy = HeaderName("Cross-Origin-Opener-Policy") ?? .origin
}
