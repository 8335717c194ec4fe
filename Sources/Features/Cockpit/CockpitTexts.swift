/// What the cockpit says, in one place.
enum CockpitTexts {
    static let title = "驾驶舱"
    static let indicators = "规划指标"
    static let map = "各地情况"
    static let mapHelp = "每格一个地区，只作示意，不表示位置和面积。没有取得授权的地图边界数据时使用格子图。"
    static let mapOf = "显示指标"
    static let trend = "近 12 个月"
    static let trendHelp = "往月的数值按月末记录重新计数，每天一次；当日更正的往月记录次日反映。"
    static let trendColumns = ["月末", "分子", "分母", "值"]
    static let overdue = "已逾期"
    static let overdueColumns = ["事项", "数量", "最早到期日"]
    static let nothingOverdue = "没有逾期事项。"
    static let roster = "名录概况"
    static let employers = "在产有危害单位"
    static let candidates = "待核实单位"
    static let exposed = "接害人数"
    static let severe = "其中接触严重危害"
    static let submitted = "待受理申报"
    static let measured = "本年监测岗位"
    static let exceeded = "超标岗位"
    static let target = "目标"
    static let fresh = "数据时间"
    static let person = "人"
    static let home = "家"
    static let tileTable = "各地数值表"
    static let tileColumns = ["地区", "值", "分子 / 分母", "评价"]
}
