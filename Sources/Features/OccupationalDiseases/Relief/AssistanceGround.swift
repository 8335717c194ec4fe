import Registers

/// To whom each kind of help belongs, on which ground, and the least that the receiver needs.
struct AssistanceGround: Sendable {
    /// One column of what is handed over.
    enum Item: String, Sendable, CaseIterable {
        case name = "姓名"
        case number = "证件号码"
        case disease = "职业病名称"
        case diagnosedDay = "诊断日期"
        case institution = "诊断机构"
        case certificate = "诊断证明书编号"
        case employer = "用人单位"
        case region = "现住地区"
    }

    let department: String
    let basis: String
    /// Nothing beyond these leaves the office.
    let items: [Item]
    /// Leaves only where the person agreed.
    var needsConsent = false

    var content: String { items.map(\.rawValue).joined(separator: "、") + (needsConsent ? ReliefTexts.withConsent : "") }

    static let all: [String: AssistanceGround] = [
        "work_injury": .init(
            department: "人力资源社会保障", basis: "职业病防治法第五十条、第五十七条；工伤保险条例第十七条",
            items: [.name, .number, .disease, .diagnosedDay, .institution, .employer]),
        "benefit": .init(department: "人力资源社会保障", basis: "职业病防治法第五十七条", items: [.name, .number, .certificate]),
        "settlement": .init(
            department: "人力资源社会保障", basis: "职业病防治法第五十七条；规划（职业病治疗费用联网结算）",
            items: [.name, .number, .disease, .certificate]),
        "medical_aid": .init(department: "医疗保障", basis: "职业病防治法第六十一条", items: [.name, .number, .region]),
        "subsistence": .init(department: "民政", basis: "职业病防治法第六十一条", items: [.name, .number, .region]),
        "near_subsistence": .init(department: "民政", basis: "职业病防治法第六十一条；规划", items: [.name, .number, .region]),
        "expense_poverty": .init(department: "民政", basis: "职业病防治法第六十一条；规划", items: [.name, .number, .region]),
        "temporary_aid": .init(department: "民政", basis: "职业病防治法第六十一条", items: [.name, .number, .region]),
        "legal_aid": .init(
            department: "司法行政", basis: "规划（无法明确责任主体的尘肺病患者）；法律援助以本人申请为准", items: [.name, .region],
            needsConsent: true),
    ]
}
