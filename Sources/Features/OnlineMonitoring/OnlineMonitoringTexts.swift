/// What the online-monitoring pages say, in one place.
enum OnlineMonitoringTexts {
    static let title = "在线监测"
    static let columns = ["设备", "安装位置", "通信状态", "最近数据", "检定"]
    static let online = "在线"
    static let silent = "失联"
    static let never = "从未连接"
    static let stopped = "未接收"
    static let verified = "检定（校准）有效"
    static let unverified = "未经检定"
    static let simulated = "模拟或回放数据"
    static let noUnit = "单位未登记"
    static let screening = "在线数据只作筛查信号：可以据此安排检查，不能直接作为执法结论或接触浓度结果。未经检定的设备，其数据只供参考。"
    static let noDevices = "本辖区还没有登记在线监测设备。"
    static let lastContact = "最近通信"
    static let frames = "收到数据包"
    static let repeated = "重复"
    static let refused = "拒收"
    static let summary = "通信"
    static let readings = "读数"
    static let readingColumns = ["时间", "读数", "单位", "标记", "性质"]
    static let factor = "监测因子"
    static let show = "查看"
    static let quarantine = "未登记设备发来的数据"
    static let quarantineColumns = ["设备编号（MN）", "原因", "数据包", "最近一次", "来源地址"]
    static let quarantineHelp = "以下编号没有登记或已停止接收，其数据没有应答、没有入库。确认属于本辖区后请登记设备。"
    static let reasons = ["unknown": "未登记", "not_receiving": "已停止接收", "no_number": "没有编号"]
    static let noReadings = "还没有读数。"
    static let doubtfulTime = "时间存疑"
    static let implausible = "超出量程"
    static let unreadable = "无法读数"
    static let detail = "设备登记"
    static func updated(_ moment: String) -> String { "更新于 \(moment)，每 5 秒自动刷新" }
}
