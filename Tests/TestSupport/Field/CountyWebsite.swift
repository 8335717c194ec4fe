import Access
import Calendars
import CodeTables
import Database
import Declarations
import Employers
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Organisations
import Pages
import Registers
import TestSupport

/// The pages of the county's product, with the office behind them and accounts for its people.
public struct CountyWebsite: Sendable {
    public static let slices = [Employers.slice, Declarations.slice, Organisations.slice, CodeTables.slice]
    static let password = "Simulated-Pass-77"

    public let product: Product
    public let office: CountyOffice

    public init(_ engine: Engine = .sqlite, slices: [Slice] = CountyWebsite.slices) async throws {
        let slices = slices.map(CountyWebsite.signedInByPassword)
        let database = try await TestDatabase.open(engine)
        let time = OfficeTime(CountyOffice.monday)
        let clock = Clock { time.now }
        try await ProductSchema.bring(database, to: slices, at: time.now)
        var options = AccessOptions()
        options.passwordCost = .init(log2Rounds: 4, blockSize: 1)
        let codes = CodeTableBook(clock: clock)
        product = try await Product.assemble(
            database, slices: slices, codes: codes, keyring: try .generate(), clock: clock, assets: Assets(folder: nil),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, access: options)
        office = CountyOffice(registers: product.registers, codes: codes, time: time)
        for (name, role, region) in [
            ("clerk", Role.countyClerk, "440000/441700/441702"), ("yangchun", .countyClerk, "440000/441700/441781"),
        ] {
            try await open(name, role, region: RegionPath(region) ?? .nowhere)
        }
    }

    /// Without the second factor that some roles must have: it has tests of its own.
    private static func signedInByPassword(_ slice: Slice) -> Slice {
        var slice = slice
        slice.roles = slice.roles.map { RoleDescription($0.role, label: $0.label, explanation: $0.explanation, needs: $0.needs) }
        return slice
    }

    private func open(
        _ name: String, _ role: Role, region: RegionPath = .nowhere, organisation: Int64? = nil, person: Int64? = nil
    ) async throws {
        try await product.access.accounts.install(
            NewAccount(name: name, displayName: name, role: role, organisation: organisation, region: region, person: person),
            password: CountyWebsite.password, mustChangePassword: false)
    }

    /// An account for somebody of a health department.
    public func openAccount(_ name: String, _ role: Role, region: String) async throws {
        try await open(name, role, region: RegionPath(region) ?? .nowhere)
    }

    /// An account for somebody of an institution, working in a region.
    public func openAccount(_ name: String, _ role: Role, region: String, organisation: Int64) async throws {
        try await open(name, role, region: RegionPath(region) ?? .nowhere, organisation: organisation)
    }

    /// An account for a person who sees the own records.
    public func openAccount(_ name: String, _ role: Role, person: Int64) async throws {
        try await open(name, role, person: person)
    }

    /// An account for somebody of the employer, named `factory`.
    public func openAccount(of employer: Int64) async throws {
        try await open("factory", .employer, organisation: employer)
    }

    /// Runs a body with a visitor who has signed in, or with one who has not.
    public func visit(as name: String? = nil, _ body: @escaping @Sendable (Visitor) async throws -> Void) async throws {
        let application = Application(router: ProductRouter.build(product), logger: product.logger)
        try await application.test(.router) { client in
            let visitor = Visitor(client)
            if let name { try await visitor.post("/sign-in", ["name": name, "password": CountyWebsite.password]) }
            try await body(visitor)
        }
    }
}

/// A person's browser: keeps cookies and sends forms with their token.
public final class Visitor: @unchecked Sendable {
    public struct Page: Sendable {
        public let status: Int
        public let text: String
        public let location: String

        /// The page without tags, for what a person reads.
        public var words: String {
            text.replacing(/<(style|script)[^>]*>.*?<\/(style|script)>/.dotMatchesNewlines(), with: "").replacing(
                /<[^>]+>/, with: " "
            ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        /// The words behind each “为什么” of the page, in order.
        public var reasons: [String] {
            text.matches(of: /<details class="why"[^>]*>.*?<\/details>/.dotMatchesNewlines()).map {
                Page(status: status, text: String($0.output), location: "").words
            }
        }
        /// The number in `/declaration/12/…`.
        public var number: Int64 {
            location.split { "/?".contains($0) }.compactMap { Int64($0) }.first ?? 0
        }
    }

    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) { self.client = client }

    public func get(_ address: String) async throws -> Page { try await send(address, .get) }

    @discardableResult
    public func post(_ address: String, _ fields: [String: String] = [:]) async throws -> Page {
        let home = try await get(cookies["session"] == nil ? "/sign-in" : "/account").text
        let token = home.firstMatch(of: /name="_token" value="([^"]+)"/).map { String($0.1) } ?? ""
        let body = fields.merging(["_token": token]) { own, _ in own }.map { "\(encode($0.key))=\(encode($0.value))" }
        return try await send(address, .post, body: body.joined(separator: "&"))
    }

    /// Sends a form with a file.
    public func upload(_ address: String, file name: String, _ text: String) async throws -> Page {
        let token = try await get("/account").text.firstMatch(of: /name="_token" value="([^"]+)"/).map { String($0.1) } ?? ""
        return try await send(
            address, .post,
            body: "--mark\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(token)\r\n"
                + "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n\(text)\r\n--mark--\r\n",
            type: "multipart/form-data; boundary=mark")
    }

    /// Sends a form of fields and files (name of the field → bytes).
    public func upload(_ address: String, fields: [String: String], files: [String: [UInt8]] = [:]) async throws -> Page {
        let token = try await get("/account").text.firstMatch(of: /name="_token" value="([^"]+)"/).map { String($0.1) } ?? ""
        var body: [UInt8] = []
        for (name, value) in fields.merging(["_token": token], uniquingKeysWith: { own, _ in own }).sorted(by: { $0.key < $1.key }
        ) {
            body += Array("--mark\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for (name, bytes) in files {
            body += Array("--mark\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"photo.jpg\"\r\n\r\n".utf8)
            body += bytes + Array("\r\n".utf8)
        }
        body += Array("--mark--\r\n".utf8)
        return try await send(address, .post, bytes: body, type: "multipart/form-data; boundary=mark")
    }

    /// Sends a request of the interface, with the version that the caller knows.
    public func send(_ address: String, method: HTTPRequest.Method, json: String? = nil, version: Int64 = 1) async throws -> Page
    {
        try await send(address, method, body: json, type: "application/json", version: version)
    }

    /// A request of a program to the JSON interface, in the session of the person.
    public func json(_ address: String, _ body: String) async throws -> Page {
        try await send(address, .post, body: body, type: "application/json")
    }

    private func encode(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

    private func send(
        _ address: String, _ method: HTTPRequest.Method, body: String? = nil, bytes: [UInt8]? = nil,
        type: String = "application/x-www-form-urlencoded", version: Int64? = nil
    ) async throws -> Page {
        let body = body.map { ByteBuffer(string: $0) } ?? bytes.map { ByteBuffer(bytes: $0) }
        var headers = HTTPFields()
        if body != nil { headers[.contentType] = type }
        if let version { headers[.ifMatch] = "\"\(version)\"" }
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        let answer = try await client.execute(
            uri: address, method: method, headers: headers, body: body
        ) { $0 }
        for line in answer.headers[values: .setCookie] {
            let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return Page(
            status: Int(answer.status.code), text: String(buffer: answer.body), location: answer.headers[.location] ?? "")
    }
}
