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
    static let roundOfAnother = "这次筛查不由本机构承担，请核对。"
    static let outcomeMissing = "请先填写“转诊结果”。"
    static let readingCorrected = "筛查读片更正"
    static let suspicionReported = "该人员的疑似职业病已报告，不能只更正读片；请由诊断结论排除，或先与报告单位联系。"
    static func stillUnread(_ persons: Int) -> String { "还有 \(persons) 人已拍片未读片，读片后才能结束筛查。" }
    static func stillUnreferred(_ persons: Int) -> String { "还有 \(persons) 人疑似未转诊，转诊后才能结束筛查。" }
    static let listedFromPosts = "由任职记录列出"
    static let invitedAgain = "上一轮未参加，再次邀请"
    static let listCandidates = "由任职记录列出对象"
    static let inviteAbsentees = "再次邀请以往未参加者"
    static let candidatesNote = "列出本地区接触粉尘岗位的在岗和离岗人员：达到接尘工龄下限，不是在册患者，一年内没有接尘检查，未在本轮。"
    static let yieldTitle = "历次筛查成效"
    static let yieldColumns = ["年度", "筛查", "地区", "状态", "邀请", "拍片", "疑似", "转诊未答复", "其后确诊"]
    static let noRound = "还没有筛查。"
    static let absent = "未参加"
    static let unread = "已拍片待读片"
    static let unanswered = "转诊后未答复"
    static let cabinOfAnother = "该小屋不由本机构承办，请核对。"
    static func beforeOpening(_ day: String) -> String { "日期早于小屋开放日期（\(day)），请核对。" }
    static let serviceNotOffered = "该小屋没有登记这项服务，请核对；确已开展的先在小屋中登记。"
    static let expertExpired = "该专家聘期已满，请另选或先续聘。"
    static let treatsNobody = "转入机构没有登记诊断或救治，不能上转，请核对。"
    static let rehabilitatesNobody = "转入机构没有登记救治或康复，不能下转，请核对。"
    static let alreadyReferred = "该患者转往这家机构的转诊还没有结束，请在原记录上办理。"
    static let sendersPart = "这一项由转出机构填写，转入机构不能更改。"
    static let receiversPart = "这一项由转入机构填写，转出机构不能更改。"
    static let receiversStep = "这一步由转入机构办理。"
    static let sendersStep = "这一步由转出机构办理。"
    static let cameToStation = "患者到康复站（点）接受服务"
    static let followUps = "随访"
    static let followUpColumns = ["日期", "方式", "情况", "并发症", "接受治疗或康复"]
    static let referrals = "转诊"
    static let referralColumns = ["日期", "方向", "机构", "诊治经过", "建议", "状态"]
    static let sessions = "康复服务"
    static let sessionColumns = ["日期", "康复站（点）", "项目", "6 分钟步行", "用力肺活量", "说明"]
    static let screeningColumns = ["筛查", "拍片日期", "片号", "读片结果", "转诊机构", "状态"]
    static func metres(_ value: Double) -> String { "\(Int(value)) m" }
    static func percent(_ value: Double) -> String { "\(value == value.rounded() ? String(Int(value)) : String(value))%" }
    static let yes = "是"
    static let no = "否"
    static let myRecord = "我的筛查、康复和转诊"
    static let nothingYet = "还没有筛查、小屋、康复或转诊记录。"
    static let goesAlong = "随患者转去的资料"
    static let name = "姓名"
    static let born = "出生日期"
    static let disease = "诊断"
    static let stage = "期别"
    static let diagnosedDay = "诊断日期"
    static let livesIn = "现住地区"
    static func expertsNow(_ names: [String]) -> String {
        names.isEmpty ? "没有聘期内的救治专家。" : "聘期内的救治专家：\(names.joined(separator: "、"))。"
    }
    static let lost = "失访"
    static let neverServed = "还没有服务"
    static let logSession = "登记服务"
    static let stationPatients = "本站服务范围内的患者"
    static let patientColumns = ["患者", "期别", "", "最近服务", ""]
    static let networkTitle = "诊断救治康复网络"
    static let networkNote = "机构和聘期内专家按所在地区、转诊按患者现住地区统计今年数；超过 3 日未答复为逾期（平台约定）。"
    static let networkColumns = ["地区", "诊断机构", "救治机构", "康复机构", "专家", "转诊", "待接收", "逾期未答复", "已转回"]
    static let exchangeTitle = "检查与诊疗数据交换"
    static let exchangeLead = "把一段时间内的检查、筛查、小屋、随访、康复和转诊记录导出为一个文件，交给省级平台；省级平台或其他地区交来的同样的文件在这里接收。只导出和接收本账号有权办理的记录，逐条记入访问日志。"
    static let exchangeMark =
        "省级职业健康监护与诊疗救治平台的接口没有公开资料，文件格式为本平台自定：逐行 JSON，首行说明，末行条数和校验值；取得正式接口后由适配程序转换。职业健康检查和报告卡另可按 2020 年国家数据交换文档交换。"
    static let sendTitle = "导出"
    static let periodFrom = "记录日期起"
    static let periodTo = "记录日期止"
    static let sendFile = "生成并下载"
    static let takeTitle = "接收"
    static let file = "交换文件"
    static let takeFile = "接收"
    static let periodWrong = "请填写起止日期，起不晚于止。"
    static let nothingToSend = "这段时间没有本账号可以导出的记录。"
    static let fileMissing = "请选择交换文件。"
    static func lineUnreadable(_ line: Int) -> String { "第 \(line) 行不能读取，请对方重新生成文件。" }
    static let notAnExchange = "这不是检查与诊疗数据交换文件，或版本不同，请核对。"
    static let incomplete = "文件不完整（缺少末行或条数不符），请重新传送。"
    static let changedOnTheWay = "文件内容与校验值不符，可能在传送中被改动，请重新传送。"
    static func tooManyLines(_ bound: Int) -> String { "一个文件最多 \(bound) 条记录，请缩短时间段分次交换。" }
    static let typeUnknown = "不是本平台交换的记录类型。"
    static let typeNotYours = "本账号不办理这类记录。"
    static let taken = "接收结果"
    static func result(_ taken: Int, _ known: Int, _ refused: Int) -> String {
        "接收 \(taken) 条，已有 \(known) 条，未接收 \(refused) 条。"
    }
    static let refusedNote = "未接收的记录请对方按原因更正后重新传送；已接收的不会重复。"
    static let refusalColumns = ["行", "记录", "字段", "原因"]
    static let yield = "筛查成效"
    static let invited = "邀请"
    static let screened = "拍片（占邀请）"
    static let readCount = "已读片"
    static let suspected = "疑似（占拍片）"
    static let referred = "已转诊"
    static let confirmed = "其后确诊（占拍片）"
    static func served(_ patients: Int, _ sessions: Int) -> String { "今年服务患者 \(patients) 人，\(sessions) 人次。" }
    static let cabinVisits = "职业健康小屋服务"
    static let visitColumns = ["日期", "小屋", "服务", "结果", "建议"]
    static let townsTitle = "尘肺病患者按镇统计"
    static func townsNote(_ threshold: Int) -> String {
        "在世（含失访）患者按现住镇（街道）统计；达到 \(threshold) 人的为患者集中镇（街道）；界线在“患者集中界线”中按地区设定，没有设定的取省级试点通知的 100 人（一处来源）。"
    }
    static let townColumns = ["现住地区", "在世患者", "康复覆盖", "服务中的康复站", "今年服务人次"]
    static let noTown = "未填到镇（街道），不能统计"
    static let below = "未达到集中界线"
    static let covered = "已覆盖"
    static let uncovered = "未覆盖"
    static let nobody = "没有在世患者。"
}
