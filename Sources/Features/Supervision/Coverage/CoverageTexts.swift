/// What the coverage of supervision says.
enum CoverageTexts {
    static let title = "监督检查覆盖率"
    static let lead = """
        分母是 1 月 1 日在册并冻结的对象，当年关闭的仍计入；分子是其中当年至少完成一次检查的对象，无法联系、已关闭的检查和镇街巡查不计。\
        当年新增的对象单独列出，不计入。重点行业的范围由平台按行业代码归入（未核实），请按本地文件核对。
        """
    static let notFrozen = "本年度的对象名录还没有冻结，不能计算覆盖率。"
    static let freeze = "冻结 1 月 1 日的对象名录"
    static let listed = "年初在册对象"
    static let visited = "已检查"
    static let rate = "覆盖率"
    static let closed = "其中现已关闭"
    static let added = "当年新增（不计入）"
    static let lists = "冻结的名录"
    static let notVisited = "还没有检查的对象"
    static let columns = ["名称", "统一社会信用代码"]
    static let notApplicable = "不适用（没有对象）"
    static let whole = "名录与冻结时的校验值一致。"
    static let broken = "名录与冻结时的校验值不一致：有人在平台之外改动过，请报告安全审计员。"
}
