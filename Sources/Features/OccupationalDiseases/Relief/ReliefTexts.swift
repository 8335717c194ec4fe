/// What the pages and refusals of help say, in one place.
enum ReliefTexts {
    static let title = "向接收部门移送"
    static let lead = """
        每个事项一个文件，只含接收部门需要的最少内容；生成即记为今日移送并编批次，每次下载记入访问日志。反馈可在“救助与待遇移送”逐条填写，或按模板整表导入。
        """
    static let columns = ["事项", "接收部门", "法律依据", "移送内容", "待移送（人）", "操作"]
    static let handOver = "生成移送文件"
    static let batches = "已移送批次"
    static let batchColumns = ["批次", "事项", "移送日期", "人数", "未反馈", "已落实", "文件"]
    static let noBatch = "还没有移送过。"
    static let download = "下载"
    static let nothing = "没有待移送的患者，可能已由他人移送；请刷新后核对。"
    static let prepareTitle = "准备移送"
    static let prepareLead = "按登记的参保和责任主体情况列出应移送的事项；已列过的不重复。是否符合条件由接收部门决定。"
    static let prepare = "准备移送"
    static let preparedBy = "按登记情况准备移送"
    static let died = "该患者已登记死亡，不再移送。"
    static let pushFirst = "还没有移送的事项不能有反馈，请先填写“移送日期”。"
    static let notGranted = "结果为“已落实”的才有起始日期，请核对。"
    static let consent = "法律援助、工会帮扶以本人申请或同意为准：本人同意后才能移送。"
    static let withConsent = "（经本人同意）"
    static let receivedBefore = "“接收日期”早于“移送日期”，请核对。"
    static let answeredBeforeReceipt = "“反馈日期”早于“接收日期”，请核对。"
    static let numberStays = "“移送编号”由移送方编制，不能修改。"
    static let askAfter = "催办移送事项的反馈"
    static let noLegalPeriod = "移送后 30 日未反馈的提醒；没有查到法定反馈期限，为本平台约定"
    static let ownYear = "每年复核一次；规划要求排查，未规定周期，为本平台约定"
    static let noNeed = "没有勾选需要的救助，不能移送。"
    static let byHousehold = "家庭经济困难排查发现"
    static let whichEmployer = "有明确责任主体的，请填写“责任用人单位”。"
    static let formerWork = "请填写“曾经工作的单位和时间”，法律援助需要。"
    static let localOffice = "没有责任用人单位的，请填写“属地责任单位”。"
    static let findAnew = "核查结论改变的，请新建一条核查记录，原记录保留。"
    static let aidOffice = "登记法律援助前，请填写“法律援助机构”。"
    static let aidByHandOver = "见法律援助移送反馈"
    static let factsChanged = "参保或责任主体情况已更正，不再移送"
    static let recalled = "诊断改变，移送撤回"
    static let isPrepared = "该患者的这一事项已列为待移送，请在那一条记录上填写“移送日期”，不要重复新建。"
    static let received = "收到的移送"
    static func waiting(_ count: Int) -> String {
        count == 0 ? "没有待反馈的移送。" : "待反馈 \(count) 件。下载名单填写结果后整表导入，或在“收到的移送”逐条填写。"
    }
    static let takeSheet = "下载待反馈名单"
    static let giveSheet = "导入反馈"
    static let interface = "待反馈的移送（含移送的个人信息，每次读取记入访问日志）；反馈用 PATCH /api/v1/hand_over/{id}"
    static let after = "上一页最后一条的 id"
    static let overview = "在世患者救助一览"
    static let overviewLead = "在世（含失访）患者各项待遇和救助的进度；是否符合条件由接收部门决定。"
    static let hasEmployer = "有"
    static func choice(_ choice: HelpOverviewPage.Choice) -> String {
        switch choice {
        case .all: "全部"
        case .without: "尚无一项落实"
        case .unchecked: "一年内未排查"
        case .unanswered: "已移送未反馈"
        }
    }
    static func nobody(_ choice: HelpOverviewPage.Choice) -> String { choice == .all ? "没有在世患者。" : "没有这样的患者。" }
    static let panel = "待遇与救助"
    static let panelColumns = ["事项", "接收部门", "进度", "移送日期", "反馈日期", "起始日期"]
}
