import Hummingbird
import NIOCore

/// Pages, JSON and text tables travel as gzip where the reader takes it.
///
/// Only answers to GET are compressed: what is shown once (a new token, recovery codes, an identity in clear) answers a form. The
/// form token of a page is masked anew in each answer (`FormTokens`), so that its length after compression tells nothing.
struct CompressedAnswers: RouterMiddleware {
    typealias Context = ProductRequestContext

    /// Below this a frame of its own costs more than it saves.
    static let smallest = 1_024
    private static let types = ["text/html", "text/csv", "text/css", "text/javascript", "image/svg+xml", "application/json"]

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard request.method == .get, response.status == .ok, response.headers[.contentEncoding] == nil,
            let type = response.headers[.contentType], Self.types.contains(where: type.hasPrefix),
            response.body.contentLength ?? .max >= Self.smallest
        else { return response }
        // A cache between here and the reader must keep both forms apart, also where this reader took the plain one.
        response.headers[.vary] = "Accept-Encoding"
        guard Self.takesGzip(request.headers[.acceptEncoding]), let deflation = Deflation() else { return response }
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = nil
        let body = response.body
        let frame = DeflationBox(deflation)
        response.body = ResponseBody { writer in
            try await body.write(CompressedWriter(deflation: frame, onward: writer))
        }
        return response
    }

    static func takesGzip(_ header: String?) -> Bool {
        (header ?? "").lowercased().split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " } }
            return words.first == "gzip" && !words.dropFirst().contains { $0 == "q=0" || $0.hasPrefix("q=0.0") }
        }
    }
}

/// One answer is written by one task after another, never by two at once.
private final class DeflationBox: @unchecked Sendable {
    let deflation: Deflation
    init(_ deflation: Deflation) { self.deflation = deflation }
}

private struct CompressedWriter: ResponseBodyWriter {
    let deflation: DeflationBox
    var onward: any ResponseBodyWriter

    mutating func write(_ buffer: ByteBuffer) async throws {
        let output = deflation.deflation.deflate(buffer, isLast: false)
        if output.readableBytes > 0 { try await onward.write(output) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await onward.write(deflation.deflation.deflate(ByteBuffer(), isLast: true))
        try await onward.finish(trailingHeaders)
    }
}
