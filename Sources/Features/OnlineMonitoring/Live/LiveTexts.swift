import Calendars

/// What the live pages say, in one place.
enum LiveTexts {
    static let menu = "在线监测"
    static let title = "实时监测"
    static let use = "在线数据是筛查信号：可以据此安排检查或检测，不能直接作为处罚依据或接触水平评估结果。"
    static let columns = ["设备", "用人单位", "状态", "最近收到", "最近数据", "检定与校准"]
    static let none = "本辖区还没有登记在线监测设备。"
    static let register = "登记设备"
    static let tiles = "瓦片"
    static let rows = "列表"
    static func warnings(_ count: Int) -> String { "预警 \(count)" }
    static let noData = "无数据"
    static func fresh(_ at: Instant) -> String { "截至 \(at.description)，有新数据时自动更新。" }
    static func summary(_ online: Int, _ silent: Int, _ never: Int) -> String { "在线 \(online) 台，失联 \(silent) 台，从未上线 \(never) 台" }
    static func first(_ shown: Int) -> String { "只列出前 \(shown) 台设备，请用“在线监测设备”列表的筛选条件查找其他设备。" }
    static func more(_ count: Int) -> String { "等 \(count) 项" }

    static let unverified = "未经检定"
    static let valid = "有效"
    static let simulated = "模拟或回放数据"
    static let simulatedNote = "这台设备登记为模拟或回放设备：以下不是真实工作场所的数据。"
    static let unverifiedNote = "这台设备没有在有效期内的检定或校准证书：数据只供参考。"
    static let unitMissing = "单位未登记"
    static func expiry(_ day: Day) -> String { "至 \(day)" }

    static let device = "设备"
    static let facts = (
        mn: "MN", employer: "用人单位", workplace: "工作场所", location: "安装点", verification: "检定", calibration: "校准", last: "最近收到",
        frames: "收到数据包", repeated: "其中重复", refused: "拒收", dropped: "不能识别的数据项", peer: "来源地址"
    )
    static let certificateMissing = "没有登记"
    static let record = "设备档案"
    static let periods: [(command: Int, label: String)] = [(2011, "实时"), (2051, "分钟"), (2061, "小时"), (2031, "日")]
    static let spans: [(hours: Int, label: String)] = [(1, "1 小时"), (6, "6 小时"), (24, "24 小时")]
    static let readings = "数据"
    static let readingColumns = ["时间", "监测项目", "数值", "单位", "设备标记", "说明"]
    static let noReadings = "这段时间没有数据。"
    static func window(_ from: Instant, _ to: Instant) -> String { "\(from.description) 至 \(to.description)" }
    static func cut(_ shown: Int) -> String { "表中只列出最近 \(shown) 条。" }

    static let timeDoubtful = "设备时间可疑"
    static let timeOfArrival = "按收到时间"
    static let implausible = "超出量程"
    static let unreadable = "不是数值"
    static let revision = "更正"
    static let flagMissing = "未给出"

    static let refused = "最近拒收的数据包"
    static let refusedColumns = ["收到时间", "来源地址", "原因"]
    static let quarantine = "未登记的设备"
    static let quarantineNote = "这些编号发来了校验正确的数据包，但没有登记或已停用，因此没有应答，数据没有进入监测数据。核实后登记，设备会重新发送。"
    static let quarantineColumns = ["MN", "原因", "数据包", "首次收到", "最近收到", "来源地址"]

    static func ago(_ minutes: Int64) -> String {
        switch minutes {
        case ..<1: "刚刚"
        case ..<60: "\(minutes) 分钟前"
        case ..<1_440: "\(minutes / 60) 小时前"
        default: "\(minutes / 1_440) 天前"
        }
    }

    static let access = "接入"
    static let accessNote = "以 HTTP 上送的设备或网关须持凭证。凭证只显示一次，只存摘要；遗失请吊销后另发。"
    static let issueCredential = "签发接入凭证"
    static let credential = "接入凭证"
    static let credentialOnce = "请立即抄录或配置到设备。离开本页后不能再次查看。"
    static let credentialUse = "用法：POST \(TelemetryRoutes.batches)，请求头 \(TelemetryRoutes.credentialHeader)：凭证。"
    static let recognition = "通信识别"
    static let backfill = "历史数据补录"
    static let backfillNote = "CSV 或 XLSX，第一行为标题：时间、因子编码、数值、单位为必需，标记、统计（均值、等效声级、最小值、最大值）、周期（分钟）可选。重复上传不会产生重复数据；补录后的汇总自动重算。"
    static let file = "文件"
    static let enter = "补录"
    static let fileMissing = "请选择文件。"
    static func headingsMissing(_ names: [String]) -> String { "没有找到标题：\(names.joined(separator: "、"))。请核对第一行。" }
    static func tooManyRows(_ most: Int) -> String { "一次最多 \(most) 行，请分开上传。" }
    static func entered(_ accepted: Int, _ duplicate: Int, _ bad: Int) -> String {
        "补录 \(accepted) 条，已有 \(duplicate) 条，未接收 \(bad) 条。"
    }
    static let rowProblems = "未接收的行"
    static let rowProblemColumns = ["行", "原因"]
}
