/// What the pages and refusals of personal dose say, in one place.
enum DoseTexts {
    static let underAge = "按证件号码，开始放射工作时未满 18 周岁（卫生部令第55号第五条），请核对。"
    static let leftBeforeCome = "“离岗日期”早于“开始放射工作日期”，请核对。"
    static let endBeforeStart = "“佩戴止”早于“佩戴起”，请核对。"
    static let tooLong = "一个监测周期最长 90 日（卫生部令第55号第十一条），请核对起止日期。"
    static let doseMissing = "请填写 Hp(10)。"
    static let doseSuperfluous = "低于最低探测水平或未佩戴时，不填 Hp(10)。"
    static let detectionMissing = "结果低于最低探测水平时，请填写最低探测水平（MDL）。"
    static let methodMissing = "剂量计丢失、损坏或被污染时，请选择名义剂量的方法。"
    static let approverMissing = "名义剂量要有批准人，请填写。"
    static let inFuture = "“佩戴止”晚于今天，请核对。"
    static let beforeWork = "佩戴周期早于该人员开始放射工作的日期，请核对人员和周期。"
    static let afterWork = "该人员在这个周期之前已经离岗，请核对剂量计和人员。"
    static let overlap = "该人员在这些日期已有监测结果，请核对周期。"
    static let badgeOfService = "剂量计由监测机构登记；单位只登记收回和丢失，其余请与监测机构联系。"
    static let issuedInFuture = "“发放日期”晚于今天，请核对。"
    static let issuedAfterStart = "“发放日期”晚于“佩戴起”，请核对。"
    static let badgeWornByAnother = "这个剂量计在这些日期已发给别人或已登记，请核对编号和周期。"
    static let badgeAlreadyIssued = "该人员在这些日期、这个位置已有剂量计，请核对周期。"
    static func badgeIsLost(_ number: String) -> String {
        "剂量计 \(number) 登记为丢失或损坏，不能有测得剂量；已找回的先在剂量计记录中登记找回，否则请登记名义剂量。"
    }
    static let investigation = "调查"
    static let measures = "处理措施"
    static let toInvestigate = "超过调查水平，请调查原因"
    static func overOn(_ from: String, _ to: String, _ dose: String) -> String { "\(from) – \(to)：\(dose) mSv" }
    static let handIn = "提交调查结果"
    static func periods(_ count: Int) -> String { "全部监测周期（\(count)）" }
    static let periodColumns = ["佩戴周期", "单位", "领域", "结果类别", "Hp(10)", "计入剂量", "监测机构", "报告编号", "状态"]
    static let myDose = "我的个人剂量"
    static let noDose = "没有登记过个人剂量监测结果。放射工作人员的监测结果由监测机构登记后在这里终身可查。"
    static let lifelong = "个人剂量档案终身保存，随本人在不同单位延续；本人可以查阅和打印（卫生部令第55号第十一条、第二十八条）。"
    static let coverageTitle = "个人剂量监测覆盖"
    static let coverageNote =
        "医疗与非医疗分开统计。已监测：今年从年初（或开始放射工作之日）起周期连续，最近一个周期截至今天不超过 90 日；丢失的剂量计只有批准了名义剂量的才算，未佩戴的不算。"
    static let coverageColumns = ["县（市、区）", "领域", "在册", "已监测", "监测率", "超调查水平待调查", "名义剂量周期", "未佩戴周期", "逾期未读出剂量计"]
    static let notApplicable = "没有在册的放射工作人员，不适用。"
    static let missingTitle = "今年未连续监测的放射工作人员"
    static let missingColumns = ["放射工作人员", "用人单位", "领域", "开始放射工作", "连续监测至"]
    static let nobodyMissing = "在册人员都已连续监测。"
    static let neverCovered = "没有连续的周期"
    static let investigationOfUnit = "调查剂量超过调查水平的原因"
    static let cause = "超过调查水平的原因"
    static let causeMissing = "请填写调查原因。"
    static let file = "归档"
    static let title = "个人剂量（Hp(10)，mSv）"
    static let yearColumns = ["年度", "年剂量", "周期数", "提示"]
    static let fiveYears = "连续五年"
    static let fiveColumns = ["年度", "合计", "年平均", "提示"]
    static let overLimit = "超过年限值 50 mSv"
    static let overFlag = "超过 20 mSv"
    static let overMean = "五年平均超过 20 mSv"
    static let gap = "未佩戴"
    static let sumOfPeriods = "各周期计入剂量相加（低于最低探测水平按其一半计入，GBZ 128-2019，未核实）"
    static func periodsOf(_ days: Int) -> String { "佩戴 \(days) 日，按周期长度折算每年周期数" }
    static let gaps = "有未佩戴周期，合计不完整"
    static let estimated = "含名义剂量"
    static let note = "低于最低探测水平按其一半计入；未佩戴是缺口，不是零。限值依据 GB 18871-2002，大于才算超过。"
}
