/// What the pages and refusals of this slice say, in one place.
enum CareTexts {
    static let endsBeforeStart = "结束日期早于开始日期，请核对。"
    static let inFuture = "日期晚于今天，请核对。"
    static let filmReading = "“读片结果”请选胸片的总体密集度。"
    static let roundClosed = "这次筛查已结束，不能再增加对象。"
    static let readingMissing = "请先填写“读片结果”。"
    static let readingAbnormal = "总体密集度 1 级及以上不能登记为未见异常，请核对读片结果。"
    static let referralMissing = "请先填写“转诊机构”。"
    static let suspectedDisease = "疑似尘肺病"
    static let screening = "尘肺病筛查"
    static func dustYears(_ years: Double) -> String { "接尘工龄 \(years) 年" }
    static let notServing = "该康复站（点）还没有开始服务或已停办，请核对。"
    static func beforeServing(_ day: String) -> String { "日期早于该站开始服务的日期（\(day)），请核对。" }
    static let dead = "该患者在此之前已登记死亡，请核对患者和日期。"
    static let cabinClosed = "该小屋没有开放，请核对。"
    static let sameMember = "转出机构和转入机构不能是同一家。"
    static let wrongDirection = "方向与两家机构的级别不符：上转要转入级别更高的机构，下转要转入级别更低的机构。"
    static func writeFirst(_ field: String) -> String { "请先填写“\(field)”。" }
    static let yield = "筛查成效"
    static let invited = "邀请"
    static let screened = "拍片（占邀请）"
    static let readCount = "已读片"
    static let suspected = "疑似（占拍片）"
    static let referred = "已转诊"
    static let confirmed = "其后确诊（占拍片）"
    static func served(_ patients: Int, _ sessions: Int) -> String { "今年服务患者 \(patients) 人，\(sessions) 人次。" }
    static let cabinVisits = "职业健康小屋服务"
    static let visitColumns = ["日期", "服务", "结果", "建议"]
    static let townsTitle = "尘肺病患者按镇统计"
    static func townsNote(_ threshold: Int) -> String {
        "在世（含失访）患者按现住镇（街道）统计；达到 \(threshold) 人的为患者集中镇（街道），界线取自省级试点通知（一处来源）。"
    }
    static let townColumns = ["现住地区", "在世患者", "康复覆盖", "服务中的康复站", "今年服务人次"]
    static let noTown = "未填到镇（街道），不能统计"
    static let below = "未达到集中界线"
    static let covered = "已覆盖"
    static let uncovered = "未覆盖"
    static let nobody = "没有在世患者。"
}
