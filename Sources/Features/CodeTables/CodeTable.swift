import Access
import Calendars
import Organisations
import Registers

/// A code table: which list it is, from which text, since when, and how well that text is attested.
public struct CodeTable: RegisterRecord {
    public var name = ""
    public var title = ""
    public var source = ""
    public var edition = ""
    public var inForceFrom: Day?
    public var inForceTo: Day?
    public var evidence = ""
    /// Digest of the content that came with the program; tells an upgrade whether the shipped table has changed.
    public var shippedDigest = ""
    public init() {}

    public static let declaration = Declaration<CodeTable>("code_table", "代码表") {
        Field(\.name, "name", "表名").required().length(60).listed()
        Field(\.title, "title", "名称").required().listed()
        Field(\.source, "source", "来源").required().listed()
        Field(\.edition, "edition", "版本").listed()
        Field(\.inForceFrom, "in_force_from", "施行日期").listed()
        Field(\.inForceTo, "in_force_to", "废止日期").listed()
        Field(\.evidence, "evidence", "依据").required().code("evidence").listed()
        Field(\.shippedDigest, "shipped_digest", "随程序发布的内容摘要").computed().technical()
    }
    .named(by: "name")
    .titled(by: "title")
    .area(.codeTables)
    .grant(Role.signedIn, [.view], .everything)
    .sorted(by: "title")
    .serves("R-17")
    .menu("代码与地区")
}
