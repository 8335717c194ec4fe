import Calendars

/// What the page of the chain says: plain words for the owner of a small workshop.
enum ChainTexts {
    static let title = "听力保护链"
    static let own = "本单位听力保护"
    static let list = "听力保护单位"
    static let lead = "每个噪声岗位从左到右（手机上从上到下）走一遍：噪声、控制、护听器、试戴、佩戴、听力、措施、效果。红色和黄色的地方先办。"
    static let notEnrolled = "还没有参加听力保护行动。参加后，逐岗登记噪声，系统会提示下一步。"
    static let enrol = "参加听力保护行动"
    static let addPost = "登记噪声岗位"
    static let planSurvey = "安排佩戴调查"
    static let apply = "申报示范企业"
    static let programme = "参加情况"
    static let state = "进展"
    static let enrolled = "参加日期"
    static let noPosts = "还没有登记噪声岗位。有检测报告的，选“检测结果”，声级不用再填。"
    static let next = "下一步"
    static let nothingNext = "这个岗位目前没有要办的事。"
    static let noise = "噪声"
    static let control = "声级不低于 85 dB(A)，先想办法降低噪声：隔声、减振、换设备、远离。"
    static let controlTitle = "控制"
    static let protectorTitle = "护听器"
    static let fitTitle = "试戴"
    static let respirator = "呼吸防护"
    static let wearingTitle = "佩戴"
    static let hearingTitle = "听力"
    static let actionTitle = "措施"
    static let resultTitle = "效果"
    static let measure = "还没有声级：登记检测结果，或填写测得的声级。"
    static func measureAgain(_ day: Day) -> String { "上次测量是 \(day)，已超过一年，请安排测量并登记新一年的档案。" }
    static let choose = "请选配护听器，算一算戴上以后还有多少分贝。"
    static let tooLittle = "戴上以后仍高于 85 dB(A)：换衰减更大的护听器，或两种一起戴。"
    static let tooMuch = "防护过度：戴上以后低于 70 dB(A)，听不清警示声和说话，工人会摘掉。请换小一些的。"
    static let fit = "还没有做适合性检验：同一副耳塞在不同人耳朵里差别很大。"
    static func coach(_ count: Int) -> String { "有 \(count) 人没有通过试戴，请辅导后复测。" }
    static let wear = "正确佩戴率低于 90%，请培训，并在现场提醒。"
    static let test = "还没有测听结果：请联系职业健康检查机构，为这个岗位的工人测听。"
    static func shifted(_ count: Int) -> String { "有 \(count) 人出现阈移：请安排复测，同时减少接触（轮岗、换岗）并检查护听器。" }
    static let toPost = "填写岗位档案"
    static let toPostNew = "登记新一年"
    static let toAction = "登记措施"
    static let toFit = "登记检验"
    static let none = "尚无"
    static let sensorHelp = "近 30 日在线"
    static func tested(_ fit: HearingChain.Fit) -> String { "检验 \(fit.tested) 人，通过 \(fit.passed) 人" }
    static func waiting(_ count: Int) -> String { "待辅导或复测 \(count) 人" }
    static func worn(_ wearing: HearingChain.Wearing) -> String { "观察 \(wearing.observed) 人，正确 \(wearing.correct) 人" }
    static let selfSurvey = "单位自查"
    static func hearing(_ hearing: HearingChain.Hearing) -> String { "测听 \(hearing.tested) 人" }
    static func shiftedShort(_ count: Int) -> String { "阈移 \(count) 人" }
    static func referred(_ count: Int) -> String { "已转诊 \(count) 人" }
    static func actions(_ open: Int, _ done: Int) -> String { "进行中 \(open) 项，已完成 \(done) 项" }
    static func fewer(_ decibels: String) -> String { "比治理前低 \(decibels) dB" }
    static let people = "需要处理的人"
    static let peopleHelp = "只显示需要单位安排的事项；听阈数值由测听机构告知本人。"
    static let peopleColumns = ["劳动者", "岗位", "测听日期", "进展"]
    static let years = "各岗位历年阈移"
    static let yearColumns = ["岗位", "年度", "有基线可比的人数", "阈移人数", "较差耳阈移中位数"]
    static let yearNote = "阈移为 2000、3000、4000 Hz 平均听阈与本人基线之差，取较差耳；同一年测过几次的取最后一次。"
    static let forecast = "预期与实际阈移（ISO 1999）"
    static let forecastColumns = ["岗位", "频率", "人数", "实际中位数", "95% 区间", "预期中位数", "比较"]
    static let forecastNote = """
        预期按 GB/T 14366-2017（ISO 1999:2013）由声级和年限算出的噪声性永久阈移中位数；实际为较好耳听阈减去同年龄、同性别人群的中位数（GB/T 7582-2004）。\
        每人只取最近一次测听，听力图和职业健康检查的听阈都算，基线和上岗前的不算。区间由次序统计量得到，不足 6 人没有区间，不作比较。只说明人群，不能用于个人。
        """
    static func group(_ forecast: ShiftForecast) -> String {
        forecast.examinedCount == 0 ? "\(forecast.count)" : "\(forecast.count)（其中职业健康检查 \(forecast.examinedCount)）"
    }
    static let few = "人数少于 5 人，不显示"
    static let listColumns = ["用人单位", "行业领域", "进展", "噪声岗位", "防护不足", "待复测试戴", "最近佩戴率"]
    static func verdict(_ verdict: ShiftForecast.Verdict) -> String {
        switch verdict {
        case .tooFew: "人数太少，不能比较"
        case .asExpected: "与预期相符"
        case .above: "高于预期"
        case .below: "低于预期"
        }
    }
}
