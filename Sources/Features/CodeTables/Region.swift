import Access
import Calendars
import Organisations
import Registers

/// A region: a statutory division, or a zone that is none and counts only where the site switches it on.
public struct Region: RegisterRecord {
    public var code = ""
    public var name = ""
    public var parent = ""
    public var type = ""
    /// 建制: in GB/T 2260 as a division of the state.
    public var isStatutory = true
    /// Whether the region counts as a unit where indicators count units (counties with an exam institution).
    public var isCounted = true
    public var validFrom: Day?
    public var validTo: Day?
    public var aliases = ""
    public var evidence = ""
    /// Place in the tree, from the top.
    public var path = ""
    public var shippedDigest = ""
    public init() {}

    public static let declaration = Declaration<Region>("region", "地区") {
        Field(\.code, "code", "地区代码").required().length(20).listed()
        Field(\.name, "name", "名称").required().listed()
        Field(\.parent, "parent", "上级地区").code("region").listed().help("省级没有上级。")
        Field(\.type, "type", "类型").required().code("region_type").listed()
        Field(\.isStatutory, "is_statutory", "建制地区").listed().help("海陵试验区、高新区等功能区不是建制地区。")
        Field(\.isCounted, "is_counted", "计入统计单元").listed().help("功能区默认不计入“覆盖县（市、区）”一类指标，需要时在此打开。")
        Field(\.validFrom, "valid_from", "启用日期")
        Field(\.validTo, "valid_to", "停用日期")
        Field(\.aliases, "aliases", "别名").length(500)
        Field(\.evidence, "evidence", "依据").required().code("evidence").listed()
        Field(\.path, "path", "所在位置").computed().technical()
        Field(\.shippedDigest, "shipped_digest", "随程序发布的内容摘要").computed().technical()
    }
    .named(by: "code")
    .titled(by: "name", "code")
    .area(.codeTables)
    .grant(Role.signedIn, [.view], .everything)
    .derive { region, codes in
        let above = region.parent.isEmpty ? RegionPath.root : codes.regionPath(region.parent)
        region.path = above?.appending(region.code)?.text ?? ""
    }
    .check { draft in
        draft.text("code") == draft.text("parent") ? [FieldProblem("parent", .inconsistent, "“上级地区”不能是它自己，请重新选择。")] : []
    }
    .check { draft in
        // A path is compared byte by byte: a code with other characters would open the wrong rows.
        RegionPath(draft.text("code")).map { $0.codes.count == 1 } == true
            ? [] : [FieldProblem("code", .characters, "“地区代码”只能用字母和数字。")]
    }
    .sorted(by: "code")
    .serves("R-17")
    .menu("代码与地区")
}
