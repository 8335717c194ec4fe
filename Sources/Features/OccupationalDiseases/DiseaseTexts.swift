/// What the pages and refusals of this slice say, in one place.
enum DiseaseTexts {
    static let inFuture = "日期晚于今天，请核对。"
    static let doctors = "诊断证明书要由三名以上诊断医师共同签署（职业病防治法第四十六条），请填写全部医师。"
    static func notOnRegister(_ name: String) -> String { "“\(name)”不在职业病诊断医师名册中（或已暂停、注销），请核对姓名，或填写资格证书编号。" }
    static func outsideScope(_ name: String) -> String { "“\(name)”的资格在诊断当日无效，或诊断类别不包括该病种，请更换诊断医师。" }
    static func cardField(_ label: String) -> String { "上报前请填写“\(label)”（报告卡必填项）。" }
    static let notRadiation = "职业性放射性疾病报告卡的病种要在第 7 类中选择。"
    static let notLung = "尘肺病报告卡的病种要在第 1 类中选择。"
    static let exposedAfter = "“开始接害日期”晚于发现或诊断日期，请核对。"
    static let appliedAfter = "“申请诊断日期”晚于诊断日期，请核对。"
    static let stagesReversed = "后一期的诊断日期早于前一期，请核对。"
    static let requestedBefore = "日期早于申请诊断的日期，请核对。"
    static let alreadyDiagnosed = "已作出诊断的，不能再中止；对结论有异议的请走鉴定程序。"
    static let outcomeMissing = "办结前请填写“结果”。"
    static let stillSuspended = "现场调查、资料判定或仲裁尚未办结，期限中止，不能作出诊断；请先办结该事项。"
    static func daysLost(_ days: Int) -> String { "中止 \(days) 日顺延" }
    static func lawsuit(_ period: LawsuitPeriod) -> String {
        let law = "劳动者不服仲裁的，可以起诉；用人单位不服的，可在职业病诊断、鉴定程序结束之日起 15 日内起诉（职业病防治法第四十九条）"
        return switch period {
        case .notBegun: law + "。程序尚未结束，期限未起算。"
        case .until(let day): law + "：至 \(day) 止。期满未申请鉴定的，以证明书送达为程序结束。"
        }
    }
    static func suspended(_ kind: String, _ day: String) -> String { "\(kind)：自 \(day) 起期限中止，办结后顺延。" }
    static let stopNote = "从哪一日起停止计算没有条文写明，为本平台约定：现场调查和资料判定自提请之日，仲裁自受理之日。"
    static let notDiagnosed = "尚未作出诊断"
    static let insuranceTitle = "参保人数与接害人数对照"
    static let insuranceNote = "名录内在营、有接害人员的用人单位；参保人数取最近一次人社部门数据。参保多于接害的部分不抵其他单位。"
    static let insuranceColumns = ["用人单位", "接害人数", "参保人数", "差额", "统计日期"]
    static let hazardEmployers = "有接害人员的用人单位"
    static let exposed = "接害人数"
    static let covered = "参保人数覆盖的接害人数"
    static let uninsured = "无人参保的用人单位"
    static let unreported = "未取得参保数据的用人单位"
    static let noInsuranceReport = "未取得参保数据"
    static let allInsured = "各用人单位的参保人数都不少于接害人数。"
    static let fillCard = "生成报告卡"
    static let conclusion = "请选择“诊断结论”。"
    static let disease = "确诊的，请选择“职业病名称”。"
    static let certificate = "请填写“证明书编号”。"
    static let notServed = "证明书或鉴定书还没有送达，送达之后才能申请鉴定；请核对申请日期。"
    static func tooLate(_ day: String) -> String { "申请已超过期限（\(day)），不能受理；期限见《职业病诊断与鉴定管理办法》第三十四、三十五条。" }
    static let result = "送达鉴定书前，请填写“鉴定结论”。"
    static let deathCause = "请填写“死亡原因”。"
    static let visitOfDead = "该患者已登记死亡，请核对患者。"
    static let answeredBefore = "“反馈日期”早于“移送日期”，请核对。"
    static let answerDay = "已有结果的，请填写“反馈日期”。"
    static let noEmployer = "责任主体不明"
    static let withoutHelp = "尚未得到救助的在世患者"
    static func persons(_ count: Int) -> String { "共 \(count) 人。" }
    static let withoutHelpNote = "在世（含失访）且没有任何一项待遇或救助已落实的患者；是否符合条件由接收部门决定。"
    static let helpColumns = ["患者", "病种", "期别", "现住地区", "责任主体", "已移送（项）"]
    static let everybodyHelped = "没有这样的患者。"
    static let printCertificate = "打印诊断证明书"
    static let certificateTitle = "职业病诊断证明书"
    static let appealNote = "对诊断结论有异议的，可在收到证明书之日起 30 日内向诊断机构所在地设区的市级卫生健康主管部门申请鉴定（令第6号第三十四条）。"
    static let checkNote = "任何人可在“核验诊断证明书”页用核验码核对本证明书是否由该机构出具。"
    static let checkTitle = "核验诊断证明书"
    static let checkCode = "核验码"
    static let checkButton = "核验"
    static let notIssued = "没有这个核验码的证明书，请核对；确认无误仍查不到的，请联系出具机构。"
    static let support = "诊断标准条件对照"
    static let supportColumns = ["条件", "情况", "条款"]
    static let met = "满足"
    static let notMet = "未满足"
    static let unknown = "资料未说明"
}
