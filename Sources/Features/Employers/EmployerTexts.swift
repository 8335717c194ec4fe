/// Every word of this slice's own pages; registers bring theirs in their declarations.
enum EmployerTexts {
    static let duplicates = "疑似重复单位"
    static let duplicatesLead = "下面每一行是两家可能相同的用人单位。核对后合并：被并入一方的场所、岗位、申报和历史全部转到保留的一方。"
    static let noDuplicates = "没有发现疑似重复的用人单位。"
    static let duplicateColumns = ["单位", "另一单位", "依据", "办理"]
    static let compare = "核对并合并"
    static let mergeTitle = "合并用人单位"
    static let mergeLead = "请核对两家单位的情况，选择保留的一方。另一方将标记为“已并入”，不再计入名录和指标，历史仍可查看。"
    static let keep = "保留这一方"
    static let kept = "保留"
    static func keepOther(_ name: String) -> String { "保留“\(name)”，并入另一方" }
    static let columns = ["项目", "甲", "乙"]
    static let overview = "概况"
    static let nature = "职业病危害性质"
    static let natureMethod = "判定依据"
    static let exposed = "接害人数"
    static let declared = "申报"
    static let neverDeclared = "从未申报"
    static func declaredUntil(_ day: String) -> String { "有效至 \(day)" }
    static func lapsed(_ day: String, _ days: Int) -> String { "已于 \(day) 到期，逾期 \(days) 天" }
    static let industrial = "工业企业"
    static let inRoster = "计入申报率分母"
    static let yes = "是"
    static let no = "否"
    static let hazards = "岗位与职业病危害因素"
    static let hazardColumns = ["场所", "车间", "岗位", "危害因素", "接触人数", "每班接触", "危害性质", "判定理由"]
    static let noHazards = "还没有登记岗位危害因素。"
    static let move = "迁移到其他地区"
    static let newRegion = "迁入地区"
    static func hours(_ hours: String) -> String { "\(hours) 小时" }
    static func persons(_ count: Int) -> String { "\(count) 人" }
    static let notices = ["merged": "已合并，被并入一方的记录和历史已转到本单位。", "relocated": "已迁移，从现在起在新的地区统计。"]
}
