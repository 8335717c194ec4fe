import Access
import Database
import Hummingbird
import Pages
import Testing

@Suite struct TokenTests {
    /// Issues a token on the page and reads it from the one answer that shows it.
    private func issue(_ browser: Browser, scope: String, register: String = "", days: String = "90") async throws -> String {
        let page = try await browser.post(
            "/account/token", ["name": "对接试验", "scope": scope, "register": register, "days": days])
        #expect(page.status == 200)
        return String(try #require(page.text.firstMatch(of: /id="token">([^<]+)</)).1)
    }

    private func bearer(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

    @Test(arguments: Engine.allCases)
    func `a token is shown once, reads in the name of its holder, and is stored as a digest`(engine: Engine) async throws {
        let park = try await Park(engine)
        try await park.visit(as: "county-warden") { browser in
            let token = try await issue(browser, scope: "read")
            try await browser.post("/tree", Park.banyan)
            let mine = try await browser.get("/account/token").text
            #expect(mine.contains("对接试验"))
            #expect(!mine.contains(token))
            let stored = try await park.product.database.read { try $0.value("SELECT token_digest FROM access_token").text }
            #expect(stored?.count == 64)

            let list = try await browser.fresh().get("/api/v1/tree", headers: bearer(token))
            #expect(list.status == 200)
            #expect(list.text.contains("GS-001"))
            try await park.product.access.log.flush()
            let reasons = try await park.product.database.read {
                try $0.query("SELECT DISTINCT reason FROM access_log WHERE action = 'list' ORDER BY reason").map {
                    $0.text("reason")
                }
            }
            #expect(reasons.count == 1)
            #expect(reasons.first?.hasPrefix("访问令牌 ") == true)
        }
    }

    @Test func `a token for reading writes nothing, one for one register opens no other, and none opens a page`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            let reading = try await issue(browser, scope: "read")
            let trees = try await issue(browser, scope: "write", register: "tree")
            let tree = #"{"number":"GS-009","name":"榕树","place":"441781"}"#
            let program = browser.fresh()
            func made(_ token: String) async throws -> Browser.Page {
                try await program.send(
                    "/api/v1/tree", .post, headers: [.authorization: "Bearer \(token)", .contentType: "application/json"],
                    body: ByteBuffer(string: tree))
            }
            let refused = try await made(reading)
            #expect(refused.status == 403)
            #expect(refused.text.contains("AC-071"))
            #expect(try await made(trees).status == 201)
            let author = try await park.product.database.read {
                try $0.value("SELECT account_name FROM ledger_entry WHERE register = 'tree' ORDER BY sequence DESC LIMIT 1").text
            }
            #expect(author == "city-warden（令牌：对接试验）")
            #expect(try await program.get("/api/v1/visit", headers: bearer(trees)).status == 403)
            #expect(try await program.get("/api/v1/visit", headers: bearer(reading)).status == 200)
            #expect(try await program.get("/", headers: bearer(trees)).location.hasPrefix("/sign-in"))
            #expect(try await program.get("/account/token", headers: bearer(trees)).status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a token ends by its day, by its holder and with its account`(engine: Engine) async throws {
        let park = try await Park(engine)
        try await park.visit(as: "county-warden") { browser in
            let (first, second, third) = (
                try await issue(browser, scope: "read", days: "1"), try await issue(browser, scope: "read"),
                try await issue(browser, scope: "read")
            )
            let program = browser.fresh()
            func status(_ token: String) async throws -> Int {
                try await program.get("/api/v1/tree", headers: bearer(token)).status
            }
            #expect(try await status(first) == 200)
            park.moment.advance(days: 1)
            let over = try await program.get("/api/v1/tree", headers: bearer(first))
            #expect(over.status == 401)
            #expect(over.headers[.wwwAuthenticate] == "Bearer")
            #expect(over.text.contains("AC-080"))

            try await browser.signIn("county-warden")
            let id = try await park.product.database.read {
                try $0.value("SELECT MIN(id) FROM (SELECT id FROM access_token ORDER BY id DESC LIMIT 2) t").integer
            }
            let number = try #require(id)
            let address = "/account/token/\(number)/revocation"
            try await browser.signIn("gardener")
            try await browser.post(address)
            #expect(try await status(second) == 200)
            try await browser.signIn("county-warden")
            #expect(try await browser.post(address).status == 303)
            #expect(try await status(second) == 401)

            #expect(try await status(third) == 200)
            let account = try #require(try await park.product.access.accounts.principal(named: "county-warden")?.accountID)
            let security = try #require(try await park.product.access.accounts.principal(named: "security"))
            try await park.product.access.accounts.disable(account, reason: "离岗", by: security)
            #expect(try await status(third) == 401)
            #expect(try await status("zj_nothing") == 401)
            #expect(try await program.get("/api/v1/tree", headers: [.authorization: "Basic eDp5"]).status == 401)
        }
    }

    @Test func `what is wrong with an order for a token is told, and a token makes no other`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            for (name, days, code) in [("", "30", "AC-081"), ("x", "0", "AC-083"), ("x", "367", "AC-083"), ("x", "一月", "AC-083")]
            {
                let page = try await browser.post("/account/token", ["name": name, "scope": "read", "days": days])
                #expect(page.status == 422, "\(name) \(days)")
                #expect(page.text.contains(code == "AC-081" ? "请填写令牌用途" : "有效期须为"))
            }
            #expect(
                try await browser.post("/account/token", ["name": "x", "scope": "all", "days": "3"]).status == 403)
            let token = try await issue(browser, scope: "decide")
            let principal = try await park.product.access.tokens.principal(for: token)
            await #expect(throws: AccessError(.outsideToken)) {
                try await park.product.access.tokens.issue(name: "又一个", kind: .read, days: 1, by: principal)
            }
        }
    }

    @Test func `every address of the interface answers each kind of token as declared`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            let tree = try await browser.post("/tree", Park.banyan).number
            for kind in TokenScope.Kind.allCases {
                let token = try await issue(browser, scope: kind.rawValue)
                let program = browser.fresh()
                for route in ProductRouter.routes(park.product) where route.path.hasPrefix("/api/") {
                    let address = route.path.replacing("{id}", with: "\(tree)")
                    var headers = bearer(token)
                    if route.body == .json { headers[.contentType] = "application/json" }
                    let answer = try await program.send(
                        address, route.method, headers: headers, body: route.body == .json ? ByteBuffer(string: "{}") : nil)
                    switch route.entry {
                    case .register(_, let verb) where !kind.verbs.contains(verb):
                        #expect(answer.status == 403, "\(kind) \(route.description)")
                    case .account, .signedIn, .area, .roles: #expect(answer.status == 403, "\(kind) \(route.description)")
                    default: #expect(![401, 403].contains(answer.status) && answer.status < 500, "\(kind) \(route.description)")
                    }
                }
            }
        }
    }
}
