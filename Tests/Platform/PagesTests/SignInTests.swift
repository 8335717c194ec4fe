import Pages
import Testing

@Suite struct SignInTests {
    @Test func `a stranger is led to the door and back to where they wanted to go`() async throws {
        try await Park().visit { browser in
            let door = try await browser.get("/visit?q=陈")
            #expect(door.status == 303)
            #expect(door.location == "/sign-in?then=%2Fvisit%3Fq%3D%E9%99%88")
            let inside = try await browser.post("/sign-in", ["name": "city-warden", "password": Park.password, "then": "/visit"])
            #expect(inside.location == "/visit")
            #expect(try await browser.get("/visit").status == 200)
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""])
    func `only addresses of the product are gone to`(address: String) async throws {
        try await Park().visit { browser in
            let page = try await browser.post("/sign-in", ["name": "city-warden", "password": Park.password, "then": address])
            #expect(page.location == "/")
        }
    }

    @Test func `a wrong password keeps the name and says what to do`() async throws {
        try await Park().visit { browser in
            let page = try await browser.post("/sign-in", ["name": "city-warden", "password": "wrong"])
            #expect(page.status == 403)
            #expect(page.text.contains("value=\"city-warden\""))
            #expect(page.text.contains("role=\"alert\""))
            #expect(!page.text.contains("value=\"wrong\""))
        }
    }

    @Test func `signing out ends the session`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let desk = try await browser.get("/")
            #expect(desk.status == 200)
            #expect(try await browser.post("/sign-out").location == "/sign-in?done=signed-out")
            #expect(try await browser.get("/").location == "/sign-in")
        }
    }

    @Test func `two administrators make an account; its owner changes the password first`() async throws {
        let park = try await Park()
        try await park.visit(as: "system") { browser in
            #expect(try await browser.get("/tree").status == 403)
            let made = try await browser.post(
                "/accounts",
                ["name": "newcomer", "display_name": "新人", "role": "warden", "region": "441781", "_reason": "新入职"])
            #expect(made.status == 200)
            let password = String(try #require(made.text.firstMatch(of: /初始密码：([^<]+)</)).1)
            let id = String(try #require(made.text.firstMatch(of: /href="\/accounts\/(\d+)"/)).1)
            #expect(try await browser.post("/accounts/\(id)/activation", ["_reason": "x"]).status == 403)

            try await browser.signIn("security")
            #expect(try await browser.get("/accounts").text.contains("newcomer"))
            #expect(try await browser.post("/accounts/\(id)/activation", ["_reason": "核实身份"]).status == 303)

            try await browser.post("/sign-out")
            #expect(
                try await browser.post("/sign-in", ["name": "newcomer", "password": password]).location == "/account/password")
            #expect(try await browser.get("/tree").location == "/account/password")
            let changed = try await browser.post(
                "/account/password", ["current": password, "new": "Camphor-Leaf-42", "again": "Camphor-Leaf-42"])
            #expect(changed.status == 303)
            #expect(try await browser.get("/tree").status == 200)
        }
    }

    @Test func `the audit administrator sees who read which person, and nobody else does`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            try await browser.post("/tree", Park.banyan)
            let visit = try await browser.post("/visit", ["tree_id": "GS-001", "person": "陈小明", "day": "2026-03-01"]).number
            #expect(try await browser.get("/visit/\(visit)").status == 200)
            let viewers = try await browser.get("/visit/\(visit)/viewers").text
            #expect(viewers.contains("city-warden"))
            #expect(try await browser.get("/access-log").status == 403)
            try await browser.signIn("audit")
            let log = try await browser.get("/access-log?register=visit&action=view").text
            #expect(log.contains("#\(visit)"))
            #expect(try await browser.get("/access-log/verification").text.contains("日志链完整"))
            #expect(try await browser.get("/visit/\(visit)").status == 403)
        }
    }
}
