import Calendars

/// What the pages of the service institutions say, in one place.
enum InstitutionTexts {
    static let menu = "服务机构"
    static let networkMenu = "技术支撑"
    static let list = "技术服务机构公示"
    static let columns = ["机构", "资质证书编号", "业务范围", "发证机关", "有效期至", "状态", "最近公布的年度检查"]
    static let valid = "有效"
    static let suspended = "暂停"
    static let expired = "已过期"
    static let ended = "已失效的资质"
    static let endedColumns = ["机构", "资质证书编号", "有效期至", "状态"]
    static let nobody = "目前没有资质在有效期内的技术服务机构。"
    static func notQualified(_ day: Day) -> String {
        "本机构在 \(day) 没有登记有效的资质，不能录入这一天的检测结果。请核对采样日期；资质已延续的，请主管部门先登记新的有效期。"
    }

    // Reports and trails
    static let unknownEmployer = "名录中没有这个统一社会信用代码的用人单位。请核对代码；确未登记的，请告知用人单位先申报。"
    static let otherReport = "这份报告属于另一机构，请核对报告编号。"
    static let reportResults = "报告中的检测结果"
    static let reportColumns = ["采样日期", "岗位", "危害因素", "判定"]
    static let noReportResults = "系统中还没有按这个报告编号录入的检测结果。"
    static func compared(points: Int64, exceeded: Int64, stated: Int64?, statedExceeded: Int64?) -> String {
        "系统中有 \(points) 个结果，其中超标 \(exceeded) 个；报告登记 \(stated.map { "\($0)" } ?? "未填") 个检测点，超标 \(statedExceeded.map { "\($0)" } ?? "未填") 个。"
    }
    static let unregistered = "没有登记报告的检测结果"
    static let unregisteredColumns = ["报告编号", "检测结果数", "最近采样日期"]
    static let allRegistered = "近一年的检测结果都能对应到已登记的报告。"
    static let noNumber = "（未填报告编号）"

    // Scores
    static let score = "违规记分"
    static let tableNote = "记分表为平台设计：广东省的记分表未查到，取得正式文本后按版本录入。记分不代替行政处罚；记分周期为自然年，到期清零。"
    static func sum(_ year: Int, _ points: Int) -> String { "\(year) 年累计 \(points) 分。" }
    static let keyInstitution = "重点监管"
    static let years = "各年度记分"
    static let yearColumns = ["年度", "记分次数", "累计分值", "达到的处理", "状态"]
    static let running = "本周期"
    static let cleared = "已清零"
    static let scoredTwice = "这家机构同一天同一项目已有一条记分记录；同一事实不能重复记分。"
    static let defend = "陈述申辩"
    static let appeal = "申诉"
    static let termBasis = "记分期限（平台设计）"
    static let answerLabel = "陈述申辩或申诉的内容"
    static let answerSend = "提交"
    static let scoreAct = "记分"
    static func due(_ name: String, _ day: Day) -> String { "\(name)期到 \(day) 届满。" }

    // Yearly check
    static let checkIncomplete = "完成检查要写明检查日期、检查人员和检查结果。"
    static let rectify = "整改并报告"
    static let rectifyBasis = "年度检查结果"
    static let notRectified = "检查发现的问题尚未确认整改，不能公布。"
    static let board = "服务机构监管一览"
    static let boardColumns = ["机构", "资质有效期至", "本年报告", "近一年结果（超标）", "本年记分", "年度检查", "上次检查年度", "待核查线索"]
    static let notChecked = "已列入计划，未检查"
    static let notPlanned = "未列入计划"
    static let filed = "备案管理"
    static func planAll(_ count: Int) -> String { "将未列入的 \(count) 家列入本年度检查计划" }
    static let formTitle = "年度检查表"
    static let formNote = "检查表为平台设计（没有查到公开的正式表），请按主管部门正式文书核对"
    static let fillForm = "填写检查表"
    static let formSave = "保存检查表"
    static let formEmpty = "还没有填写检查表。"
    static let formColumns = ["编号", "类别", "检查内容", "分值", "结论", "事实记录"]
    static let finding = "事实记录"
    static let key = "关键项"
    static func failedItems(_ count: Int64) -> String { "检查表中有 \(count) 项不符合，检查结果不能是“未发现问题”。" }
    static let noCheck = "尚未公布"
    static let noQualification = "无有效资质"
    static func covered(_ done: Int, _ all: Int, _ year: Int) -> String { "\(year) 年应检查 \(all) 家，已检查 \(done) 家。" }

    // Capability
    static let capability = "能力与标准对照"
    static let capabilityColumns = ["编号", "项目", "现有", "标准", "差距", "依据"]
    static let met = "达到"
    static let unknown = "未核定"
    static let parameters = "独立检测能力"
    static let parametersColumns = ["因素", "接害人数", "能否检测"]
    static let able = "能"
    static let unable = "不能"
    static func common(_ able: Int, _ all: Int) -> String { "常见因素 \(all) 种，能独立检测 \(able) 种（清单为平台设计，规划没有列出）。" }
    static let parametersHelp = "下表是常见因素，以及本辖区接害人数较多而本机构不能检测的因素。"

    // Reasons to look
    static let reasons = "值得查看的提示"
    static let notVerdict = "以下只是查看的理由，不是结论：诚信的机构也会以所列概率出现同样情况。各项检验在模拟诚信机构上的误报率见方法说明。核查之前，不得据此作出任何处理。"
    static let reasonColumns = ["检验", "发现", "诚信机构出现的概率", ""]
    static let none = "近一年的数据没有提示。"
    static let noteClue = "列为线索"
    static let fromData = "由数据提示列为线索"
    static func chance(_ chance: Double?) -> String {
        guard let chance else { return "两处记录相互矛盾" }
        if chance < 0.000_001 { return "小于百万分之一" }
        return "约十万分之 \((chance * 1e6).rounded() / 10)"
    }
}

extension ReasonToLook.Test {
    var label: String {
        switch self {
        case .terminalDigits: "末位数字分布异常"
        case .copiedResults: "不同单位的结果相同"
        case .lowVariance: "重复结果过于接近"
        case .neverExceeds: "从不超标"
        case .impossibleTravel: "行程不可能"
        case .instrumentTwice: "同一仪器同时在两处"
        }
    }
}
