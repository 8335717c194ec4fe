/// The six types of declaration (regulation-workflows §1).
public enum DeclarationType: String, CaseIterable, Sendable, Hashable {
    /// 初次: 30 days from the project's completion acceptance; at once where none was ever declared.
    case initial
    /// 变更: technology, process, equipment or material changed so that the declared hazards change substantially.
    case changeOfProcess = "change_process"
    /// 变更: workplace, name, legal representative or principal changed.
    case changeOfIdentity = "change_identity"
    /// 变更: a test or evaluation shows that the declared content changed.
    case changeByResult = "change_result"
    /// 年度更新: 11 to 13 months after the last declaration.
    case yearly
    /// 注销: operation ended.
    case cancel

    public var isChange: Bool { [.changeOfProcess, .changeOfIdentity, .changeByResult].contains(self) }

    public var label: String {
        switch self {
        case .initial: "初次申报"
        case .changeOfProcess: "变更申报（技术、工艺、设备或材料变化）"
        case .changeOfIdentity: "变更申报（工作场所、名称、法定代表人或主要负责人变化）"
        case .changeByResult: "变更申报（检测、评价发现申报内容变化）"
        case .yearly: "年度更新"
        case .cancel: "注销申报"
        }
    }

    /// What the event day means for this type; nil where no event starts the clock.
    public var eventLabel: String? {
        switch self {
        case .initial: "建设项目竣工验收日期"
        case .changeOfProcess: "变化发生日期"
        case .changeOfIdentity: "变更日期"
        case .changeByResult: "收到检测、评价结果日期"
        case .cancel: "终止生产经营日期"
        case .yearly: nil
        }
    }

    public var basis: String {
        switch self {
        case .initial: "《职业病危害项目申报办法》第八条第（一）项"
        case .changeOfProcess: "《职业病危害项目申报办法》第八条第（二）项"
        case .changeOfIdentity: "《职业病危害项目申报办法》第八条第（三）项"
        case .changeByResult: "《职业病危害项目申报办法》第八条第（四）项"
        case .yearly: "国家申报系统年度更新要求（11 至 13 个月）"
        case .cancel: "《职业病危害项目申报办法》第九条"
        }
    }
}
