/// What the pages of this slice say, in one place.
enum MonitoringTexts {
    static let menu = "各县监测完整性"
    static let notOpen = "已审核或已上报"
    static let collect = "由记录汇总"
    static let form = "监测表（人）"
    static let lineColumns = ["危害因素", "接害", "在岗应检", "在岗实检", "疑似", "其中上岗前", "禁忌证", "确诊", "死亡", "落实工伤待遇"]
    static func overview(_ year: Int) -> String { "\(year) 年重点职业病监测：各县（市、区）" }
    static let countyColumns = ["县（市、区）", "进度", "完整率", "接害人数", "实检 / 应检", "检查率", "报告及时", "随访"]
    static let completenessNote = "完整率：有劳动者任职记录的用人单位，占名录内在营用人单位；接害人数与应检人数是两个数。"
    static let noForm = "未下达"
    static let notYet = "未汇总"
    static let risk = "风险评估"
    static let riskNote = "按危害因素（病种）和行业大类计算：接触（超标比例）与健康影响（每千实检人数中的疑似和确诊）之积。方法为本平台设计，取得正式方法后可替换；没有检测或没有检查的为“未知”。"
    static func assess(_ year: Int) -> String { "计算 \(year) 年风险" }
    static let riskStands = "已审核或已发布，撤回后才能重新计算"
    static let notApplicable = "不适用"
    static func year(_ year: Int) -> String { "\(year) 年" }
    static func issue(_ year: Int) -> String { "向未下达的县（市、区）下达 \(year) 年监测" }
    static func summary(_ year: Int) -> String { "\(year) 年汇总表" }
    static let summaryNote = "各县（市、区）已上报的监测表相加；同一人在两县工作的在两县各计一次，全市去重人数以本级重算为准。"
    static func summed(_ done: Int, _ all: Int) -> String { "已计入 \(done) 个，共 \(all) 个县（市、区）。" }
    static let institutions = "按检查机构"
    static let institutionColumns = ["检查机构", "危害因素", "接害", "在岗应检", "在岗实检", "疑似", "其中上岗前", "禁忌证"]
    static let institutionNote = "接害和应检人数取该机构当年检查过的用人单位；一家用人单位由两家机构检查的，两家都计。"
    static let differences = "上报后的变化"
    static let differenceColumns = ["危害因素", "项目", "上报值", "现有记录", "相差"]
    static let noDifference = "按现有记录重算与本表一致。"
    static let differenceNote = "本表已冻结，不随记录变化；下列为按现有记录重算的差别，需要更正的请由上级退回。"
    static let upperOnly = "已上报的监测表由上级（市级以上）纳入汇总或退回。"
    static let deadline = "上报重点职业病监测表"
    static let surveys = "漏报迟报调查"
    static let surveyRunning = "已审核的调查不能重新比对"
    static let match = "由记录比对"
    static let surveyTitle = "调查结果"
    static let surveyFacts = ["应报告病例", "按时报告", "迟报", "漏报", "待核支付", "报告率", "及时率"]
    static let paymentOnly = "有工伤或医保支付，没有诊断和患者登记"
    static let causeMissing = "迟报和漏报请先写明原因。"
    static let notFinished = "还有迟报、漏报或待核支付没有写明原因，请在明细中填写后再审核。"
    static func reported(_ day: String) -> String { "报告日期 \(day)" }
    static let risks = "重点职业病风险（病种 × 行业）"
    static let riskColumns = ["病种（危害因素）", "行业", "用人单位", "接害", "超标 / 检测", "患病（每千实检）", "风险", "上年", "状态"]
    static let review = "审核通过"
    static let publish = "发布"
    static let reopen = "撤回重算"
    static let noRisk = "这一年还没有计算。"
    static let inFuture = "日期晚于今天，请核对。"
    static let alreadyDrawn = "已抽样"
    static let emptyPopulation = "这一年、这个地区没有可以抽取的记录，请核对年度、地区和抽取对象。"
    static let scored = "已计分，更正请先撤回"
    static let foundMissing = "判定为不一致的，请填写“复核结果”。"
    static func itemsOpen(_ count: Int) -> String { "还有 \(count) 条样本没有判定，全部登记后才能计分。" }
    static let drawSample = "抽样"
    static let score = "计分"
    static let scores = "得分（百分制）"
    static let wholeSample = "全部样本"
    static let scoreColumns = ["来源机构", "样本", "及时", "及时性得分", "一致", "不一致", "找不到原始资料", "准确性得分"]
    static func allItems(_ count: Int) -> String { "逐条登记复核结果（\(count)）" }
    static let checks = "监测质控"
    static let notices = [
        "forms-issued": "监测任务已下达。", "forms-all-issued": "各县（市、区）都已下达。", "survey-matched": "已与报告卡和支付记录比对，请核对明细。",
        "risk-moved": "已办理。", "sample-drawn": "已抽出复核样本，请逐条登记复核结果。", "check-scored": "已计分。",
        "monitoring-collected": "已由记录汇总，请核对后审核。", "risk-assessed": "风险评估已计算。",
    ]
}
