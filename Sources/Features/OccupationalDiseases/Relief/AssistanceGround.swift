import Calendars
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

        func write(_ text: String, to letter: inout HandOverLetter) {
            switch self {
            case .name: letter.name = text
            case .number: letter.idNumber = text
            case .disease: letter.disease = text
            case .diagnosedDay: letter.diagnosedDay = Day(text)
            case .institution: letter.institution = text
            case .certificate: letter.certificate = text
            case .employer: letter.employer = text
            case .region: letter.residence = text
            }
        }
    }

    let department: ReceivingDepartment
    let basis: String
    /// Nothing beyond these leaves the office.
    let items: [Item]
    /// Leaves only when the person agreed.
    var needsConsent = false

    var content: String { items.map(\.rawValue).joined(separator: "、") + (needsConsent ? ReliefTexts.withConsent : "") }

    static let all: [String: AssistanceGround] = [
        "work_injury": .init(
            department: .humanResources, basis: "职业病防治法第五十条、第五十七条；工伤保险条例第十七条",
            items: [.name, .number, .disease, .diagnosedDay, .institution, .employer]),
        "benefit": .init(department: .humanResources, basis: "职业病防治法第五十七条", items: [.name, .number, .certificate]),
        "settlement": .init(
            department: .humanResources, basis: "职业病防治法第五十七条；规划（职业病治疗费用联网结算）",
            items: [.name, .number, .disease, .certificate]),
        "medical_aid": .init(department: .medicalSecurity, basis: "职业病防治法第六十一条", items: [.name, .number, .region]),
        "subsistence": .init(department: .civilAffairs, basis: "职业病防治法第六十一条", items: [.name, .number, .region]),
        "near_subsistence": .init(department: .civilAffairs, basis: "职业病防治法第六十一条；规划", items: [.name, .number, .region]),
        "expense_poverty": .init(department: .civilAffairs, basis: "职业病防治法第六十一条；规划", items: [.name, .number, .region]),
        "temporary_aid": .init(department: .civilAffairs, basis: "职业病防治法第六十一条", items: [.name, .number, .region]),
        "legal_aid": .init(
            department: .justice, basis: "规划（无法明确责任主体的尘肺病患者）；法律援助以本人申请为准", items: [.name, .region],
            needsConsent: true),
        // Named by the plans alone: a law that lets it be told without the person's word was not found.
        "union_aid": .init(
            department: .tradeUnion, basis: "规划（新诊断职业病患者信息共享）；以本人同意为准", items: [.name, .employer, .region], needsConsent: true),
    ]
}
