/// What the pages of this slice say, in one place.
enum MonitoringTexts {
    static let menu = "各县监测完整性"
    static let notOpen = "已审核或已上报"
    static let collect = "由记录汇总"
    static let form = "监测表（人）"
    static let lineColumns = ["危害因素", "接害", "在岗应检", "在岗实检", "疑似", "禁忌证", "确诊", "死亡", "落实工伤待遇"]
    static func overview(_ year: Int) -> String { "\(year) 年重点职业病监测：各县（市、区）" }
    static let countyColumns = ["县（市、区）", "进度", "完整率", "接害人数", "实检 / 应检", "检查率"]
    static let completenessNote = "完整率：有劳动者任职记录的用人单位，占名录内在营用人单位；接害人数与应检人数是两个数。"
    static let noForm = "未下达"
    static let notYet = "未汇总"
    static let risk = "风险评估"
    static let riskNote = "按危害因素（病种）和行业大类计算：接触（超标比例）与健康影响（每千实检人数中的疑似和确诊）之积。方法为本平台设计，取得正式方法后可替换；没有检测或没有检查的为“未知”。"
    static func assess(_ year: Int) -> String { "计算 \(year) 年风险" }
    static let notices = ["monitoring-collected": "已由记录汇总，请核对后审核。", "risk-assessed": "风险评估已计算。"]
}
