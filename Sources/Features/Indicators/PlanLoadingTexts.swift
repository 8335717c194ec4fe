/// What the page and the command for loading a plan say.
public enum PlanLoadingTexts {
    static let title = "载入规划指标表"
    static let lead = "选择随程序提供的规划指标表和录入到的地区，先核对下列各行，再载入。已录入的指标保持不变，可以重复载入。"
    static let plan = "规划"
    static let region = "录入到的地区"
    static let preview = "预览"
    static let load = "载入"
    static let columns = ["序号", "指标", "目标（规划原文）", "评价比较符", "计算方法", "本库现状"]
    static let missing = "将录入"
    static let same = "已录入"
    static func corrected(_ target: String) -> String { "已录入，与规划表不同（现为 \(target)），保留" }
    static let countable = "已录入为外部上报，现可由系统实时统计：在该行的“计算方法”中改选"
    static let reported = "外部上报"
    static let ownTitle = "本地区规划名称"
    static let foreign = "所选指标表是其他地区的规划。载入后请按本地区规划原文逐项核对目标值、序号和口径，再用于评价。"
    static let titleMissing = "“本地区规划名称”必须填写：不能用其他地区的规划名称。"
    static let titleTooLong = "“本地区规划名称”最多 100 个字，请缩短。"
    static let regionUnknown = "“录入到的地区”不在您的管辖范围内，请重新选择。"
    static let planUnknown = "没有这个规划指标表，请重新选择。"
    static let loaded = "规划指标表已载入。请核对目标值和比较符；修改会留下记录。"
    static let unchanged = "规划指标表的各项指标都已录入，没有变化。"
    public static func outcome(_ title: String, _ outcome: LoadPlanIndicators.Outcome) -> String {
        "\(title)：录入 \(outcome.entered) 项，已有 \(outcome.kept) 项未改动"
    }
}
