import Calendars
import Pages

/// Why declaring was refused: a code that is never reused and a sentence that says what to do.
public enum DeclarationError: ProductError, Sendable, Hashable {
    /// The yearly update's window has not opened.
    case windowNotOpen(opens: Day)
    /// Change, yearly update and cancellation need a declaration in force.
    case nothingDeclared
    /// An initial declaration where one is in force.
    case alreadyDeclared
    /// Another declaration of the same scope is being made or waits for acceptance.
    case anotherOpen
    /// Central and provincial enterprises declare to the city.
    case cityAccepts
    /// The employer is not in a state in which it declares.
    case notDeclaring(label: String)

    public var code: String {
        switch self {
        case .windowNotOpen: "DC-001"
        case .nothingDeclared: "DC-002"
        case .alreadyDeclared: "DC-003"
        case .anotherOpen: "DC-004"
        case .cityAccepts: "DC-005"
        case .notDeclaring: "DC-006"
        }
    }

    public var message: String {
        switch self {
        case .windowNotOpen(let opens): "年度更新从上一次申报满 11 个月起办理，\(opens) 开始可以提交。在此之前情况有变化的，请选择变更申报。"
        case .nothingDeclared: "还没有已受理的申报，请先办理初次申报。"
        case .alreadyDeclared: "已有受理的申报，请办理年度更新；情况有变化的，请办理变更申报。"
        case .anotherOpen: "已有一份申报正在办理，请打开那一份继续填写，或等待受理结果。"
        case .cityAccepts: "中央企业、省属企业的申报由设区的市卫生健康部门受理，请转市级办理。"
        case .notDeclaring(let label): "用人单位目前是“\(label)”状态，不能办理申报。请先核对名录状态。"
        }
    }

    /// What was asked does not fit the state of things.
    public var status: AnswerStatus { .conflict }
}
