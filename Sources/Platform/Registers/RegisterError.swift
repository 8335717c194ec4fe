/// Why a register refused, with a code and a sentence for the person.
public enum RegisterError: Error, Sendable, Hashable {
    /// Some fields are wrong; nothing was stored.
    case invalid([FieldProblem])
    /// Nothing there, or nothing this account may see: the same answer on purpose.
    case notFound
    case denied
    /// Somebody else saved first; the version now in force.
    case stale(current: Int64)
    case wrongState(label: String)
    case reasonMissing

    public var code: String {
        switch self {
        case .invalid: "RG-100"
        case .notFound: "RG-101"
        case .denied: "RG-102"
        case .stale: "RG-103"
        case .wrongState: "RG-104"
        case .reasonMissing: "RG-105"
        }
    }

    public var message: String {
        switch self {
        case .invalid(let problems): "有 \(problems.count) 处需要修改，修改后请重新提交。"
        case .notFound: "没有找到这条记录，或者您没有查看它的权限。请检查地址，或从列表中重新打开。"
        case .denied: "您的角色不能做这项操作。如确有需要，请联系本单位的安全管理员。"
        case .stale: "在您办理期间，别人已经保存过这条记录。请对照最新内容，再决定是否继续。"
        case .wrongState(let label): "这条记录目前是“\(label)”状态，不能做这项操作。请刷新页面查看最新状态。"
        case .reasonMissing: "请写明原因，便于对方知道如何处理。"
        }
    }
}
