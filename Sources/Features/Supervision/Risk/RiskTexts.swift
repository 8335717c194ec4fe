/// What the pages about risk classes and self-checks say.
enum RiskTexts {
    static let noClass = "还没有得出风险类别，不能公布。请先完成自查和检测。"
    static let publishIncomplete = "请填写公布日期（评定当日至今天）和公布方式。"
    static let publish = "登记公布情况"
    static let publishHelp = "分类监督执法要求用人单位公布评定结果：写明在哪里、哪一天公布，可在评定记录上附照片。"
    static let publishedDay = "公布日期"
    static let publishedWay = "公布方式"
    static let wayHint = "例如：厂区公告栏、本单位网站"
    static let history = "历次评定"
    static let historyColumns = ["评定日期", "风险类别", "危害风险等级", "管理状况", "评定方法", "评定原因", "公布日期", "状态"]
    static let deadlinePassed = "整改期限应在今天之后。"
    static let foundAgain = "核查发现仍不符合，重新整改"
    static let noProblem = "重新填写或核查后已无此问题"
    static let rectify = "整改自查问题并报告"
    static let rectifyBasis = "用人单位自查制度（期限为平台设计，核查时可以另定）"
    static let confirm = "确认自查问题整改"
    static let measureMissing = "请写明整改措施和结果。"
    static func stillOpen(_ count: Int64) -> String { "还有 \(count) 项问题没有确认整改，不能办结。" }
    static let problems = "问题和整改"
    static let problemColumns = ["项目", "问题", "发现方式", "整改期限", "整改措施和结果", "状态"]
    static let noProblems = "没有需要整改的问题。"
    static let report = "报告整改"
    static let measure = "整改措施和结果"
    static let file = "佐证文件"
    static let fileHint = "照片、PDF 或表格"
    static let addEvidence = "上传佐证文件"
    static let files = "佐证文件请在本页上传，可以上传多个；提交后不能再增加。"
    static let fileMissing = "请选择要上传的文件。"
    static let deadline = "核查发现问题的整改期限"
    static let deadlineHint = "不填按三十日计"
    static let year = "自查进度"
    static func yearLead(_ year: Int) -> String {
        "\(year) 年应自查的是在产并有接害人数的用人单位。没有提交的只是检查线索，不是违法结论。"
    }
    static let due = "应自查单位"
    static let submitted = "已提交"
    static let filling = "填写中"
    static let rectifying = "核查不符，整改中"
    static let overdueProblems = "逾期未整改的问题"
    static let missing = "还没有提交的单位"
    static let missingColumns = ["用人单位", "统一社会信用代码", "接害人数", "现行风险类别", "状态"]
    static let notOpened = "没有开始"
    static let export = "导出全部（CSV）"
    static let unassessed = "还没有得出风险类别的单位"
    static let unassessedColumns = ["用人单位", "统一社会信用代码", "接害人数", "原因"]
    static let neverGraded = "没有评定"
    static let noManagement = "没有自查得分或危害因素"
    static let sheetColumns = ["用人单位", "统一社会信用代码", "风险类别", "周期内检查次数", "应检查次数", "周期（年）", "最近检查", "情况"]
    static let enough = "正常"
    static let counted = "只计已完成、见到对象的检查；镇街巡查和责令改正的复查不计。"
    static let setFrequency = "设定本地检查频次"
    static let noFrequency = "还没有记录。"
}
