import Pages
import Testing

@Suite struct ListTests {
    private func plant(_ browser: Browser, _ count: Int) async throws {
        for number in 1...count {
            let fields = Park.banyan.merging([
                "number": "T-\(100 + number)", "girth": "\(number)", "place": number % 2 == 0 ? "441781" : "441702",
                "remark": number == 1 ? "=1+1" : "",
            ]) { $1 }
            #expect(try await browser.post("/tree", fields).status == 303)
        }
    }

    @Test func `filters, order and page stand in the address`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            try await plant(browser, 7)
            let page = try await browser.get("/tree?girth.from=3&sort=-girth&size=2&page=2").text
            #expect(page.contains("共 5 条"))
            #expect(page.matches(of: />(T-\d+)</).map { String($0.1) } == ["T-105", "T-104"])
            #expect(page.contains("aria-sort=\"descending\""))
            #expect(page.contains("/tree?girth.from=3&amp;sort=-girth&amp;size=2&amp;page=3"))
            #expect(try await browser.get("/tree?region=441781").text.contains("共 3 条"))
            #expect(try await browser.get("/tree?state=listed").text.contains("没有符合条件的记录"))
        }
    }

    @Test func `a set of filters is kept under a name`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            try await browser.post("/tree/view", ["name": "阳春", "_query": "region=441781"])
            let page = try await browser.get("/tree").text
            #expect(page.contains("<a href=\"/tree?region=441781\">阳春</a>"))
            try await browser.signIn("county-warden")
            let others = try await browser.get("/tree").text
            #expect(!others.contains("阳春</a>"))
        }
    }

    @Test func `the export holds the rows of the list and runs no formula`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            try await plant(browser, 3)
            let csv = try await browser.get("/tree/export/csv?girth.to=2&sort=girth")
            let lines = csv.text.split(separator: "\r\n")
            #expect(lines.count == 3)
            #expect(lines[0].hasPrefix("\u{FEFF}编号,树名,所在地区,树种"))
            #expect(lines[1].hasPrefix("T-101,大榕树,441702 江城区,S1 榕树"))
            #expect(lines[1].contains("'=1+1"))
            #expect(csv.headers[.contentDisposition]?.contains("filename*=UTF-8''%E5%8F%A4%E6%A0%91-2026-03-02-2") == true)
            let xlsx = try await browser.get("/tree/export/xlsx")
            #expect(Array(xlsx.bytes.readableBytesView.prefix(2)) == [0x50, 0x4B])
            #expect(try await browser.get("/tree/export/pdf").status == 404)
            let template = try await browser.get("/tree/template")
            #expect(Array(template.bytes.readableBytesView.prefix(2)) == [0x50, 0x4B])
        }
    }

    @Test func `what is due stands on the desk, and the box finds a tree`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            try await browser.post("/tree", Park.banyan)
            #expect(try await browser.get("/").text.contains("还剩 5 天"))
            park.moment.advance(days: 7)
            try await browser.signIn("city-warden")
            #expect(try await browser.get("/").text.contains("逾期 2 天"))
            #expect(try await browser.get("/search?q=榕").text.contains("大榕树 · GS-001"))
            #expect(try await browser.get("/codes/pest?pest=P29").text.contains("<option value=\"P29 害虫29号\">"))
            #expect(try await browser.get("/tree/choices?tree_id=GS").text.contains("<option value=\"GS-001\">"))
        }
    }
}
