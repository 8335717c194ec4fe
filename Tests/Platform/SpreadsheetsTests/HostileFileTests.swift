import Spreadsheets
import TestSupport
import Testing

@Suite struct HostileFileTests {
    @Test func `a zip bomb is refused by its growth`() throws {
        var package = HandMadePackage(rows: "")
        package.parts.removeLast()
        package.add("xl/worksheets/sheet1.xml", [UInt8](repeating: 0x20, count: 40 << 20))
        #expect(refusal(try package.bytes()) == .inflatesTooMuch(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `a part larger than the cap is refused`() throws {
        var limits = SheetLimits()
        limits.partBytes = 10_000
        let rows = (1...500).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0 * 7_919)</v></c></row>" }.joined()
        #expect(
            refusal(try HandMadePackage(rows: rows).bytes(), limits: limits) == .inflatesTooMuch(part: "xl/worksheets/sheet1.xml")
        )
    }

    @Test func `a package of thousands of parts is refused`() throws {
        var package = HandMadePackage(rows: "")
        for number in 0..<2_000 { package.add("xl/junk/\(number)", "") }
        #expect(refusal(try package.bytes()) == .tooManyParts)
    }

    @Test(arguments: [
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
    ])
    func `a document type declaration is refused before any entity is read`(prologue: String) throws {
        let package = HandMadePackage(
            rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>", prologue: prologue)
        #expect(refusal(try package.bytes()) == .documentType(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `a cell of 32 767 characters is read`() throws {
        let text = String(repeating: "尘", count: 32_767)
        let package = HandMadePackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(text)</t></is></c></row>")
        #expect(try texts(package.bytes()) == [[text]])
    }

    @Test func `a cell of 32 768 characters is refused with its address`() throws {
        let text = String(repeating: "x", count: 32_768)
        let package = HandMadePackage(rows: "<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>\(text)</t></is></c></row>")
        let error = try required(refusal(try package.bytes()))
        #expect(error == .cellTooLong(CellAddress(row: 7, column: 3)))
        #expect(error.code == "SP-009")
        #expect(error.message == "单元格 C7 的内容超过 32767 个字符。请缩短后再上传；若是 CSV 文件，请检查引号是否成对。")
    }

    @Test func `a giant cell in a text file is refused before it fills the memory`() throws {
        let bytes = Array("姓名,工种\n张三,\"".utf8) + [UInt8](repeating: 0x61, count: 1 << 20)
        #expect(refusal(bytes) == .cellTooLong(CellAddress(row: 2, column: 2)))
    }

    @Test func `a giant shared text is refused`() throws {
        var limits = SheetLimits()
        limits.sharedTextBytes = 1_000
        let package = HandMadePackage(rows: "", texts: "<si><t>\(String(repeating: "x", count: 2_000))</t></si>")
        #expect(refusal(try package.bytes(), limits: limits) == .sharedTextTooLarge)
    }

    @Test func `a giant attribute is refused`() throws {
        let name = (0..<400_000).map(String.init).joined()
        let package = HandMadePackage(rows: "<row r=\"1\" x=\"\(name)\"/>")
        #expect(refusal(try package.bytes())?.code == "SP-008")
    }

    @Test func `endless nesting is refused`() throws {
        let package = HandMadePackage(rows: String(repeating: "<a>", count: 100))
        #expect(refusal(try package.bytes())?.code == "SP-008")
    }

    @Test func `rows and columns beyond the format are refused`() throws {
        #expect(
            refusal(try HandMadePackage(rows: "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>").bytes())
                == .tooManyRows(limit: 1_048_576))
        #expect(
            refusal(try HandMadePackage(rows: "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>").bytes())
                == .tooManyColumns(row: 1, limit: 16_384))
        #expect(try texts(HandMadePackage(rows: "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>").bytes()) == [["1"]])
        #expect(refusal(Array(String(repeating: ",", count: 16_384).utf8)) == .tooManyColumns(row: 1, limit: 16_384))
        var limits = SheetLimits()
        limits.rows = 2
        #expect(refusal(Array("a\nb\nc\n".utf8), limits: limits) == .tooManyRows(limit: 2))
        #expect(refusal(Array("a\nb\n".utf8), limits: limits) == nil)
    }

    @Test func `a merge over the whole sheet is refused`() throws {
        let package = HandMadePackage(
            rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
        #expect(refusal(try package.bytes()) == .mergedAreaTooLarge)
    }

    @Test func `the old binary format is refused with what to do`() throws {
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        #expect(refusal(bytes) == .oldExcelFormat)
        #expect(SheetError.oldExcelFormat.message == "这是旧版 Excel（.xls）文件。请另存为 .xlsx 或 CSV 后再上传。")
        #expect(refusal(bytes + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }) == .encrypted)
    }

    @Test func `files of other kinds are refused by their content`() throws {
        #expect(refusal([]) == .emptyFile)
        #expect(refusal(Array("%PDF-1.7".utf8)) == .unsupportedFormat("PDF 文件"))
        #expect(refusal(Array("\n<html><table><tr><td>1</td></tr></table></html>".utf8)) == .unsupportedFormat("网页或 XML 格式的表格文件"))
        #expect(refusal([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 1, 2]) == .unsupportedFormat("这种文件"))
        var package = HandMadePackage()
        package.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        #expect(refusal(try package.bytes()) == .unsupportedFormat("OpenDocument（.ods）文件"))
        package = HandMadePackage()
        package.add("readme.txt", "x")
        #expect(refusal(try package.bytes()) == .unsupportedFormat("这种压缩包"))
    }

    @Test func `a damaged or cut package is refused`() throws {
        let bytes = try HandMadePackage(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes()
        #expect(refusal(Array(bytes.prefix(bytes.count / 2)))?.code == "SP-001")
        #expect(refusal(try HandMadePackage(rows: "<row r=\"1\"><c>").bytes())?.code == "SP-008")
        #expect(throws: SheetError.self) { try SheetReader.open(path: "/nowhere/file.xlsx") }
    }

    @Test func `a sheet is chosen by name and a wrong name is said`() throws {
        let package = try HandMadePackage(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes()
        #expect(try texts(package, sheet: .named("花名册")) == [["1"]])
        #expect(refusal(package, sheet: .named("名册")) == .noSheet("名册"))
    }

    @Test func `every error has a code of its own and a sentence that ends with what to do`() {
        let all: [SheetError] = [
            .unreadable(detail: ""), .oldExcelFormat, .encrypted, .unsupportedFormat(""), .inflatesTooMuch(part: ""),
            .tooManyParts,
            .documentType(part: ""), .malformed(part: "", detail: ""), .cellTooLong(CellAddress(row: 1, column: 1)),
            .tooManyRows(limit: 1), .tooManyColumns(row: 1, limit: 1), .noSheet(nil), .undecodable(row: 1), .openQuote(row: 1),
            .mergedAreaTooLarge, .sharedTextTooLarge, .emptyFile, .cannotWrite(detail: ""),
        ]
        #expect(Set(all.map(\.code)).count == all.count)
        #expect(all.allSatisfy { $0.message.contains("请") && $0.message.hasSuffix("。") })
    }
}
