import Pages

/// Why an act on a warning was refused.
enum WarningError: String, ProductError, CaseIterable {
    case assigneeMissing = "EW-001"
    case answerMissing = "EW-002"
    case outcomeMissing = "EW-003"
    case notAnswered = "EW-004"
    case kindMissing = "EW-005"
    case noEvidence = "EW-006"
    case handedOver = "EW-007"

    var code: String { rawValue }
    var status: AnswerStatus { .unprocessableContent }

    var message: String {
        switch self {
        case .assigneeMissing: "请填写承办人。"
        case .answerMissing: "请填写处置情况。"
        case .outcomeMissing: "请选择处置结论。"
        case .notAnswered: "这条预警还没有答复。请先答复；确属误报的，处置结论选“误报”。"
        case .kindMissing: "请选择移交方式。"
        case .noEvidence: "这条预警的数据还不能作为证据移交，请改为“非现场线索”。"
        case .handedOver: "这条预警已经移交过，请查看移交单。"
        }
    }
}
