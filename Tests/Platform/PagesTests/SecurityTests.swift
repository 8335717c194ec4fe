import Hummingbird
import NIOCore
import Pages
import Testing

@Suite struct SecurityTests {
    @Test func `every answer carries the headers that guard a person`() async throws {
        try await Park().visit { browser in
            for address in ["/sign-in", "/", "/nothing", "/api/v1/tree/1", "/health", "/assets/zhijian.css"] {
                let page = try await browser.get(address)
                let policy = page.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("script-src 'self'; style-src 'self'"), "\(address)")
                #expect(policy.contains("frame-ancestors 'none'"), "\(address)")
                #expect(page.headers[.xContentTypeOptions] == "nosniff", "\(address)")
                #expect(!page.text.contains("<script>"), "\(address)")
                #expect(!page.text.contains(" style=\""), "\(address)")
            }
        }
    }

    @Test func `over TLS cookies are bound to the host and the browser stays with TLS`() async throws {
        var settings = Product.Settings()
        settings.isSecure = true
        try await Park(settings: settings).visit { browser in
            let page = try await browser.get("/sign-in")
            #expect(page.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
            let cookie = try #require(page.headers[.setCookie])
            #expect(cookie.hasPrefix("__Host-visit="))
            for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(part), "\(part)") }
        }
    }

    @Test func `a form without its token, with another's or from another site changes nothing`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            let none = try await browser.post("/tree", Park.banyan.merging(["_token": ""]) { $1 })
            #expect(none.status == 403)
            #expect(none.text.contains("AC-008"))
            let foreign = try await browser.post(
                "/tree", Park.banyan.merging(["_token": String(repeating: "A", count: 64)]) { $1 })
            #expect(foreign.status == 403)
            let site = try await browser.send(
                "/tree", .post,
                headers: [.contentType: "application/x-www-form-urlencoded", .origin: "https://elsewhere.example"],
                body: ByteBuffer(string: "number=1"))
            #expect(site.status == 403)
            #expect(try await browser.get("/tree").text.contains("还没有记录。"))
        }
    }

    @Test(arguments: ["number=%FF%FE", "number=%C3", "number=%", "number=%zz", "number=a%00b"])
    func `text that is not UTF-8 is refused with a sentence`(body: String) async throws {
        try await Park().visit(as: "city-warden") { browser in
            let page = try await browser.send(
                "/tree", .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: ByteBuffer(string: body))
            #expect(page.status == 400)
            #expect(page.text.contains("不是有效的 UTF-8"))
            #expect(page.text.contains("PG-001"))
            #expect(try await browser.get("/tree?\(body)").status == 400)
        }
    }

    @Test func `a body of the wrong kind or size is refused before it is read`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let text = try await browser.send(
                "/tree", .post, headers: [.contentType: "text/plain"], body: ByteBuffer(string: "x"))
            #expect(text.status == 415)
            let form = try await browser.send(
                "/tree", .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                body: ByteBuffer(repeating: 0x61, count: 2 << 20))
            #expect(form.status == 413)
            #expect(try await browser.send("/tree/1", .delete).status == 405)
        }
    }

    @Test func `an address that does not exist is told without details`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            for address in [
                "/nothing", "/tree/abc", "/tree/9999999999999999999999", "/tree/-1", "/tree/1/attachment/x",
                "/tree/1'%20OR%201=1",
            ] {
                let page = try await browser.get(address)
                #expect(page.status == 404, "\(address)")
                #expect(page.text.contains("请求编号"))
            }
        }
    }

    @Test func `names of strange fields and strange filters are told, not run`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let page = try await browser.get("/tree?t.id=1&number.from=x&nonsense=1")
            #expect(page.status == 400)
            #expect(page.text.contains("不能按“nonsense”筛选"))
            #expect(try await browser.get("/tree?sort=name%3BDROP").status == 200)
        }
    }
}
