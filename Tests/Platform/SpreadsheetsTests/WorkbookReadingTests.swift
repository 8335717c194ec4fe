import Spreadsheets
import TestSupport
import Testing

@Suite struct WorkbookReadingTests {
    @Test func `shared, inline and formula texts, numbers, booleans and gaps are read as shown`() throws {
        let package = HandMadePackage(
            rows: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>噪</t></r><r><t>声</t></r></is></c></row>
                <row r="3"><c r="B3" t="str"><f>A1&amp;"x"</f><v>粉尘x</v></c><c r="C3" t="b"><v>1</v></c><c r="D3"><f>1+1</f><v>2</v></c></row>
                """, texts: "<si><t>粉尘</t><rPh sb=\"0\" eb=\"1\"><t>fenchen</t></rPh></si>")
        let reader = try SheetReader.open(bytes: package.bytes())
        #expect(reader.format == .xlsx)
        #expect(reader.sheetName == "花名册")
        #expect(reader.rowCount == 2)
        let first = try required(reader.next())
        #expect(first == SheetRow(number: 1, cells: [Cell("粉尘", row: 1, column: 1), Cell("噪声", row: 1, column: 3)]))
        let second = try required(reader.next())
        #expect(second.number == 3)
        #expect(second.cells.map(\.text) == ["粉尘x", "TRUE", "2"])
        #expect(second.cells.map(\.kind) == [.text, .boolean, .number])
        #expect(second.cells.map(\.address.description) == ["B3", "C3", "D3"])
        #expect(try reader.next() == nil)
    }

    @Test(arguments: [
        ("0.10000000000000001", "0.1"), ("0.30000000000000004", "0.3"), ("85", "85"), ("-2.5", "-2.5"), ("1E-3", "0.001"),
        ("1.2E+3", "1200"), ("4.4170219900101101E+17", "441702199001011000"), ("85.099999999999994", "85.1"), ("0", "0"),
        ("-0.10000000000000001", "-0.1"), ("1.50", "1.5"), ("123456789012345", "123456789012345"), ("100", "100"),
    ])
    func `a number is read without binary noise`(stored: String, shown: String) throws {
        let package = HandMadePackage(rows: "<row r=\"1\"><c r=\"A1\"><v>\(stored)</v></c></row>")
        #expect(try texts(package.bytes()) == [[shown]])
    }

    @Test func `an error value is marked as an error`() throws {
        let package = HandMadePackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"e\"><f>VLOOKUP(1,B:C,2,0)</f><v>#N/A</v></c></row>")
        let row = try required(SheetReader.open(bytes: package.bytes()).next())
        #expect(row.cells == [Cell("#N/A", row: 1, column: 1, kind: .error)])
    }

    static let styles = """
        <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
        <numFmt numFmtId="177" formatCode="[$-804]yyyy/m/d\\ h:mm"/><numFmt numFmtId="178" formatCode="0.0_ &quot;days&quot;"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="10"/>\
        <xf numFmtId="20"/><xf numFmtId="31"/></cellXfs>
        """

    @Test(arguments: [
        (1, "45356", "2024-03-05"), (2, "45356", "2024-03-05"), (3, "45356.354166666664", "2024-03-05 08:30:00"),
        (3, "45356", "2024-03-05"), (4, "45356", "45356"), (5, "0.95", "95%"), (5, "0.28999999999999998", "29%"),
        (6, "0.5", "12:00:00"), (7, "45356", "2024-03-05"), (1, "1", "1900-01-01"), (1, "59", "1900-02-28"),
        (1, "61", "1900-03-01"),
        (1, "60", "60"), (1, "-5", "-5"), (1, "2958465", "9999-12-31"), (0, "45356", "45356"),
    ])
    func `the number format decides between a number, a day and a share`(style: Int, stored: String, shown: String) throws {
        let package = HandMadePackage(
            rows: "<row r=\"1\"><c r=\"A1\" s=\"\(style)\"><v>\(stored)</v></c></row>", styles: Self.styles)
        #expect(try texts(package.bytes()) == [[shown]])
    }

    @Test func `a workbook that counts from 1904 gives the same days`() throws {
        let package = HandMadePackage(
            rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43894</v></c><c r=\"B1\" s=\"1\"><v>0</v></c></row>", styles: Self.styles,
            workbook: "<workbookPr date1904=\"1\"/>")
        #expect(try texts(package.bytes()) == [["2024-03-05", "1904-01-01"]])
    }

    @Test func `merged cells repeat their top left cell downwards and sideways`() throws {
        let package = HandMadePackage(
            rows: """
                <row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>一车间</t></is></c><c r="B2"><v>1</v></c></row>
                <row r="3"><c r="A3" s="1"/><c r="B3"><v>2</v></c></row>
                <row r="4"><c r="B4"><v>3</v></c></row>
                """, after: "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>", styles: Self.styles)
        #expect(try texts(package.bytes()) == [["标题", "标题"], ["一车间", "1"], ["一车间", "2"], ["", "3"]])
    }

    @Test func `rows and cells without references follow one another`() throws {
        let package = HandMadePackage(rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
        #expect(try texts(package.bytes()) == [["1", "2"], ["3"]])
    }

    @Test func `cells out of order are put in order`() throws {
        let package = HandMadePackage(rows: "<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>")
        #expect(try texts(package.bytes()) == [["1", "2"]])
    }

    @Test func `a part with prefixed names is read alike`() throws {
        var package = HandMadePackage(rows: "")
        package.parts.removeLast()
        package.add(
            "xl/worksheets/sheet1.xml",
            "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
        )
        #expect(try texts(package.bytes()) == [["7"]])
    }

    @Test func `an escaped character of the format is read as the character`() throws {
        let package = HandMadePackage(
            rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", texts: "<si><t>一_x000D_二_x005F_x000D_</t></si>")
        #expect(try texts(package.bytes()) == [["一\r二_x000D_"]])
    }

    @Test func `a text number beyond the list is an empty cell`() throws {
        let package = HandMadePackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>")
        #expect(try texts(package.bytes()) == [[]])
    }
}
