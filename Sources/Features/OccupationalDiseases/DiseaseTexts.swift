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

    static let sayNone = "请填写；确实没有的，写明“没有”和原因。"
    static let askedByNotice = "通知用人单位提供资料"
    static let provideMaterials = "向诊断机构提供职业病诊断资料"
    static let provideHelp = "先在“修改”中逐项填写，原件在“附件”上传，再按“资料已填好，提交诊断机构”。逾期不提供的，诊断机构按现有资料和劳动者的自述进行诊断（职业病防治法第四十八条）。"
    static let printNotice = "打印提供资料通知"
    static let materials = "通知用人单位提供的资料"
    static let materialColumns = ["通知日期", "提供期限", "提供日期", "状态"]
    static let materialNotice = "提供职业病诊断资料的通知"
    static func materialLead(_ name: String, _ hazard: String, _ due: String) -> String {
        "劳动者\(name)（接触\(hazard)）在本机构申请职业病诊断。请于 \(due) 前提供下列由你单位掌握的资料："
    }
    static func materialItems(isRadiation: Bool) -> [String] {
        ["劳动者的职业史和职业病危害接触史", "劳动者历次职业健康检查结果", "劳动者所在工作场所的职业病危害因素检测结果"]
            + (isRadiation ? ["劳动者的个人剂量监测档案"] : []) + ["与诊断有关的其他资料"]
    }
    static let materialLaw = "依据：职业病防治法第四十七条、第四十八条；职业病诊断与鉴定管理办法第二十一条。逾期不提供的，将依现有资料进行诊断，并可能由卫生健康行政部门依法处理。"

    static let beforeDiagnosis = "送达日期早于诊断日期，请核对。"
    static let certificateRecalled = "证明书已收回或病例已作废"
    static let servedTogether = "当面送达，双方在场签收"
    static let receivers: [(code: String, copies: Int, basis: String)] = [
        ("worker", 1, "职业病诊断与鉴定管理办法第三十条：劳动者 1 份"), ("employer", 2, "职业病诊断与鉴定管理办法第三十条：用人单位 2 份"),
        ("county_health", 1, "职业病诊断与鉴定管理办法第三十条：用人单位所在地县级卫生健康主管部门 1 份"),
        ("human_resources", 1, "职业病防治法第五十条、第五十六条：确诊的通报所在地人力资源和社会保障部门，供工伤认定"),
    ]
    static let printLetter = "打印送达函"
    static let deliveries = "送达与通报"
    static let deliveryColumns = ["接收方", "份数", "状态", "送达日期", "方式", "凭据"]
    static let receipt = "登记送达"
    static let receivedDay = "送达日期"
    static let way = "送达方式"
    static let deliveryProof = "凭据"
    static let receivedDayWrong = "请填写送达日期，如 2026-03-01。"
    static let wayMissing = "请选择送达方式。"
    static let proofMissing = "请填写凭据，例如签收单或邮寄回执的编号。"
    static let letterFacts = ["劳动者", "用人单位", "证明书编号", "诊断结论", "职业病名称", "诊断日期", "证件号码"]
    static func letterTitle(_ receiver: String) -> String {
        receiver == "human_resources" ? "职业病诊断情况通报" : "职业病诊断证明书送达函"
    }
    static func letterLead(_ receiver: String) -> String {
        switch receiver {
        case "human_resources": "人力资源和社会保障部门：现将下列经诊断的职业病通报你部门，供工伤认定使用。"
        case "county_health": "卫生健康主管部门：现送达下列职业病诊断证明书一份。"
        case "employer": "用人单位：现送达下列职业病诊断证明书两份。确诊的，请自诊断之日起 30 日内向社会保险行政部门申请工伤认定（工伤保险条例第十七条）。"
        default: "现送达下列职业病诊断证明书一份。用人单位逾期未申请工伤认定的，你可在一年内自行申请（工伤保险条例第十七条）。"
        }
    }

    static let acuteAtOnce = "急性职业中毒：死亡或同时三人以上中毒，立即电话报告（旧规定沿用，未核对原文）"
    static let acuteWithinADay = "急性职业中毒：首诊后 24 小时内报告（旧规定沿用，未核对原文）"
    static let tellBoth = "书面告知劳动者和用人单位"
    static let tellBasis = "职业病防治法第五十五条；GBZ 188-2025 4.8.5：及时"
    static let tellHelp = "两方不在同一日告知的分别登记；登记有误的重填即可更正。用人单位应自告知之日起 30 日内安排诊断，费用由用人单位承担，期间不得解除劳动合同。"
    static let workerTold = "告知劳动者日期"
    static let employerTold = "告知用人单位日期"
    static let toldDayWrong = "请填写日期，如 2026-03-01，且不早于发现日期、不晚于今天。"
    static let toldWhom = "请至少填写一方的告知日期。"
    static let saveNotice = "登记告知"
    static let printSuspected = "打印疑似职业病告知书"
    static let course = "后续诊断"
    static let courseColumns = ["申请日期", "诊断机构", "进展", "诊断日期", "结论"]
    static let notApplied = "还没有申请诊断。"
    static let suspectedLetter = "疑似职业病告知书"
    static func suspectedLead(_ finder: String, _ day: String, _ disease: String) -> String {
        "\(finder)于 \(day) 发现：\(disease)。现依法书面告知："
    }
    static let suspectedDuties = [
        "劳动者可以在用人单位所在地、本人户籍地或者经常居住地的职业病诊断机构申请诊断（职业病防治法第四十四条）。",
        "用人单位应当自收到本告知之日起 30 日内安排劳动者诊断，并提供诊断所需的资料（GBZ 188-2025 附录G；职业病防治法第四十七条）。",
        "诊断和医学观察期间，不得解除或者终止与劳动者订立的劳动合同；费用由用人单位承担（职业病防治法第五十五条）。",
    ]
    static let suspectedSigned = "劳动者签收：　　　　　　　　日期：　　　　　　用人单位签收：　　　　　　　　日期："

    static let standing = "结论的效力"
    static let standsNot = "证明书还没有送达双方，申请鉴定的期限未起算。"
    static func standsUntil(_ day: String) -> String { "双方可申请市级鉴定：劳动者、用人单位各自收到证明书之日起 30 日内，最迟至 \(day)。" }
    static func standsFinal(_ day: String) -> String { "至 \(day) 没有申请鉴定，诊断结论已定。" }
    static func appraised(_ level: String, _ result: String, _ day: String) -> String { "\(level)：\(result)，鉴定书 \(day) 送达。" }
    static func appraising(_ level: String, _ state: String) -> String { "\(level)：\(state)。" }
    static func secondUntil(_ day: String) -> String { "对市级鉴定不服的，可在 \(day) 前向省级申请再次鉴定。" }
    static func secondPassed(_ day: String) -> String { "至 \(day) 没有申请再次鉴定，市级鉴定结论已定。" }
    static let provinceFinal = "省级鉴定为最终鉴定。"
    static let ownDiagnoses = "职业病诊断与待遇"
    static let ownSuspected = "疑似职业病"
    static let ownColumns = ["事项", "日期", "机构或部门", "进展", "结果"]
    static let ownDiagnosis = "职业病诊断"
    static let ownAppraisal = "诊断鉴定"
    static let notSuspected = "检查记录已更正或作废，不再是疑似职业病"
    static let examinationCorrected = "检查记录已更正"
}
