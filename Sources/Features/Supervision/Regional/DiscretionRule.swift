import Calendars
import Organisations
import Registers
import Rulebook

/// A row of a region's discretion table (裁量基准): for one article and one degree, which part of the statutory range is used.
///
/// Discretion tables are provincial or municipal; none is shipped. An office enters its own rows with the document they stand in.
struct DiscretionRule: RegisterRecord {
    var region = ""
    var article = ""
    var degree = ""
    var circumstances = ""
    var amountFrom: Int?
    var amountUntil: Int?
    var shareFrom: Double?
    var shareUntil: Double?
    var multipleFrom: Double?
    var multipleUntil: Double?
    var allowsDeparture = false
    var from: Day?
    var until: Day?
    var source = ""
    var mark = ""
    init() {}

    static let declaration = Declaration<DiscretionRule>("discretion_rule", "裁量基准") {
        Field(\.region, "region_code", "制定地区").required().code("region").listed().help("本地区没有自己的基准时，适用上级地区的基准")
        Field(\.article, "article", "罚则").required().code("fine_article").listed()
        Field(\.degree, "degree", "裁量阶次").required().code("discretion_degree").listed()
        Field(\.circumstances, "circumstances", "适用情形").required().multiline(1_000)
        Field(\.amountFrom, "amount_from", "罚款下限").unit("元").range(0...10_000_000).section("幅度")
            .help("金额、占法定幅度的百分比、违法所得倍数三种写法任选一种；起点和终点都包括在内")
        Field(\.amountUntil, "amount_until", "罚款上限").unit("元").range(0...10_000_000).section("幅度")
        Field(\.shareFrom, "share_from", "占法定幅度，从").unit("%").range(0...100).section("幅度")
        Field(\.shareUntil, "share_until", "占法定幅度，至").unit("%").range(0...100).section("幅度")
        Field(\.multipleFrom, "multiple_from", "违法所得倍数，从").unit("倍").range(0...100).section("幅度")
        Field(\.multipleUntil, "multiple_until", "违法所得倍数，至").unit("倍").range(0...100).section("幅度")
        Field(\.allowsDeparture, "allows_departure", "说明理由后可以不按本阶次").section("幅度")
        Field(\.from, "from_day", "施行日期").required().listed().section("依据")
        Field(\.until, "until_day", "停止施行日期").listed().section("依据").help("最后施行的一天；不填为现行")
        Field(\.source, "source", "依据文件").required().length(200).section("依据").help("文件名称、文号和页码或表号")
        Field(\.mark, "mark", "证据标记").required().code("evidence_mark").listed().section("依据")
    }
    .named(by: "region_code", "article", "degree", "from_day").titled(by: "article", "degree").region(.field("region_code"))
    .sorted(by: "from_day", descending: true).check(RegionalRows.days).check(DiscretionRule.bounds)
    .lifecycle(RegionalRows.lifecycle)
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region).grant(.bureauOfficer, [.view], .everything)
    .grant([.supervisor, .leader, .countyClerk, .townOfficer], [.view, .export], .everything)
    .menu("监督执法").serves("R-87")

    /// One way of writing the range, complete, in order, and inside the article.
    private static func bounds(_ draft: Draft) -> [FieldProblem] {
        let ways = ["amount", "share", "multiple"].filter {
            draft["\($0)_from"] != .null || draft["\($0)_until"] != .null
        }
        guard ways.count == 1, let way = ways.first else {
            return [FieldProblem("amount_from", .inconsistent, "请用一种写法填写幅度：金额、占法定幅度的百分比，或违法所得倍数。")]
        }
        func number(_ name: String) -> Double? { draft.real(name) ?? draft.integer(name).map { Double($0) } }
        guard let low = number("\(way)_from"), let high = number("\(way)_until"), low <= high else {
            return [FieldProblem("\(way)_from", .inconsistent, "幅度的起点和终点都要填写，起点不能高于终点。")]
        }
        guard let range = FineRanges.range(draft.text("article")) else { return [] }
        let isInside =
            switch way {
            case "amount": range.amount.map { Double($0.lowerBound.amount) <= low && high <= Double($0.upperBound.amount) }
            case "share": range.amount.map { _ in true }
            default: range.multiple.map { Double($0.lowerBound) <= low && high <= Double($0.upperBound) }
            }
        guard isInside != true else { return [] }
        return [FieldProblem("\(way)_from", .inconsistent, "幅度应在 \(range.clause) 规定的罚款之内，写法也应一致（金额或倍数）。")]
    }

    /// The fines of the row, both ends included; nil while the unlawful gains that it multiplies are not known.
    func fines(_ range: FineRange, gains: Yuan?) -> ClosedRange<Yuan>? {
        if let amountFrom, let amountUntil, amountFrom <= amountUntil { return Yuan(amountFrom)...Yuan(amountUntil) }
        if let shareFrom, let shareUntil, shareFrom <= shareUntil, let amount = range.amount {
            let (least, span) = (amount.lowerBound.amount, amount.upperBound.amount - amount.lowerBound.amount)
            // Whole yuan inside the share: the lower end is rounded up, the upper down.
            let (low, high) = (least + Self.part(span, shareFrom, .up), least + Self.part(span, shareUntil, .down))
            return low <= high ? Yuan(low)...Yuan(high) : nil
        }
        if let multipleFrom, let multipleUntil, multipleFrom <= multipleUntil, let gains {
            let low = Self.part(gains.amount, multipleFrom * 100, .up)
            let high = Self.part(gains.amount, multipleUntil * 100, .down)
            return low <= high ? Yuan(low)...Yuan(high) : nil
        }
        return nil
    }

    /// In hundredths of a percent, so that 33.33 % of a whole number of yuan is exact.
    private static func part(_ amount: Int, _ percent: Double, _ rule: FloatingPointRoundingRule) -> Int {
        let (whole, rest) = (amount * Int((percent * 100).rounded())).quotientAndRemainder(dividingBy: 10_000)
        return rule == .up && rest > 0 ? whole + 1 : whole
    }
}
