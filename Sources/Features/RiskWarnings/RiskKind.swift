/// Signs that stand in the registers, as against those of devices: what has been reported and what is overdue.
enum RiskKind: String, CaseIterable, Sendable {
    /// Posts whose latest measurement is above its limit.
    case exceeded = "risk_exceeded"
    /// People with a contraindication who still work at the post that it forbids.
    case contraindicated = "risk_contraindicated"
    /// Several people with a suspected occupational disease within some time.
    case suspected = "risk_suspected"
    /// People whose examination is overdue.
    case overdueExamination = "risk_overdue_exam"
    /// Posts whose hazards were not tested within the period of law.
    case overdueTest = "risk_overdue_test"
    /// The employer's declaration is missing or has lapsed.
    case overdueDeclaration = "risk_overdue_declaration"

    /// What is counted.
    var unit: String {
        switch self {
        case .exceeded, .overdueTest: "个岗位"
        case .contraindicated, .suspected, .overdueExamination: "人"
        case .overdueDeclaration: "家"
        }
    }

    var title: String {
        switch self {
        case .exceeded: "检测结果超标"
        case .contraindicated: "职业禁忌证劳动者仍在原岗位"
        case .suspected: "疑似职业病聚集"
        case .overdueExamination: "职业健康检查逾期"
        case .overdueTest: "工作场所定期检测逾期"
        case .overdueDeclaration: "职业病危害项目申报逾期"
        }
    }

    /// An institution's report is evidence; what follows from lists and dates must be looked into first.
    var isEvidence: Bool { self == .exceeded }
}
