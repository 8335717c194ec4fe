import Registers
import Spreadsheets
import Testing

@testable import Imports

@Suite struct MappingTests {
    static let fields = Post.register.fields

    static func headings(_ texts: String...) -> [SheetHeading] {
        texts.enumerated().map { SheetHeading(column: $0 + 1, text: $1) }
    }

    @Test func `labels, names and aliases are exact, remarks and stars are overlooked, neighbours are similar`() {
        let suggestions = ColumnMapping.suggest(
            Self.headings("用人单位", "*岗位名称", "hazard", "接害 人数（人）", "浓度(mg/m³)", "采样的日期", "备注"), fields: Self.fields)
        #expect(
            suggestions == [
                1: .init(field: "employer_id", basis: .exact), 2: .init(field: "name", basis: .normalised),
                3: .init(field: "hazard", basis: .exact), 4: .init(field: "exposed_headcount", basis: .normalised),
                5: .init(field: "concentration", basis: .normalised), 6: .init(field: "sampled_day", basis: .similar),
            ])
    }

    @Test func `a field goes to the column that names it best`() {
        let suggestions = ColumnMapping.suggest(Self.headings("岗位名称说明", "岗位名称"), fields: Self.fields)
        #expect(suggestions[2] == .init(field: "name", basis: .exact))
        #expect(suggestions[1]?.field != "name")
    }

    @Test func `what was chosen before comes first, and what was left out stays out`() {
        let suggestions = ColumnMapping.suggest(
            Self.headings("工位", "岗位名称"), fields: Self.fields, remembered: ["工位": "name", "岗位名称": ""])
        #expect(suggestions == [1: .init(field: "name", basis: .remembered)])
    }

    @Test(arguments: [
        ("接害人数（人）", "接害人数"), ("*姓名", "姓名"), ("单位\n名称", "单位名称"), ("ＩＤ", "id"), ("浓度 [mg/m3]：", "浓度"), ("（必填）", "(必填)"),
    ])
    func `headings are compared without what people add to them`(heading: String, normal: String) {
        #expect(HeadingText.normalised(heading) == normal)
    }

    @Test func `the header row is found below a merged title and remarks`() throws {
        let text = "阳江市岗位汇总表,阳江市岗位汇总表,阳江市岗位汇总表\n填表单位：江城,,\n\n单位代码,岗位,危害因素\nE1,破碎,矽尘\n"
        let reader = try SheetReader.open(bytes: Array(text.utf8))
        var rows: [SheetRow] = []
        while let row = try reader.next() { rows.append(row) }
        let header = try #require(HeaderRow.find(rows, fields: Self.fields, remembered: [:]))
        #expect(header.number == 4)
        #expect(HeaderRow.headings(header).map(\.text) == ["单位代码", "岗位", "危害因素"])
        #expect(HeaderRow.find(Array(rows.prefix(2)), fields: Self.fields, remembered: [:]) == nil)
    }

    @Test func `a mapping that cannot be carried out is refused`() {
        let headings = Self.headings("a", "b", "c")
        func refusal(_ fields: [Int: String]) -> ImportError? {
            do {
                try ColumnMapping(fields).check(Post.register, fields: Self.fields, headings: headings)
                return nil
            } catch { return error as? ImportError }
        }
        #expect(refusal([1: "employer_id", 2: "name"]) == nil)
        #expect(refusal([1: "employer_id"]) == .keyNotMapped(labels: ["岗位名称"]))
        #expect(refusal([:]) == .keyNotMapped(labels: ["用人单位", "岗位名称"]))
        #expect(refusal([1: "employer_id", 2: "name", 3: "name"]) == .fieldTwice(label: "岗位名称"))
        #expect(refusal([1: "employer_id", 9: "name"]) == .unknownColumn)
        #expect(refusal([1: "employer_id", 2: "version"]) == .unknownColumn)
    }

    @Test func `a row key is read back and nothing else is taken for one`() {
        #expect(RowKey(RowKey(importID: 12, row: 34).description) == RowKey(importID: 12, row: 34))
        #expect(RowKey("K12") == nil)
        #expect(RowKey("12-34") == nil)
        #expect(RowKey("") == nil)
    }
}
