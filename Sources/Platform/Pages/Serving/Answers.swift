import Hummingbird
import NIOCore

/// What a handler gives back, by a name of Pages: slices do not import the web framework.
public typealias PageAnswer = Response
public typealias AnswerStatus = HTTPResponse.Status

/// The few kinds of answers that handlers give.
extension PageRequest {
    /// A whole page in the product's frame.
    public func page(
        _ title: String, status: HTTPResponse.Status = .ok, crumbs: [Crumb] = [], charts: Bool = false, body: HTML
    ) -> Response {
        Response.html(
            Layout.page(self, title: title, crumbs: crumbs, charts: charts, failed: status.code >= 400, body: body),
            status: status)
    }

    /// A part of a page, for htmx.
    public func fragment(_ body: HTML) -> Response { Response.html(body) }

    /// JSON that a slice has written itself.
    public func json(_ text: String, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
        .json(ByteBuffer(string: text), status: status, type: type)
    }

    /// On to another page after an act, with the sentence of a notice.
    public func redirect(_ address: String, done notice: String? = nil) -> Response {
        guard let notice else { return .redirect(to: address) }
        let halves = address.split(separator: "#", maxSplits: 1)
        let joint = halves[0].contains("?") ? "&" : "?"
        return .redirect(to: "\(halves[0])\(joint)done=\(notice)" + (halves.count > 1 ? "#\(halves[1])" : ""))
    }

    /// A file to be kept, never shown inside the product's own page.
    public func download(_ bytes: ByteBuffer, name: String, type: String) -> Response {
        download(.init(byteBuffer: bytes), name: name, type: type)
    }

    func download(_ body: ResponseBody, name: String, type: String) -> Response {
        var headers: HTTPFields = [
            .contentType: type, .contentDisposition: FileName.disposition(name), .cacheControl: "private, no-store",
        ]
        if let length = body.contentLength { headers[.contentLength] = String(length) }
        return Response(status: .ok, headers: headers, body: body)
    }
}

extension Response {
    static func html(_ body: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store"],
            body: .init(byteBuffer: ByteBuffer(string: body.text)))
    }

    static func json(_ body: ByteBuffer, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "private, no-store"], body: .init(byteBuffer: body))
    }
}

enum FileName {
    /// The header under which every browser keeps the Chinese name.
    static func disposition(_ name: String) -> String {
        let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(FormEncoding.encode(name))"
    }
}

extension PageRequest {
    /// A header of the request by its name, for interfaces that machines speak.
    public func header(_ name: String) -> String? { HeaderName(name).flatMap { head.headers[$0] } }

    /// JSON that a slice has written itself.
    public func json(_ text: String, status: AnswerStatus = .ok) -> PageAnswer {
        .json(ByteBuffer(string: text), status: status)
    }
}
