/// What the pages and refusals of this slice say, in one place.
enum DiseaseTexts {
    static let inFuture = "日期晚于今天，请核对。"
    static let doctors = "诊断证明书要由三名以上诊断医师共同签署（职业病防治法第四十六条），请填写全部医师。"
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
    static let withoutHelpNote = "在世（含失访）且没有任何一项待遇或救助已落实的患者；是否符合条件由接收部门决定。"
    static let helpColumns = ["患者", "病种", "期别", "现住地区", "", "已移送（项）"]
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
