import Calendars

/// What the indicator pages say, in one place.
public enum IndicatorTexts {
    static let title = "规划指标"
    static let columns = ["序号", "指标", "目标", "当前值", "分子 / 分母", "评价", "统计至"]
    public static let noPlan = "本地区及上级地区还没有录入规划指标。请在“规划指标”登记表中录入规划的指标表。"
    static let region = "地区"
    static let day = "统计日"
    public static let show = "查看"
    static let design = "本系统口径（规划没有公布计算方法，取得正式解释后可改）"
    static let definition = "口径"
    static let value = "当前值"
    static let target = "目标"
    static let verdict = "评价"
    static let plan = "规划"
    static let unit = "计量单位"
    static let source = "出处"
    static let excluded = "未计入"
    static let members = "名单"
    static let frozen = "已公布的值"
    static let frozenColumns = ["期间", "截止日", "公布值", "分子 / 分母", "评价", ""]
    static let neverFrozen = "还没有公布过。"
    static let freeze = "公布（冻结）一个期间"
    static let freezeHelp = "公布后数值和名单不再改变；以后的更正只会显示在“重新统计”中，与公布值并列。"
    static let period = "期间名称"
    static let cutOff = "统计截止日"
    static let publish = "公布"
    static let recount = "重新统计"
    static let same = "按现有记录重新统计，与公布值和名单完全一致。"
    static let differs = "按现有记录重新统计，与公布时不同："
    static let added = "现在计入、公布时未计入"
    static let removed = "公布时计入、现在不计入"
    static let published = "公布值"
    static let now = "现在统计"
    static let difference = "差额"
    static let reportedBy = "上报来源"
    static let noDay = "请写成 2026-03-05 这样的日期"
    static let periodMissing = "请填写“期间名称”，例如 2026年。"
    static let comparedAs = "评价比较符"
    static let printed = "规划所印"
    static let roll = "实时统计（与逐条重数一致）"
    static let mismatch = "实时统计与逐条重数不一致，请联系系统管理员运行 zhijian indicator recount。"
    static func counts(_ numerator: Int64, _ denominator: Int64) -> String { "\(numerator) / \(denominator)" }
    static func membersOf(_ part: String, _ count: Int) -> String { "\(part)：\(count) 条" }
    static func inRegion(_ name: String, _ day: Day) -> String { "\(name)，统计至 \(day)" }
}
