import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore

/// What a person's browser does in a test: keeps cookies, follows what it is told, fills forms with their token.
final class Browser: @unchecked Sendable {
    struct Page: Sendable {
        let status: Int
        let headers: HTTPFields
        let bytes: ByteBuffer
        var text: String { String(buffer: bytes) }
        var location: String { headers[.location] ?? "" }
        /// Number of the record that an answer leads to.
        var number: Int64 { Int64(location.prefix { $0 != "?" }.split(separator: "/").last ?? "") ?? 0 }
    }

    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Another reader of the same pages, without this one's cookies.
    func fresh() -> Browser { Browser(client) }

    func get(_ address: String, headers: HTTPFields = [:]) async throws -> Page {
        try await send(address, .get, headers: headers)
    }

    func send(
        _ address: String, _ method: HTTPRequest.Method, headers: HTTPFields = [:], body: ByteBuffer? = nil
    ) async throws -> Page {
        var headers = headers
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        let answer = try await client.execute(uri: address, method: method, headers: headers, body: body) { $0 }
        for line in answer.headers[values: .setCookie] {
            let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return Page(status: Int(answer.status.code), headers: answer.headers, bytes: answer.body)
    }

    /// A token as any page of this browser carries one.
    func token() async throws -> String {
        for address in ["/account", "/account/password", "/sign-in"] {
            let text = try await get(address).text
            if let token = text.firstMatch(of: /name="_token" value="([^"]+)"/) { return String(token.1) }
        }
        return ""
    }

    /// Sends a form as the page would.
    @discardableResult
    func post(_ address: String, _ fields: [String: String] = [:]) async throws -> Page {
        let fields = fields.merging(["_token": try await token()]) { own, _ in own }
        return try await send(
            address, .post, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: fields.map { "\(Self.encode($0.key))=\(Self.encode($0.value))" }.joined(separator: "&")))
    }

    /// Sends a form with a file.
    func upload(_ address: String, file name: String, _ bytes: [UInt8]) async throws -> Page {
        var body = ByteBuffer(
            string: "--mark\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(try await token())\r\n"
                + "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--mark--\r\n")
        return try await send(address, .post, headers: [.contentType: "multipart/form-data; boundary=mark"], body: body)
    }

    /// Sends JSON to the interface.
    func json(_ address: String, _ method: HTTPRequest.Method, _ text: String, version: Int64? = nil) async throws -> Page {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let version { headers[.ifMatch] = "\"\(version)\"" }
        return try await send(address, method, headers: headers, body: ByteBuffer(string: text))
    }

    func signIn(_ name: String, password: String = Park.password) async throws {
        try await post("/sign-in", ["name": name, "password": password])
    }

    private static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
