/// What the pages and refusals of health surveillance say, in one place.
enum HealthTexts {
    static let otherPerson = "这个证件号码已登记在另一个姓名之下，请核对证件号码和姓名；确属本人更名的，请联系疾控中心更正。"
    static let underAge = "按证件号码，上岗时未满 16 周岁，请核对证件号码和上岗日期。"
    static let leftBeforeCome = "“离岗日期”早于“上岗日期”，请核对。"
    static let beforeBirth = "“检查日期”早于证件号码中的出生日期，请核对。"
    static let childExamined = "按证件号码，检查时未满 14 周岁，请核对证件号码和检查日期。"
    static let notYetExamined = "“检查日期”晚于今天，请核对。"
    static let exposedAfterExamination = "“开始接害日期”晚于“检查日期”，请核对。"
    static let audiogramIncomplete = "听力检查不完整：双耳都要填 500、1000、2000、3000、4000、6000 Hz 的听阈（L500=… 至 R6000=…）。"
    static func conditionMissing(_ conclusion: String) -> String { "结论为“\(conclusion)”时，请填写“疾病或异常名称”。" }
    static func zonesMissing(_ zones: String) -> String { "胸片读片缺少肺区：\(zones)。" }
    static let profusionAboveZones = "总体密集度高于任何一个肺区的密集度，请核对读片结果。"
    static let flatAudiogram = "双耳各频率的听阈完全相同，请核对测听原始记录。"
    static let noAssignment = "受检者没有登记在该用人单位的任何岗位，请用人单位补登岗位任职。"
    static let neverExposed = "受检者在该用人单位的岗位没有这种危害因素，请核对危害因素或岗位接害登记。"
    static func copied(_ number: String) -> String { "全部数值与另一名受检者（检查 \(number)）完全相同，请核对原始记录。" }

    static let remarks = "核对意见"
    static let remarkColumns = ["位置", "问题", "性质", "证据"]
    static let error = "退回"
    static let question = "请核实"
    static let noRemarks = "未发现问题。"
    static let clean = "未发现问题"
    static let checkTitle = "检查记录核对"
    static let comparedWithRecord = "逐项对照上报的项目、数值和结论"
    static func dueOn(_ day: String) -> String { "应检日期 \(day)" }

    static let notice = "书面告知"
    static let noticeHelp = "填写书面告知劳动者和用人单位的日期和凭据；用人单位的处置期限从告知之日起算。"
    static let workerTold = "告知劳动者日期"
    static let employerTold = "告知用人单位日期"
    static let proof = "凭据"
    static let save = "保存"
    static let dayWrong = "请填写日期，如 2026-03-01，且不早于检查日期、不晚于今天。"
    static let proofMissing = "请填写凭据，例如签收单编号。"
    static let finish = "办结"
    static let finishDay = "完成日期"
    static let finishHelp = "填写完成日期和凭据后办结。"

    static let dueTitle = "应检与未检"
    static let dueColumns = ["劳动者", "用人单位", "岗位", "危害因素", "检查类型", "应检日期", "", "办理", "依据"]
    static let lists: [(key: DueList, title: String, help: String)] = [
        (.overdue, "超期未检", "在岗定期检查已超过应检日期。"), (.never, "从未检查", "接触危害因素，上岗前和在岗期间都没有检查。"),
        (.leaving, "离岗未检", "已离岗，没有做离岗检查，90 日内的在岗检查也不能代替。"),
        (.contraindicated, "禁忌仍在岗", "最近一次检查结论为职业禁忌证，仍在有该危害因素的岗位。"),
        (.soon, "90 日内到期", "今天起 90 日内应做在岗定期检查。"), (.follow, "离岗后随访", "长潜伏期危害因素，标准推荐。"),
    ]
    static let items = "检查项目"
    static let nobody = "没有人。"
    static func shown(_ count: Int, of all: Int) -> String { "共 \(all) 人次，显示最急的 \(count) 人次。" }

    static let file = "职业健康档案"
    static let posts = "岗位与接触"
    static let postColumns = ["用人单位", "岗位", "起止日期", "危害因素", "最近检测"]
    static let examinations = "历次检查"
    static let ownExaminationColumns = ["日期", "类型", "危害因素", "机构", "结论", "告知本人"]
    static let examinationColumns = ["日期", "类型", "危害因素", "用人单位", "机构", "结论", "核对"]
    static let audiograms = "听力"
    static let audiogramColumns = ["日期", "左耳语频", "右耳语频", "双耳高频平均", "较好耳加权值", "GBZ 49 分级（参考）"]
    static let audiogramNote = "听阈经年龄、性别修正（GBZ 49-2014 表A.1）。列出数值，不是诊断结论。"
    static let films = "胸片（六肺区）"
    static let lungs = "肺功能（占预计值 %）"
    static let trends = "数值变化"
    static let due = "应检事项"
    static let followUps = "检查后处置"
    static let followUpColumns = ["事项", "期限", "完成", "凭据"]
    static let viewers = "谁看过这份档案"
    static let viewerColumns = ["时间", "账号", "操作", "原因"]
    static let none = "无记录。"
    static let today = "至今"
    static let exchangeTitle = "导入检查数据（XML、JSON）"
    static let exchangeLead = """
        检查机构按国家数据交换文档（职业健康档案 HEALTH_EXAM_RECORD，2020）导出的 XML，或同名字段的 JSON。文件先转成检查台账的表格，再逐格核对：\
        有问题的行连同原因退回，其余入库；没有对应项目代码的结果写入处理意见，不会丢失。
        """
    static let exchangeFile = "文件"
    static let exchangeSend = "上传并核对"
    static let exchangeMissing = "请选择要上传的文件。"
    static let exchangeEmpty = "文件中没有检查记录（HEALTH_EXAM_RECORD），请核对导出内容。"
    static let exchangeUnstored = "暂时不能保存上传的文件，请稍后再试；仍不成功的，请联系系统管理员。"
    static let ownStaff = "本单位劳动者"
    static let staffColumns = ["劳动者", "岗位", "上岗日期", "最近检查", "结论", "应检"]
    static let staffHelp = "只列出安排岗位所需的结论；检查数值和其他疾病由检查机构告知劳动者本人（职业病防治法第三十五、三十六条，个人信息保护法）。"
    static let myFile = "我的职业健康档案"

