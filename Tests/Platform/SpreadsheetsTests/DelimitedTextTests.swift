import Foundation
import Spreadsheets
import Testing

@Suite struct DelimitedTextTests {
    @Test(arguments: [(",", Character(",")), (";", Character(";")), ("\t", Character("\t"))])
    func `the delimiter is found`(mark: String, delimiter: Character) throws {
        let text = "姓名\(mark)工种\n张三\(mark)电焊\n李四\(mark)打磨\n"
        let reader = try SheetReader.open(bytes: Array(text.utf8))
        #expect(reader.format == .delimited(.utf8, delimiter: delimiter))
        #expect(try texts(reader) == [["姓名", "工种"], ["张三", "电焊"], ["李四", "打磨"]])
    }

    @Test func `decimal commas do not pass for delimiters`() throws {
        #expect(try texts("岗位;浓度\n喷漆;1,5\n打磨;2,5\n") == [["岗位", "浓度"], ["喷漆", "1,5"], ["打磨", "2,5"]])
    }

    @Test func `Excel's own sep line decides and is no data`() throws {
        #expect(try texts("sep=;\r\n甲,乙;丙,丁\r\n") == [[], ["甲,乙", "丙,丁"]])
    }

    @Test func `quotes may hold delimiters, line ends and quotes`() throws {
        #expect(
            try texts("a,\"b,1\",\"c\r\n2\",\"say \"\"yes\"\"\"\r\nd,,\"\",e\r\n") == [
                ["a", "b,1", "c\r\n2", "say \"yes\""], ["d", "", "", "e"],
            ])
    }

    @Test func `a quote inside a bare field is a character`() throws {
        #expect(try texts("钢管 2\" 厚,x\n") == [["钢管 2\" 厚", "x"]])
    }

    @Test(arguments: ["a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d\n"])
    func `line ends of every system make rows`(text: String) throws { #expect(try texts(text) == [["a", "b"], ["c", "d"]]) }

    @Test func `blank lines count so that row numbers are those of the spreadsheet`() throws {
        let reader = try SheetReader.open(bytes: Array("a,b\n\nc,d\n".utf8))
        var numbers: [Int] = []
        while let row = try reader.next() { if !row.isEmpty { numbers.append(row.number) } }
        #expect(numbers == [1, 3])
    }

    @Test func `a quote that is never closed is refused with its row`() throws {
        #expect(refusal(Array("a,b\nc,\"d\ne,f\n".utf8)) == .openQuote(row: 2))
    }

    static let roster = "姓名,备注\n张三,煤工尘肺\n李㙍,—\n"

    @Test func `every encoding that offices use gives the same rows`() throws {
        let rows = [["姓名", "备注"], ["张三", "煤工尘肺"], ["李㙍", "—"]]
        let gb18030 = try converted(Self.roster, to: "GB18030")
        #expect(try texts(Self.roster) == rows)
        #expect(try texts([0xEF, 0xBB, 0xBF] + Self.roster.utf8) == rows)
        #expect(try texts(gb18030) == rows)
        #expect(try SheetReader.open(bytes: gb18030).format == .delimited(.gb18030, delimiter: ","))
        let little = Self.roster.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = Self.roster.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(try texts([0xFF, 0xFE] + little) == rows)
        #expect(try texts([0xFE, 0xFF] + big) == rows)
        #expect(try texts(little) == rows)
        #expect(try texts(big) == rows)
    }

    @Test func `characters cut by the reading chunks are whole again`() throws {
        let name = String(repeating: "尘", count: 100)
        let text = "x" + (0..<2_000).map { "\($0),\(name)\n" }.joined()
        let expected = (0..<2_000).map { [$0 == 0 ? "x0" : "\($0)", name] }
        #expect(try texts(text) == expected)
        #expect(try texts(converted(text, to: "GB18030")) == expected)
    }

    @Test func `GBK after megabytes of ASCII is still recognised`() throws {
        let text = String(repeating: "abc,def\n", count: 200_000) + "张三,李四\n"
        let bytes = try converted(text, to: "GB18030")
        let rows = try texts(bytes)
        #expect(rows.count == 200_001)
        #expect(rows.last == ["张三", "李四"])
    }

    @Test func `bytes of no known encoding are refused near their row`() throws {
        #expect(refusal(Array("a,b\nc,".utf8) + [0xFF, 0xFF, 0xFF] + Array("\n".utf8))?.code == "SP-013")
    }

    @Test func `a path is read like bytes and tells its progress`() throws {
        let path = try file(Array(Self.roster.utf8), "a.csv")
        let reader = try SheetReader.open(path: path)
        #expect(try texts(reader).count == 3)
        #expect(reader.fraction == 1)
        try FileManager.default.removeItem(atPath: path)
    }
}
