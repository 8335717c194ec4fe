import Jobs
import Spreadsheets

/// Why an import does not begin or does not go on. Faults of single cells are `CellProblem`s.
public enum ImportError: TellingError, Sendable, Hashable {
    case notFound
    case noRegister
    case denied
    case fileTooLarge(limitMegabytes: Int)
    case noHeading
    case keyNotMapped(labels: [String])
    case fieldTwice(label: String)
    case unknownColumn
    case tooManyFailures(limit: Int)
    case underWay
    case accountGone
    case fileGone

    public var code: String {
        switch self {
        case .notFound: "IM-001"
        case .noRegister: "IM-002"
        case .denied: "IM-003"
        case .fileTooLarge: "IM-004"
        case .noHeading: "IM-005"
        case .keyNotMapped: "IM-006"
        case .fieldTwice: "IM-007"
        case .unknownColumn: "IM-008"
        case .tooManyFailures: "IM-009"
        case .underWay: "IM-010"
        case .accountGone: "IM-011"
        case .fileGone: "IM-012"
        }
    }

    public var message: String {
        switch self {
        case .notFound: "没有找到这次导入，或者您没有查看它的权限。请从导入列表重新打开。"
        case .noRegister: "没有这个台账，或者它不能导入。请从台账列表重新选择。"
        case .denied: "您的角色不能向这个台账导入数据。如确有需要，请联系本单位的安全管理员。"
        case .fileTooLarge(let limit): "文件超过 \(limit) MB。请拆分成几个文件后再上传。"
        case .noHeading: "没有找到表头。请在数据上方保留一行列名，或下载模板填写后再上传。"
        case .keyNotMapped(let labels): "缺少用来识别记录的列：\(labels.joined(separator: "、"))。请为它们选择对应的列，或在文件中补上。"
        case .fieldTwice(let label): "“\(label)”对应了两列。请只保留一列。"
        case .unknownColumn: "对应关系中有文件里不存在的列或不能导入的字段。请刷新页面后重新选择。"
        case .tooManyFailures(let limit): "已有 \(limit) 行不能导入，处理停止。已导入的行仍然有效；请先检查表头对应关系和填写格式。"
        case .underWay: "这次导入正在处理。请等它完成，或先取消。"
        case .accountGone: "发起导入的账号已停用或权限已变化，导入停止。已导入的行仍然有效；请用有权限的账号重新导入。"
        case .fileGone: "上传的文件已经清除。请重新上传。"
        }
    }
}

extension SheetError: TellingError {}
