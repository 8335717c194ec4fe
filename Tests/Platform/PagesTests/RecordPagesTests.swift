import Database
import Testing

@Suite struct RecordPagesTests {
    @Test(arguments: Engine.allCases)
    func `a tree is entered, found in the list, opened, changed and listed`(engine: Engine) async throws {
        try await Park(engine).visit(as: "county-warden") { browser in
            let made = try await browser.post("/tree", Park.banyan)
            #expect(made.status == 303)
            let id = made.number
            let list = try await browser.get("/tree?q=榕")
            #expect(list.status == 200)
            #expect(list.text.contains("<a href=\"/tree/\(id)\">GS-001</a>"))
            #expect(list.text.contains("共 1 条"))

            let page = try await browser.get("/tree/\(id)")
            #expect(page.text.contains("<h1>大榕树 · GS-001</h1>"))
            #expect(page.text.contains("138****5678"))
            #expect(!page.text.contains("13800005678"))
            #expect(page.text.contains("核查古树"))
            #expect(page.text.contains("id=\"panel\""))

            let changed = Park.banyan.merging(["girth": "7", "_version": "1", "_reason": "复测", "keeper_phone": ""]) { $1 }
            #expect(try await browser.post("/tree/\(id)", changed).status == 303)
            let history = try await browser.get("/tree/\(id)").text
            #expect(history.contains("<del>6.5</del> → <ins>7</ins>"))
            #expect(history.contains("复测"))
            #expect(history.contains("138****5678"))

            #expect(try await browser.post("/tree/\(id)/transition/list", ["_version": "2"]).status == 303)
            let listed = try await browser.get("/tree/\(id)").text
            #expect(listed.contains("已挂牌"))
            #expect(!listed.contains("核查古树"))
            #expect(try await browser.get("/tree/\(id)/edit").status == 409)
        }
    }

