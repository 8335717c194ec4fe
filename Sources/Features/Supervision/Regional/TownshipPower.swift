import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// An item that a region has handed down to its townships (镇街赋权事项): which article, from when, by which document.
///
/// Rows of a county hold for all its townships; a township with rows of its own has these alone. Without a row a township punishes nothing
/// (行政处罚法 24).
struct TownshipPower: RegisterRecord {
    var region = ""
    var article = ""
    var item = ""
    var from: Day?
    var until: Day?
    var source = ""
    var mark = ""
    init() {}

    static let declaration = Declaration<TownshipPower>("township_power", "镇街赋权事项") {
        Field(\.region, "region_code", "赋权地区").required().code("region").listed().help("填写县（市、区）的，所辖镇街都可以行使；填写镇街的，只按该镇街自己的清单")
        Field(\.article, "article", "罚则").required().code("fine_article").listed()
        Field(\.item, "item", "事项名称").required().length(200).listed()
        Field(\.from, "from_day", "施行日期").required().listed()
        Field(\.until, "until_day", "停止施行日期").listed().help("最后施行的一天；不填为现行")
        Field(\.source, "source", "依据文件").required().length(200).help("省人民政府的决定、赋权清单名称、文号和序号")
        Field(\.mark, "mark", "证据标记").required().code("evidence_mark").listed()
    }
    .named(by: "region_code", "article", "item", "from_day").titled(by: "item").region(.field("region_code"))
    .sorted(by: "from_day", descending: true).check(RegionalRows.days)
    .lifecycle(RegionalRows.lifecycle)
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region).grant(.bureauOfficer, [.view], .everything)
    .grant([.supervisor, .leader, .countyClerk, .townOfficer], [.view, .export], .everything)
    .menu("监督执法").serves("R-85")

    /// What a township may punish on a day.
    static func list(_ township: RegionPath, on day: Day, _ connection: any Connection, _ registers: Registers) throws
        -> [TypedRecord<TownshipPower>]
    {
        try RegionalRows.nearest(TownshipPower.self, at: township, on: day, connection, registers)
    }

    /// Refuses an article that was not handed down to the township.
    static func require(_ article: String, for township: String, in transaction: RegisterTransaction) throws {
        guard let place = transaction.registers.codes.regionPath(township) else { throw RegisterError.notFound }
        let list = try list(place, on: transaction.today, transaction.connection, transaction.registers)
        guard !list.contains(where: { $0.record.article == article }) else { return }
        let name = transaction.registers.codes.entry("region", township)?.label ?? township
        let clause = FineRanges.range(article).map { "\($0.clause)" } ?? "没有选择罚则"
        let basis = list.first.map { "（\($0.record.source)）" } ?? "（没有登记赋权清单）"
        throw SupervisionError.caseRefused(
            "“\(clause)”不在\(name)的赋权事项内\(basis)，镇街不能处罚（行政处罚法第二十四条）。请用“上交县（市、区）办理”移交。")
    }
}
