import Calendars
import Pages

/// Why an act on a service institution was refused: a code that is never reused, and a sentence that says what to do.
public enum InstitutionError: ProductError, Sendable, Hashable {
    case wordsMissing
    case notHeard(until: Day?)
    case appealTooLate
    case appealedBefore
    case reasonGone
    case clueExists
    case noForm
    case findingMissing(String)

    public var code: String {
        switch self {
        case .wordsMissing: "SI-001"
        case .notHeard: "SI-002"
        case .appealTooLate: "SI-003"
        case .appealedBefore: "SI-004"
        case .reasonGone: "SI-010"
        case .clueExists: "SI-011"
        case .noForm: "SI-020"
        case .findingMissing: "SI-021"
        }
    }

    public var message: String {
        switch self {
        case .wordsMissing: "请写明陈述申辩或申诉的内容。"
        case .notHeard(let until): "机构的陈述申辩期到 \(until?.description ?? "") 届满，届满前未收到陈述申辩的不能记分。"
        case .appealTooLate: "申诉期已经届满，不能再申诉。"
        case .appealedBefore: "这次记分已经申诉并作出处理，不能再次申诉。"
        case .reasonGone: "这条提示已随数据更正而消失，没有列为线索。请刷新页面查看最新情况。"
        case .noForm: "这类机构没有检查表，请直接填写检查结果。"
        case .findingMissing(let item): "“\(item)”请选择符合、不符合或不适用；不符合的要写明发现的事实。"
        case .clueExists: "这条提示已经列为线索，请在“服务机构线索”中查看。"
        }
    }

    public var status: AnswerStatus { .conflict }
}
