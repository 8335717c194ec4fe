/// What the explorer says, in one place.
public enum RuleTexts {
    static let heading = "标准与规则"
    static let title = "规则库"
    static let lead = "每条规则都注明条款、施行日期和核实情况；可代入数值试算，查看计算过程。标为“未核实”的内容不得作为执法依据。"
    static let search = "规则名称、编号或标准号"
    static let subject = "主题"
    static let all = "全部"
    static let onlyOpen = "只看未核实或单一来源"
    static let find = "查找"
    static let nothing = "没有符合条件的规则。"
    static let columns = ["规则", "编号", "依据", "状态", "核实情况"]
    static let clause = "依据"
    static let status = "状态"
    static let mark = "证据"
    static let verifiedOn = "核对原文日期"
    static let neverVerified = "未核对"
    static let days = "适用日期"
    static let always = "未限定"
    static let unit = "结果单位"
    static let identity = "编号"
    public static let warning = "本规则未经两个以上来源核实，或为平台设计，结果仅供参考；请核对原文后使用。"
    static let related = "同一标准的其他规则"
    static let inputs = "输入"
    static let inputColumns = ["名称", "含义", "取值", "单位", "可不填"]
    static let yes = "是"
    static let attempt = "试算"
    static let inputLabel = "输入（JSON）"
    static let numbersHelp = "多个数值用逗号隔开"
    static let day = "事实发生日期"
    static let calculate = "计算"
    static let examples = "算例"
    static let exampleColumns = ["输入", "结果", "来源", ""]
    static let useExample = "代入"
    /// What every verdict's link to its reasoning says.
    public static let why = "为什么"
    /// Heading of the findings behind a record's verdict.
    public static let basis = "判定依据"
    static let openRule = "查看所用规则"
    static let doubt = "依据未经两个来源核实，结论仅供参考。"
    static let findingColumns = ["判定项目", "结果", "限值", "结论", "依据", "证据"]
    static let finding = "结果"
    static let value = "值"
    static let limit = "限值"
    static let outcome = "结论"
    static let reason = "原因"
    static let steps = "计算过程"
    static let notes = "说明"
    static let choose = "请选择"
    static let judgement = "工作场所检测结果的判定"
    static let judgementLead = "这是检测结果页面使用的综合判定，由下列规则组成。具体数值和计算过程见该检测结果的“为什么”。"
    /// Units that offices do not print by their label.
    static func unit(_ label: String) -> String {
        ["months": "个月", "degC": "℃", "m/s2": "m/s²", "mg/m3": "mg/m³"][label] ?? label
    }
    static func from(_ day: String) -> String { "自 \(day)" }
    static func until(_ day: String) -> String { "至 \(day)（不含）" }
    static func count(_ number: Int) -> String { "共 \(number) 条规则" }
}
