/// What the pages of exposure say.
enum ExposureTexts {
    static func title(_ device: String) -> String { "\(device)：汇总与班次接触" }
    static let link = "汇总与班次接触"
    static let equivalent = "等效声级 L_Aeq"
    static let mean = "时间加权平均值"
    static func rolling(_ name: String, _ value: String, _ minutes: Int64) -> String {
        "\(name)最近 8 小时 \(value)（有效数据 \(minutes) 分钟）"
    }
    static let columns = ["时间", "均值", "有效秒数", "剔除数", "说明"]
    static let none = "这段时间没有可以汇总的数据。"
    static let noShifts = "没有班次接触量。请登记“班次安排”，并在“监测通道”中填写对应的危害因素。"
    static let coverage = "有效数据覆盖"
    static let dose = "噪声剂量"
    static let atLeast = "含超量程值，实际不低于此"
    static let unflagged = "设备未给数据标记"
    static let comparison = "在线与检测对比"
    static let comparisonNote =
        "同一岗位上，在线设备按班次计算的 L_EX,8h 或 C-TWA 与检测机构报告值之差，按相差大小排列（噪声差 3 dB(A) 与粉尘差一倍同等看待）。采样当天没有班次数据时取前后 15 天班次的中位数。在线值代表设备所在位置，差异是核查线索，不是结论。"
    static let comparisonColumns = ["序", "用人单位", "设备", "危害因素", "采样日期", "检测机构", "机构结果", "在线结果", "在线减机构", "依据"]
    static let noComparison = "还没有可以对比的岗位：设备须填写岗位，通道须填写危害因素，并有班次安排和检测结果。"
    static func sameDay(_ shifts: Int) -> String { "当天 \(shifts) 个班次" }
    static func around(_ shifts: Int) -> String { "前后 15 天 \(shifts) 个班次" }
}
