import Calendars
import Pages

/// Why supervision was refused: a code that is never reused, a sentence that says what to do, and the article behind it.
public enum SupervisionError: ProductError, Sendable, Hashable {
    case drawRefused(String)
    case publicValueMissing
    case witnessMissing
    case drawOpen
    case redrawReasonMissing
    case planNotApproved
    case tooFewInspectors
    case inspectorBarred(name: String, reason: String)
    case visitIncomplete(String)
    case orderIncomplete(String)
    case extensionTooLate(deadline: Day)
    case selfCheckIncomplete(String)
    case caseRefused(String)
    case complaintIncomplete(String)
    case creditRefused(String)
    case fieldRefused(String)
    case listRefused(String)
    case campaignIncomplete(String)
    case notYours

    public var code: String {
        switch self {
        case .drawRefused: "SV-001"
        case .publicValueMissing: "SV-002"
        case .witnessMissing: "SV-003"
        case .drawOpen: "SV-004"
        case .redrawReasonMissing: "SV-005"
        case .planNotApproved: "SV-006"
        case .tooFewInspectors: "SV-010"
        case .inspectorBarred: "SV-011"
        case .visitIncomplete: "SV-012"
        case .orderIncomplete: "SV-020"
        case .extensionTooLate: "SV-021"
        case .selfCheckIncomplete: "SV-030"
        case .caseRefused: "SV-040"
        case .complaintIncomplete: "SV-050"
        case .creditRefused: "SV-060"
        case .notYours: "SV-070"
        case .fieldRefused: "SV-080"
        case .listRefused: "SV-090"
        case .campaignIncomplete: "SV-100"
        }
    }

    public var message: String {
        switch self {
        case .drawRefused(let sentence): "没有抽取：\(sentence)"
        case .publicValueMissing: "请填写承诺公布之后产生的公共随机值，与来源公布的数字完全一致。"
        case .witnessMissing: "请填写见证人姓名；见证人不能是操作人本人。"
        case .drawOpen: "这个计划已有一次抽取正在进行或已经完成。确需重新抽取的，请写明理由。"
        case .redrawReasonMissing: "重新抽取要写明理由（例如对象已关闭、需要回避、名单重复）。"
        case .planNotApproved: "检查计划还没有批准，不能抽取。请先报批。"
        case .tooFewInspectors: "执法人员不得少于两人，并应持有有效执法证件（行政处罚法第四十二条）。请先补充检查人员。"
        case .inspectorBarred(let name, let reason): "\(name) 不能参加：\(reason)（行政处罚法第四十二、四十三条）。请更换人员。"
        case .visitIncomplete(let sentence), .orderIncomplete(let sentence), .selfCheckIncomplete(let sentence),
            .caseRefused(let sentence), .complaintIncomplete(let sentence), .creditRefused(let sentence),
            .fieldRefused(let sentence), .listRefused(let sentence), .campaignIncomplete(let sentence):
            sentence
        case .extensionTooLate(let deadline): "改正期限 \(deadline) 已届满，延期申请应在届满前提出。"
        case .notYours: "这项工作由承办人办理；您不是承办人。"
        }
    }

    public var status: AnswerStatus { if case .fieldRefused = self { .unprocessableContent } else { .conflict } }
}
