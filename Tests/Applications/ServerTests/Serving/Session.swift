import Foundation

/// A clerk signed in at a running server. Sessions outlive it, so once is enough.
struct Session: Sendable {
    let cookie: String
    /// The token of forms.
    let token: String

    init(_ server: ServerProcess) throws {
        let door = try Wire.request(server.pages, "GET", "/sign-in")
        let form = "_token=\(try Self.token(door))&name=\(ServedStore.account)&password=\(ServedStore.password)"
        let inside = try Wire.request(
            server.pages, "POST", "/sign-in", cookie: door.cookies.joined(separator: "; "), type: Wire.form, body: form)
        cookie = inside.cookies.joined(separator: "; ")
        token = try Self.token(Wire.request(server.pages, "GET", "/employer/new", cookie: cookie))
    }

    private static func token(_ page: Wire.Answer) throws -> String {
        guard let found = page.body.firstMatch(of: /name="_token" value="([^"]+)"/) else { throw Wire.Broken() }
        return String(found.1)
    }

    /// Sends the form for a new employer.
    func enterEmployer(code: String, name: String, at pages: UInt16) throws -> Wire.Answer {
        let fields = [
            "_token": token, "credit_code": code, "name": name, "region_code": "441702", "industry": "3381", "headcount": "7",
        ]
        let body = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
        return try Wire.request(
            pages, "POST", "/employer", cookie: cookie, type: Wire.form, body: body.joined(separator: "&"))
    }
}