    static func recheckedBy(_ number: String) -> String { "已复查（检查 \(number)）" }
    static func appliedAt(_ institution: String) -> String { "已申请职业病诊断：\(institution)" }
    static let stillOnPost = "该劳动者仍登记在有该危害因素的岗位。请先在“岗位任职”登记离岗日期或停止接害日期，再办结调离。"
    static func mayNotStart(_ hazards: String) -> String {
        "拟上岗人员还没有做上岗前检查：\(hazards)。未经检查不得安排上岗（职业病防治法第三十五条）；已经在岗的，请填实际上岗日期并登记停止接害。"
    }
    static func contraindicatedFor(_ hazards: String) -> String {
        "最近一次检查结论为职业禁忌证：\(hazards)。不得安排从事所禁忌的作业（职业病防治法第三十五条）。"
    }
    static func mayNotResume(_ hazards: String) -> String { "还不能恢复接害：\(hazards)。补做检查、结论允许后再登记恢复。" }
    static let stopProofMissing = "请填写停止接害的凭据，例如调岗通知编号。"
    static let stoppedBeforeStart = "“停止接害日期”早于“上岗日期”，请核对。"
    static let resumedBeforeStop = "“恢复接害日期”早于“停止接害日期”，或没有停止接害，请核对。"
    static let blocked = "不得接害"
    static let blockedHelp = "未经上岗前检查的劳动者、有职业禁忌的劳动者不得从事相应的接害作业（职业病防治法第三十五条）。请登记停止接害的日期和凭据，检查结论允许后再登记恢复。"
    static let stillExposed = "仍在接害"
    static func stoppedOn(_ day: String) -> String { "\(day) 起停止接害" }
    static let noteStop = "登记停止接害"
    static func bookedFor(_ day: String) -> String { "已预约 \(day)" }

    static let tellResults = "检查结果告知劳动者"
    static let tellLead = "用人单位应当将检查结果书面告知劳动者本人（职业病防治法第三十五条）。列出已出结论、尚未登记告知本人的检查；劳动者本人在“我的职业健康档案”确认收到的自动登记。"
    static let batchColumns = ["检查日期", "检查机构", "未告知人次", "其中须逐人告知", ""]
    static let batchHelp = "结论为疑似职业病、职业禁忌证、复查的，逐人告知并取得签收；其余可以整批登记。"
    static let tellBatch = "整批登记告知"
    static let tellChosen = "登记告知所选劳动者"
    static let openBatch = "逐人"
    static let allTold = "没有待告知的检查结果。"
    static let chooseSomebody = "请至少勾选一名劳动者。"
    static let personColumns = ["选择", "劳动者", "检查类型", "危害因素", "结论"]
    static let toldColumn = "告知本人"
    static let confirmReceipt = "我已收到检查结果"
    static let confirmedOnline = "劳动者本人在平台确认收到"
    static let correctNotice = "更正告知日期或凭据"
    static let noticePartly = "两方不在同一日告知的分别登记，留空的一方不变。"
    static let toldWhom = "请至少填写一方的告知日期。"
    static let printNotice = "打印结果告知书"
    static let noticeLetter = "职业健康检查结果告知书"
    static let noticeFacts = ["劳动者", "用人单位", "检查日期", "检查类型", "危害因素", "检查结论", "处理意见", "检查机构"]
    static let noticeSigned = "劳动者签收：　　　　　　　　日期：　　　　　　"
    static let evidence = "平台已有的接触史和检查"
    static let evidenceHelp = "供诊断参考：各用人单位登记的岗位、接害因素、最近检测和历次检查结论。"
    static let correctName = "更正姓名"
    static let correctNameHelp = "仅用于首次登记写错或本人更名；证件号码有误的，由录入单位更正其记录，记录自动归到正确的人。更正写入修改历史。"
    static let rightName = "正确的姓名"
    static let correctionReasonLabel = "原因和核对的证件"
    static let nameMissing = "请填写正确的姓名。"
    static let correctionReason = "请写明原因和核对的证件。"
    static let concludesOtherwise = "检查记录已更正或作废，不再需要这项处置"
    static let wholeList = "全部清单（可筛选、导出）"
}
