import Database
import Foundation
import Pages
import Registers
import Spreadsheets
import TestSupport
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

    /// A gardener who plants trees works with them; the auditor's own page is the log. What may only be seen lies folded below.
    @Test(arguments: [("city-warden", "/tree"), ("gardener", "/tree"), ("audit", "/access-log")])
    func `the desk shows first where the account works`(name: String, address: String) async throws {
        try await Park().visit(as: name) { browser in
            let desk = try await browser.get("/").text
            let places = try #require(desk.range(of: "常用入口"))
            let folded = try #require(desk.range(of: "<details class=\"other-places\">"))
            let first = desk[places.upperBound..<folded.lowerBound]
            #expect(first.contains("href=\"\(address)\""))
            #expect(!first.contains("href=\"/account\""))
            #expect(desk[folded.upperBound...].contains("href=\"/account\""))
        }
    }

    @Test(arguments: Engine.allCases)
    func `fifty thousand rows leave part by part, in the order of the list`(engine: Engine) async throws {
        let park = try await Park(engine)
        _ = try await park.product.database.write {
            try $0.execute(
                """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
                INSERT INTO tree (id, version, state, region_path, void, created_at, updated_at, number, name, place, species, branches)
                SELECT 1000000 + i, 1, 'draft', '44/4417/441781', 0, 0, 0, 'T-' || i, '榕树', '441781', 'S1', i % 7 FROM n
                """)
        }
        let warden = try #require(try await park.product.access.accounts.principal(named: "city-warden"))
        let export = try park.product.imports.exporting("tree", ListRequest(), as: warden)
        #expect(try await export.part().rows.count == 1_000)
        try await park.visit(as: "city-warden") { browser in
            let csv = try await browser.get("/tree/export/csv?sort=-branches")
            let lines = csv.text.split(separator: "\r\n")
            #expect(lines.count == 50_001)
            let numbers = lines.dropFirst().map { $0.prefix { $0 != "," } }
            #expect(Set(numbers).count == 50_000)
            // Six branches first, the newest of them first: 50 000 = 7 × 7 142 + 6.
            #expect(numbers.first == "T-50000")
            #expect(numbers.last == "T-7")
            guard engine == .sqlite else { return }
            let xlsx = try await browser.get("/tree/export/xlsx?branches=3")
            let path = try TemporaryFolder.make().appending(path: "tree.xlsx").path
            try Data(xlsx.bytes.readableBytesView).write(to: URL(filePath: path))
            let reader = try SheetReader.open(path: path)
            var rows = 0
            while try reader.next() != nil { rows += 1 }
            #expect(rows == 7_144)
        }
    }
}
