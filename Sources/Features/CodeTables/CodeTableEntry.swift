import Access
import Calendars
import Organisations
import Registers

/// One code of a table. A new code is a record like any other: written through the ledger, needing no programming.
public struct CodeTableEntry: RegisterRecord {
    public var table: Int64 = 0
    public var code = ""
    public var label = ""
    public var parent = ""
    public var aliases = ""
    public var evidence = ""
    public var validFrom: Day?
    public var validTo: Day?
    /// Further facts of the code as a JSON object of texts.
    public var attributes = ""
    /// Digest of the entry as the program shipped it; empty for codes added here. A corrected entry no longer agrees with it and
    /// is left alone by upgrades.
    public var shippedDigest = ""
    public init() {}

    public static let declaration = Declaration<CodeTableEntry>("code_entry", "代码") {
        Field(\.table, "code_table", "代码表").required().reference("code_table", by: "name").listed()
        Field(\.code, "code", "代码").required().length(40).listed()
        Field(\.label, "label", "名称").required().length(300).listed()
        Field(\.parent, "parent", "上级代码").length(40).listed()
        Field(\.aliases, "aliases", "别名").length(500).help("多个别名用分号隔开；导入表格时按名称或别名都能识别。")
        Field(\.evidence, "evidence", "依据").required().code("evidence").listed()
        Field(\.validFrom, "valid_from", "启用日期").listed()
        Field(\.validTo, "valid_to", "停用日期").listed()
        Field(\.attributes, "attributes", "其他属性").multiline(4_000).help("JSON 对象，值都是文字。")
        Field(\.shippedDigest, "shipped_digest", "随程序发布的内容摘要").computed().technical()
    }
    .named(by: "code_table", "code")
    .titled(by: "label", "code")
    .area(.codeTables)
    .grant(Role.signedIn, [.view], .everything)
    .check { draft in
        let text = draft.text("attributes")
        guard !text.isEmpty, CodeAttributes.decode(text) == nil else { return [] }
        return [FieldProblem("attributes", .characters, "“其他属性”要写成 JSON 对象，值用引号括起，例如 {\"cas\":\"71-43-2\"}。")]
    }
    .check { draft in
        guard let from = draft.day("valid_from"), let to = draft.day("valid_to"), to < from else { return [] }
        return [FieldProblem("valid_to", .inconsistent, "“停用日期”不能早于“启用日期”，请核对。")]
    }
    .sorted(by: "code")
    .serves("R-17")
    .menu("代码与地区")
}
