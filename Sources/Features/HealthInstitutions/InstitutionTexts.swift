/// What the pages and refusals of this slice say, in one place.
enum InstitutionTexts {
    static let noCategory = "请至少选择一个备案类别。"
    static let filedLongBefore = "“备案日期”比“开展业务日期”早一年以上，请核对。"
    static let endsBeforeStart = "结束日期早于开始日期，请核对。"
    static let scopeUnread = "“诊断类别”要填大类序号 1 至 12，用顿号分开，例如 1、4。"
    static func notFiled(_ category: String) -> String { "该机构没有“\(category)”类别的备案，请核对机构和危害因素。" }
    static func beforeFiling(_ day: String) -> String { "检查日期早于该机构的备案日期（\(day)），请核对。" }
    static func afterWithdrawal(_ day: String) -> String { "该机构已于 \(day) 注销备案，请核对检查日期和机构。" }
    static let shortfalls = "备案条件对照"
    static let shortfallNote = "对照《职业健康检查管理办法》第五条；是否影响备案由备案机关决定。"
    static let smallArea = "检查场所面积未达到或未填 400 m²"
    static let noExaminer = "没有在有效期内的主检医师（见“机构人员与设备”）"
    static let noLicence = "备案粉尘类别但没有放射诊疗许可证（胸片检查需要）"
    static let listTitle = "职业健康检查与诊断机构名单"
    static let listColumns = ["机构", "业务", "县（市、区）", "地址", "电话", "备案类别", "备案编号", "质控考核"]
    static let nonePublished = "还没有公布的机构。"
    static let coverageTitle = "机构覆盖与检查能力"
    static let coverageNote = "已公布的机构；应检人数为一年内到期（含逾期）的劳动者，所需工作日按每日可检人数合计计算。"
    static let coverageColumns = ["县（市、区）", "公立检查机构", "民营检查机构", "诊断机构", "无机构备案的类别", "每日可检", "一年内应检", "所需工作日"]
    static let nonePublic = "无"
    static func days(_ days: Int) -> String { "\(days) 个工作日" }
    static let rectificationMissing = "请先填写“整改情况”，再登记整改合格。"
    static func unscored(_ item: String) -> String { "\(item) 还没有评分；不适用的填 na。" }
    static func reasonMissing(_ item: String) -> String { "\(item) 扣了分，请填写扣分原因。" }
    static func pointsOutside(_ item: String, _ points: Double) -> String {
        "\(item) 的得分应在 0 至 \(QualityPages.plain(points)) 之间。"
    }
    static let nothingApplies = "综合考核和项目考核都要有适用的项目。"
    static let notVisited = "未登记现场考核"
    static let openForm = "按考核表评分"
    static let formTitle = "质量控制考核表"
    static let formLead = "逐项评分，不适用的项目填 na。综合考核占 40%，项目考核占 60%，80 分及以上且关键项没有得零分的为合格。"
    static let formNote = "考核项目为本平台设计，取得正式考核表后可替换；权重取自一处公开来源"
    static let key = "关键项"
    static let remark = "扣分原因"
    static let score = "提交评分"
    static let scoreColumns = ["项目", "类别", "内容", "分值", "得分", "扣分原因"]
    static let notApplicable = "不适用"
    static let alreadyDrawn = "样本已抽取"
    static let notReading = "不在复读中"
    static func tooFewSamples(_ count: Int) -> String { "这段时间该机构能复读的样本只有 \(count) 份，请放宽检查日期。" }
    static let unread = "还有样本没有复读，全部读完后再比较。"
    static let drawSamples = "抽取样本"
    static let readSamples = "盲法复读"
    static let compare = "结束并比较"
    static let crossTable = "两次判读交叉表"
    static let firstBySecond = "首次判读 \\ 复读"
    static let agreementNote = "Kappa 为扣除机遇一致后的一致性；0.61 及以上为好，0.41 至 0.60 为中等，其余为差（Landis 与 Koch 1977 的常用分档合并）。"
    static let blindNote = "只显示盲号和曲线或片号，不显示受检者、首次判读和结论。保存后不能修改。"
    static func blind(_ number: Int) -> String { "盲号 \(number)" }
    static func filmNumber(_ report: String) -> String { "片号（报告编号）：\(report.isEmpty ? "未填" : report)" }
    static let allRead = "全部样本都已复读。"
    static func left(_ count: Int) -> String { "还有 \(count) 份未读，每页最多 20 份。" }
    static let saveReadings = "保存复读结果"
    static let notPublished = "该机构不是已公布的职业健康检查机构，请在公布名单中选择。"
    static let dayPast = "“预约日期”已过，请改选日期。"
    static func full(_ left: Int64) -> String { "该机构这一天还能安排 \(left) 人，请减少人数或改选日期。" }
    static func dueBy(_ count: Int64) -> String { "到预约日期后 30 日为止，本单位应检 \(count) 人。" }
    static let openDue = "打开应检清单"
    static let bookings = "本机构的检查预约"
    static let bookingColumns = ["日期", "用人单位", "检查类型", "主要危害因素", "人数", "说明", ""]
    static let noBookings = "没有待办的预约。"
    static let confirm = "确认"
    static let decline = "不能安排"
    static let examined = "已检查"
    static let diagnosisByCity = "职业病诊断机构（按设区的市）"
    static let cityColumns = ["设区的市", "公立诊断机构", "民营诊断机构", "资格有效的诊断医师"]
    static let whichCategory = "请选择增加或减少的备案类别。"
    static let changeAhead = "“变更日期”晚于今天；还没有生效的变更到生效时再登记。"
    static let changeBeforeFiling = "“变更日期”早于备案日期，请核对。"
    static let notedFromFiling = "备案信息修改"
    static let alreadyWithdrawn = "已注销"
    static let withdrawalDay = "注销日期不能晚于今天，也不能早于备案日期。"
    static let withdrawal = "注销备案"
    static let withdrawnOn = "注销日期"
    static let withdrawalReason = "原因"
    static let withdrawalHelp = "填写实际停止的日期：在此之前的检查仍然有效，覆盖统计按此日期计算；未完成的预约自动退回用人单位。"
    static let withdrawalDayMissing = "请填写注销日期，如 2026-03-01。"
    static let institutionWithdrawn = "机构已注销备案，请另约其他机构"
    static let rectify = "报告整改情况"
    static let rectifyHelp = "写明逐项整改的措施和完成日期，提交后由质控中心复核。"
    static let rectificationText = "整改情况"
    static let submitRectification = "提交整改"
    static let submittedLate = "逾期"
    static let afterRectification = "不合格，整改后复核合格"
    static let people = "预约人员"
    static let peopleHelp = "从应检清单中选择这一次要检查的人；机构确认后按名单安排。"
    static let peopleColumns = ["选择", "劳动者", "岗位", "危害因素", "应检日期"]
    static let listedColumns = ["劳动者", "岗位", "危害因素", "检查"]
    static let savePeople = "列入本次预约"
    static let nobodyDue = "到预约日期后 30 日为止没有其他应检人员。"
    static let removePerson = "移出名单"
    static func tooMany(_ headcount: Int) -> String { "名单超过预约的 \(headcount) 人，请先修改预约人数。" }
    static let chooseSomebody = "请至少选择一人。"
    static let examinedAlready = "已检查"
    static let notYetExamined = "未检"
    static let moved = "预约日期已变更，名单不能再改。"
    static let notices = [
        "rectification-submitted": "整改情况已提交。", "filing-withdrawn": "备案已注销。", "people-booked": "名单已更新。",
        "quality-scored": "评分已保存。", "samples-drawn": "样本已抽取，可以开始复读。", "readings-saved": "复读结果已保存。",
        "readings-compared": "已比较两次判读。", "booking-answered": "已答复用人单位。",
    ]
}
