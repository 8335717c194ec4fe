/// What the monitoring pages say, in one place.
enum MonitoringTexts {
    static let notes = "说明"
    static let draw = "随机抽取监测对象"
    static let drawHelp = """
        从任务地区内“存在危害·在产”的用人单位中抽取。顺序由种子和统一社会信用代码的 SHA-256 值决定，任何人用同样的种子和名单都能重现；种子会写入记录。
        """
    static let seed = "种子"
    static let count = "抽取数量"
    static let run = "抽取"
    static let progress = "任务进度"
    static let drawn = "监测对象"
    static let measured = "已出结果"
    static let results = "检测结果"
    static let exceeded = "超标结果"
    static let undecided = "不能判定"
    static let seedMissing = "请填写“种子”，例如公开发布的日期或号码。"
    static let countWrong = "“抽取数量”要填 1 至 10000 的整数。"
    static let ofPost = "本岗位的监测结果"
    static let ofEmployer = "监测结果"
    static let historyColumns = ["采样日期", "岗位", "危害因素", "结果", "判定"]
    static let givenToAnother = "监测任务已把该用人单位交给另一机构检测。请核对“检测机构”，或先在“监测对象”中更换机构。"
    static let notGiven = "监测任务没有把该用人单位交给本机构检测，不能录入。请核对任务和用人单位，或请疾控中心先登记监测对象。"
    static let notAnInstitution = "所选机构不是职业卫生技术服务机构或疾控机构，请重新选择。"
    static let given = "本机构承担的监测"
    static let givenColumns = ["用人单位", "监测任务", "计划采样日期", "完成期限", "进度", "检测结果"]
    static let nothingGiven = "目前没有交给本机构的监测对象。"
    static let enter = "录入结果"
    static let takeSheet = "导入表格"
    static let sheet = "下载模板"
    static let posts = "岗位和危害因素"
    static let postColumns = ["车间", "岗位", "危害因素", "接害人数", "本任务已录结果", ""]
    static let noPosts = "该用人单位还没有登记岗位和危害因素，请联系任务下达单位。"
    static let creditCode = "统一社会信用代码"
    static let address = "地址"
    static func entered(_ results: Int, waiting: Int) -> String { results == 0 ? "未录入" : "已录 \(results) 个，待审核 \(waiting) 个" }
    static let noResults = "还没有监测结果。"
}