    @Test func `wrong fields come back with everything typed and a summary that links to them`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let typed = [
                "number": "", "name": "<b>树</b>", "place": "999999", "girth": "粗", "planted": "2026-02-30", "remark": "第一行\n第二行",
            ]
            let page = try await browser.post("/tree", typed)
            #expect(page.status == 422)
            #expect(page.text.contains("<a href=\"#field-number\">请填写“编号”。</a>"))
            #expect(page.text.contains("<a href=\"#field-planted\">"))
            #expect(page.text.contains("value=\"&lt;b&gt;树&lt;/b&gt;\""))
            #expect(page.text.contains("value=\"粗\""))
            #expect(page.text.contains("type=\"text\" value=\"2026-02-30\""))
            #expect(page.text.contains("<option value=\"999999\" selected>"))
            #expect(page.text.contains("第一行\n第二行"))
            #expect(page.text.contains("<title>错误：新建古树"))
            #expect(try await browser.get("/tree").text.contains("还没有记录。"))
        }
    }

    @Test func `a stale form shows what the other saved beside what was typed, and saves on the second try`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            let first = Park.banyan.merging(["name": "小榕树", "_version": "1"]) { $1 }
            #expect(try await browser.post("/tree/\(id)", first).status == 303)
            let second = Park.banyan.merging(["name": "老榕树", "_version": "1"]) { $1 }
            let page = try await browser.post("/tree/\(id)", second)
            #expect(page.status == 409)
            #expect(page.text.contains("value=\"老榕树\""))
            #expect(page.text.contains("别人已保存为：小榕树"))
            #expect(page.text.contains("name=\"_version\" value=\"2\""))
            #expect(try await browser.post("/tree/\(id)", second.merging(["_version": "2"]) { $1 }).status == 303)
            #expect(try await browser.get("/tree/\(id)").text.contains("老榕树"))
        }
    }

    @Test func `a tree of another county is not there`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan.merging(["place": "441702"]) { $1 }).number
            try await browser.signIn("county-warden")
            #expect(try await browser.get("/tree/\(id)").status == 404)
            #expect(try await browser.get("/tree").text.contains("还没有记录。"))
            #expect(try await browser.post("/tree/\(id)", Park.banyan.merging(["_version": "1"]) { $1 }).status == 404)
            #expect(try await browser.post("/tree", Park.banyan.merging(["place": "441702"]) { $1 }).status == 422)
        }
    }

    @Test func `a record is shown as it stood on a day`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            park.moment.advance(days: 3)
            try await browser.signIn("city-warden")
            try await browser.post("/tree/\(id)", Park.banyan.merging(["name": "小榕树", "_version": "1"]) { $1 })
            let then = try await browser.get("/tree/\(id)?at=2026-03-03").text
            #expect(then.contains("<h1>大榕树"))
            #expect(then.contains("2026-03-03 当天结束时"))
            #expect(try await browser.get("/tree/\(id)?at=2026-03-01").status == 404)
            #expect(try await browser.get("/tree/\(id)?at=2026-02-30").status == 422)
        }
    }

    @Test func `withdrawing asks why and takes the record out of the list`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            #expect(try await browser.post("/tree/\(id)/withdrawal").status == 422)
            #expect(try await browser.post("/tree/\(id)/withdrawal", ["_reason": "重复登记"]).status == 303)
            #expect(try await browser.get("/tree").text.contains("还没有记录。"))
            let page = try await browser.get("/tree/\(id)").text
            #expect(page.contains("已作废"))
            #expect(page.contains("重复登记"))
        }
    }

    @Test func `a sealed telephone is shown in clear only with a reason`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            #expect(try await browser.post("/tree/\(id)/unmasking").status == 422)
            let page = try await browser.post("/tree/\(id)/unmasking", ["_reason": "台风前联系管护人"])
            #expect(page.status == 200)
            #expect(page.text.contains("13800005678"))
            let later = try await browser.get("/tree/\(id)").text
            #expect(!later.contains("13800005678"))
        }
    }

    @Test func `a file is kept under a clean name and handed out to be saved`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            #expect(
                try await browser.upload("/tree/\(id)/attachment", file: "../照片.exe", [0x4D, 0x5A, 0x00, 0x03]).status == 422)
            #expect(try await browser.upload("/tree/\(id)/attachment", file: "", []).status == 422)
            let pdf = Array("%PDF-1.7 tree".utf8)
            #expect(try await browser.upload("/tree/\(id)/attachment", file: "C:\\temp\\报告<1>.exe", pdf).status == 303)
            let page = try await browser.get("/tree/\(id)").text
            let link = try #require(page.firstMatch(of: /href="(\/tree\/\d+\/attachment\/\d+)">([^<]+)</))
            #expect(String(link.2) == "报告1.exe.pdf")
            // The file is part of the record: a version more, told by its history, and a form opened before is stale.
            #expect(page.contains("第 2 版"))
            #expect(page.contains("添加附件"))
            #expect(try await browser.post("/tree/\(id)", Park.banyan.merging(["_version": "1"]) { $1 }).status == 409)
            let file = try await browser.get(String(link.1))
            #expect(Array(file.bytes.readableBytesView) == pdf)
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
            #expect(file.headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test func `a technical field is told by the interface and shown nowhere else`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            try await browser.post("/tree/\(id)", Park.banyan.merging(["number": "GS-002", "_version": "1"]) { $1 })
            for address in [
                "/tree", "/tree/\(id)", "/tree/\(id)/edit", "/tree/\(id)/print", "/tree/new", "/tree/export/csv",
            ] {
                let page = try await browser.get(address)
                #expect(page.status == 200)
                #expect(!page.text.contains("铭牌比对键"), "\(address)")
                #expect(!page.text.contains("key-GS"), "\(address)")
            }
            #expect(try await browser.get("/api/v1/tree/\(id)").text.contains(#""plate_key":"key-GS-002""#))
            #expect(try await browser.get("/api/v1/openapi.json").text.contains("plate_key"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a sealed value that may be empty is emptied by its box alone`(engine: Engine) async throws {
        try await Park(engine).visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            #expect(try await browser.get("/tree/\(id)/edit").text.contains("name=\"_clear_keeper_phone\""))
            let new = try await browser.get("/tree/new").text
            #expect(!new.contains("_clear_keeper_phone"))
            let empty = Park.banyan.merging(["keeper_phone": ""]) { $1 }
            try await browser.post("/tree/\(id)", empty.merging(["_version": "1", "name": "老榕树"]) { $1 })
            #expect(try await browser.get("/tree/\(id)").text.contains("138****5678"))
            try await browser.post("/tree/\(id)", empty.merging(["_version": "2", "_clear_keeper_phone": "1"]) { $1 })
            #expect(try await browser.get("/api/v1/tree/\(id)").text.contains("\"keeper_phone\":null"))
            #expect(try await browser.get("/api/v1/tree?keeper_phone=13800005678").text.contains("\"total\":0"))
        }
    }
}
