import Foundation
import Hummingbird
import Logging

/// All addresses of the product: the platform's, each register's, each slice's.
public enum ProductRouter {
    /// In order of address and method. A slice's route replaces the generic one of the same address and method.
    public static func routes(_ product: Product) -> [Route] { routes(of: product.slices) }

    public static func routes(of slices: [Slice]) -> [Route] {
        let generic =
            PlatformRoutes.all + SignInRoutes.all + AccountRoutes.all + AccessLogRoutes.all + ImportRoutes.all
            + slices.flatMap(\.registers).flatMap { RegisterRoutes.all($0) + ImportRoutes.of($0) + InterfaceRoutes.all($0) }
            + InterfaceRoutes.common
        var byAddress: [String: Route] = [:]
        for route in generic + slices.flatMap(\.routes) { byAddress["\(route.path) \(route.method.rawValue)"] = route }
        return byAddress.sorted { $0.key < $1.key }.map(\.value)
    }

    public static func build(_ product: Product) -> Router<ProductRequestContext> {
        let router = Router(context: ProductRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog(logger: product.logger))
        router.add(middleware: CompressedAnswers())
        router.add(middleware: SecurityHeaders(isSecure: product.settings.isSecure))
        router.add(middleware: ErrorPages(product: product))
        let routes = routes(product)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method, responder: RouteResponder(route: route, product: product))
        }
        addWrongMethods(routes, to: router)
        return router
    }

    /// A known address with a method it does not take says so, instead of “no such page”.
    private static func addWrongMethods(_ routes: [Route], to router: Router<ProductRequestContext>) {
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
        for (path, known) in Dictionary(grouping: routes, by: \.path) {
            for method in methods where !known.contains(where: { $0.method == method }) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in throw PageError.wrongMethod }
            }
        }
    }
}

/// One line a request: pattern of the address, never the address itself with what people searched for.
struct RequestLog: RouterMiddleware {
    typealias Context = ProductRequestContext
    let logger: Logger

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        logger.info(
            "\(request.method.rawValue) \(context.endpointPath ?? "-") \(response.status.code) \(milliseconds) ms",
            metadata: ["request": "\(context.number)"])
        return response
    }
}

/// What every answer carries so that a browser guards the person: no foreign script, no frame, no guessing of types.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ProductRequestContext
    let isSecure: Bool

    static let contentPolicy = [
        "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.contentPolicy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        return response
    }
}

/// The one place where an error becomes an answer: a page, or problem+json on the interface.
struct ErrorPages: RouterMiddleware {
    typealias Context = ProductRequestContext
    let product: Product

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let shown = ShownError(error, mayHaveWritten: request.method != .get && request.method != .head)
            let level: Logger.Level = shown.error.status.code >= 500 ? .error : .debug
            product.logger.log(
                level: level, "\(shown.error.code)",
                metadata: [
                    "request": "\(context.number)", "detail": "\(shown.detail)", "address": "\(context.endpointPath ?? "-")",
                ])
            var response = await answer(shown.error, request, context)
            if let seconds = shown.error.secondsToWait { response.headers[.retryAfter] = String(seconds) }
            return response
        }
    }

    private func answer(_ error: any ProductError, _ request: Request, _ context: Context) async -> Response {
        if request.uri.path.hasPrefix(InterfaceAddress.root) { return Problem.response(error, number: context.number) }
        guard let visit = try? await Visit(request, product) else {
            // The store does not answer: a page without account and menu.
            return Response.html(
                Layout.bare(title: Texts.Errors.title, body: ErrorBody.html(error, number: context.number)), status: error.status)
        }
        let page = PageRequest(
            product: product, head: request, account: visit.account, binding: visit.binding, query: Query([]), form: Form(),
            body: [], number: context.number, address: visit.address(context), parameters: context.parameters)
        return page.page(Texts.Errors.title, status: error.status, body: ErrorBody.html(error, number: context.number))
    }
}

enum ErrorBody {
    static func html(_ error: any ProductError, number: String) -> HTML {
        let list: HTML =
            error.problems.isEmpty
            ? .empty : "<ul>\(error.problems.html { "<li>\($0.message)</li>" })</ul>"
        return """
            <div class="notice notice-bad" role="alert"><p class="lead">\(error.message)</p>\(list)</div>
            <p class="muted">\(Texts.Errors.number(error.code, number))</p>
            <p><a href="/">\(Texts.Errors.home)</a></p>
            """
    }
}
