import Calendars
import Foundation
import Spreadsheets
import Testing

@Suite struct WritingTests {
    static let tricky = [
        "=1+1", "+8613800000000", "-5", "-a", "@SUM(A1)", "\tx", "＝1", "逗号,引号\"换\n行", " 前后空格 ", "_x000D_", "440902199001011234",
        "plain",
    ]

    @Test func `what is written into a workbook is read back the same`() throws {
        let path = temporaryPath("round.xlsx")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try SheetWriter(path: path)
        try writer.addSheet(
            "花名册", columns: [SheetColumn("文字", comment: "说明"), SheetColumn("数"), SheetColumn("日期", content: .day)])
        for (index, text) in Self.tricky.enumerated() {
            try writer.write([.text(text), .integer(Int64(index) - 3), .day(try required(Day("2024-03-05")) + index)])
        }
        try writer.write([.wrong("张三", reason: "证件号码校验位不符"), .real(0.1), .empty, .text("备注")])
        try writer.write([.integer(441_702_199_001_011_234), .real(-2.5), .day(try required(Day("1899-12-31")))])
        try writer.close()

        var rows = try texts(SheetReader.open(path: path))
        #expect(rows.removeFirst() == ["文字", "数", "日期"])
        #expect(rows.removeLast() == ["441702199001011234", "-2.5", "1899-12-31"])
        #expect(rows.removeLast() == ["张三", "0.1", "", "备注"])
        #expect(rows.map { $0[0] } == Self.tricky)
        #expect(rows.map { $0[1] } == (0..<Self.tricky.count).map { String($0 - 3) })
        #expect(rows.first?[2] == "2024-03-05")
    }

    @Test func `texts of a workbook are never formulas and look for correction is marked`() throws {
        let path = temporaryPath("parts.xlsx")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try SheetWriter(path: path)
        try writer.addSheet(
            "更正",
            columns: [
                SheetColumn("姓名", isRequired: true), SheetColumn("行键", isHidden: true), SheetColumn("类别", choices: ["甲类", "乙类"]),
            ])
        try writer.write([.wrong("=cmd|' /C calc'!A0", reason: "含有不允许的字符"), .text("k1"), .text("丙类")])
        try writer.close()
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        #expect(!sheet.contains("<f>"))
        #expect(sheet.contains("hidden=\"1\""))
        #expect(sheet.contains("state=\"frozen\""))
        #expect(sheet.contains("<dataValidation type=\"list\""))
        #expect(sheet.contains("<formula1>'选项'!$A$1:$A$2</formula1>"))
        #expect(try part("xl/comments1.xml", of: path).contains("含有不允许的字符"))
        #expect(try part("xl/styles.xml", of: path).contains("FFFFC7CE"))
        #expect(try SheetReader.open(path: path).sheetNames == ["更正", "选项"])
    }

    @Test func `a text table is read back the same after cleaning`() throws {
        let path = temporaryPath("round.csv")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try DelimitedWriter(path: path)
        try writer.write([.text("文字"), .text("数"), .text("日期")])
        for text in Self.tricky { try writer.write([.text(text), .real(-0.5), .day(try required(Day("2024-03-05")))]) }
        try writer.close()
        var rows = try texts(SheetReader.open(path: path))
        #expect(rows.removeFirst() == ["文字", "数", "日期"])
        #expect(rows.map { Cleaning.text($0[0]) } == Self.tricky.map(Cleaning.text))
        #expect(rows.allSatisfy { $0[1] == "-0.5" && $0[2] == "2024-03-05" })
    }

    @Test func `a text that looks like a formula is neutralised in a text table and numbers are not`() {
        var bytes: [UInt8] = []
        DelimitedLine.append(
            [
                .text("=1+1"), .text("+1"), .text("-1"), .text("-1.5"), .text("-1-1"), .text("-"), .text("@a"), .text("\ta"),
                .text("\ra"),
                .text("＝1"), .integer(-1), .text("a=1"), .text("-1."), .empty,
            ], to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "'=1+1,'+1,-1,-1.5,'-1-1,'-,'@a,'\ta,\"'\ra\",'＝1,-1,a=1,'-1.,\r\n")
    }

    @Test func `a text too long for a cell is refused with its address`() throws {
        let path = temporaryPath("long.xlsx")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try SheetWriter(path: path)
        try writer.addSheet("a", columns: [SheetColumn("a"), SheetColumn("b")])
        #expect(throws: SheetError.cellTooLong(CellAddress(row: 2, column: 2))) {
            try writer.write([.empty, .text(String(repeating: "x", count: 32_768))])
        }
    }

    @Test func `a path that cannot be written is said`() throws {
        #expect(throws: SheetError.self) { try DelimitedWriter(path: "/nowhere/a.csv") }
        let writer = try SheetWriter(path: "/nowhere/a.xlsx")
        try writer.addSheet("a", columns: [SheetColumn("a")])
        #expect(throws: SheetError.self) { try writer.close() }
    }
}
