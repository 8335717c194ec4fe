import Database
import Pages
import Testing

@Suite struct SettingsPageTests {
    private static let address = "/settings"

    private func setting(_ park: Park, _ name: String) async throws -> String {
        try await park.product.database.read { try ProductSetting.read(name, $0) }
    }

    @Test(arguments: Engine.allCases)
    func `the security administrator sets how long logs are kept, and the ledger says who and why`(engine: Engine) async throws {
        let park = try await Park(engine)
        try await park.visit(as: "security") { browser in
            #expect(try await browser.get(Self.address).text.contains("value=\"1096\""))
            let answer = try await browser.post(
                Self.address, ["access_log_days": "２００", "upload_days": "30", "_reason": "内控制度第 8 条"])
            #expect(answer.status == 303)
            #expect(try await browser.get(Self.address).text.contains("value=\"200\""))
        }
        #expect(try await setting(park, ProductSetting.accessLogDays) == "200")
        let entry = try await park.product.database.read {
            try $0.first("SELECT account_name, reason, content FROM ledger_entry WHERE register = 'product_setting'")
        }
        #expect(entry?.text("account_name") == "security")
        #expect(entry?.text("reason") == "内控制度第 8 条")
        #expect(entry?.text("content") == "{\"access_log_days\":\"1096 → 200\"}")
    }

    @Test func `fewer than six months, no number or no reason change nothing, and what was typed stays`() async throws {
        let park = try await Park()
        try await park.visit(as: "security") { browser in
            for (days, uploads, reason, told) in [
                ("183", "30", "x", "请填写 184 至 36500 之间的整数。"), ("半年", "30", "x", "请填写 184 至 36500 之间的整数。"),
                ("184", "0", "x", "请填写 1 至 3650 之间的整数。"), ("184", "30", " ", "请填写修改理由。"),
            ] {
                let page = try await browser.post(
                    Self.address, ["access_log_days": days, "upload_days": uploads, "_reason": reason])
                #expect(page.status == 422)
                #expect(page.text.contains(told))
                #expect(page.text.contains("value=\"\(days)\""))
            }
        }
        #expect(try await setting(park, ProductSetting.accessLogDays) == "")
        #expect(try await setting(park, ProductSetting.uploadDays) == "")
    }

    @Test(arguments: ["city-warden", "system", "audit"])
    func `nobody else sees or sets it`(account: String) async throws {
        let park = try await Park()
        try await park.visit(as: account) { browser in
            let (seen, set) = (
                try await browser.get(Self.address), try await browser.post(Self.address, ["access_log_days": "200"])
            )
            #expect((seen.status, set.status) == (403, 403))
        }
    }
}
