import Database
import Foundation
import Jobs
import Spreadsheets
import TestSupport
import Testing

@testable import Pages

@Suite(.timeLimit(.minutes(10))) struct ImportPagesTests {
    static let sheet = "编号,名称,所在地,树种,胸围\nGS-001,大榕树,441781,S1,6.5\nGS-002,老樟树,441781,S1,粗\nGS-003,古桥榕,441702,S1,5\n"

    /// Waits for the job of an import as a person who looks again.
    static func settled(_ browser: Browser, _ park: Park, _ address: String) async throws -> Browser.Page {
        let id = try #require(Int64(address.split(separator: "/").last ?? ""))
        let job = try await park.product.database.read {
            try $0.value("SELECT job_id FROM import WHERE id = ?1", [.integer(id)]).integer
        }
        _ = try await park.product.imports.jobs.wait(try #require(job))
        return try await browser.get(address)
    }

    @Test(arguments: Engine.allCases)
    func `a sheet is uploaded, mapped, checked, accepted, and its failed rows come back to be mended`(engine: Engine) async throws
    {
        let park = try await Park(engine)
        try await park.visit(as: "county-warden") { browser in
            #expect(try await browser.get("/tree").text.contains("href=\"/tree/import\""))
            #expect(try await browser.get("/tree/import").text.contains("enctype=\"multipart/form-data\""))
            let taken = try await browser.upload("/tree/import", file: "古树.csv", Array(Self.sheet.utf8))
            #expect(taken.status == 303)
            let mapping = try await browser.get(taken.location)
            #expect(mapping.text.contains("<option value=\"number\" selected>编号（必填）</option>"))
            #expect(mapping.text.contains("GS-001 / GS-002 / GS-003"))

            let columns = [
                "column-1": "number", "column-2": "name", "column-3": "place", "column-4": "species", "column-5": "girth",
            ]
            let form = columns.merging(["_next": "check", "_sheet": "", "_row": "1"]) { $1 }
            #expect(try await browser.post("\(taken.location)/mapping", form).status == 303)
            let checked = try await Self.settled(browser, park, taken.location)
            #expect(checked.text.contains("共 3 行，其中 2 行有误"))
            #expect(checked.text.contains("E3"))
            #expect(checked.text.contains("粗"))
            #expect(checked.text.contains("C4"))
            #expect(checked.text.contains("导入合格的 1 行"))
            #expect(try await browser.get("/tree").text.contains("还没有记录。"))

            #expect(try await browser.post("\(taken.location)/acceptance").status == 303)
            let accepted = try await Self.settled(browser, park, taken.location)
            #expect(accepted.text.contains("下载更正文件（2 行）"))
            #expect(try await browser.get("/tree").text.contains("大榕树"))

            let file = try await browser.get("\(taken.location)/corrected-file")
            let reader = try SheetReader.open(bytes: Array(file.bytes.readableBytesView))
            #expect(try reader.next()?.text(6) == "错误原因")
            #expect(try reader.next()?.text(1) == "GS-002")
            #expect(try await browser.get("/import").text.contains("古树.csv"))
        }
    }

    @Test func `a file that cannot be read is told on the upload page`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
            let page = try await browser.upload("/tree/import", file: "古树.xls", old)
            #expect(page.status == 422)
            #expect(page.text.contains("这是旧版 Excel（.xls）文件。请另存为 .xlsx 或 CSV 后再上传。"))
            #expect(try await browser.upload("/tree/import", file: "空.csv", []).status == 422)
        }
    }

    @Test func `a zip bomb, an outside entity and a giant cell are refused with what to do, and nothing is kept`() async throws {
        var bomb = HandMadePackage(rows: "")
        bomb.parts.removeLast()
        bomb.add("xl/worksheets/sheet1.xml", [UInt8](repeating: 0x20, count: 40 << 20))
        let entity = HandMadePackage(
            rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&f;</t></is></c></row>",
            prologue: "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>")
        let giant = Array("编号,名称\nGS-001,\"".utf8) + [UInt8](repeating: 0x61, count: 4 << 20)
        let files = [
            ("炸弹.xlsx", try bomb.bytes(), "文件解压后大得异常，为安全起见已拒绝。"), ("实体.xlsx", try entity.bytes(), "文件含有不允许的 XML 声明（DTD）"),
            ("大格.csv", giant, "单元格 B2 的内容超过 32767 个字符。"),
        ]
        try await Park().visit(as: "city-warden") { browser in
            for (name, bytes, words) in files {
                let page = try await browser.upload("/tree/import", file: name, bytes)
                #expect(page.status == 422, "\(name)")
                #expect(page.text.contains(words), "\(name)")
                #expect(page.text.contains("enctype=\"multipart/form-data\""), "\(name)")
                #expect(!page.text.contains("root:"))
            }
            #expect(try await browser.get("/import").text.contains("还没有导入过文件"))
        }
    }

    @Test func `a mapping without the key comes back with what was chosen`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let taken = try await browser.upload("/tree/import", file: "a.csv", Array(Self.sheet.utf8))
            let page = try await browser.post(
                "\(taken.location)/mapping", ["column-2": "name", "_next": "check", "_sheet": "", "_row": "1"])
            #expect(page.status == 422)
            #expect(page.text.contains("缺少用来识别记录的列：编号"))
            #expect(page.text.contains("<option value=\"name\" selected>"))
        }
    }

    @Test func `another account's import is not there`() async throws {
        let park = try await Park()
        try await park.visit(as: "city-warden") { browser in
            let taken = try await browser.upload("/tree/import", file: "a.csv", Array(Self.sheet.utf8))
            try await browser.signIn("county-warden")
            for address in ["", "/progress", "/corrected-file"] {
                #expect(try await browser.get(taken.location + address).status == 404)
            }
            for address in ["mapping", "acceptance", "cancellation"] {
                #expect(try await browser.post("\(taken.location)/\(address)", ["_row": "1"]).status == 404)
            }
            #expect(try await browser.get("/import").text.contains("还没有导入过文件"))
        }
    }
}
