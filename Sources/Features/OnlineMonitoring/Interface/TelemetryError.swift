import Pages

/// Why a batch as a whole is refused.
enum TelemetryError: String, ProductError, CaseIterable {
    case noCredential = "TM-001"
    case unreadable = "TM-002"
    case tooMany = "TM-003"
    case keyReused = "TM-004"
    case notReceiving = "TM-005"
    case foreignNetwork = "TM-006"
    case busy = "TM-007"
    case tooFast = "TM-008"

    var code: String { rawValue }

    var message: String {
        switch self {
        case .noCredential: "接入凭证缺失、无效或已吊销，请在请求头 \(TelemetryRoutes.credentialHeader) 中写设备的凭证。"
        case .unreadable: "请求内容不是约定的 JSON：应有 readings 数组。"
        case .tooMany: "一批最多 \(TelemetryBatch.mostItems) 条，请分批发送。"
        case .keyReused: "这个 Idempotency-Key 用过，内容却不同，请换一个。"
        case .notReceiving: "设备已暂停接收或停用，数据未接收。"
        case .foreignNetwork: "请求不是从设备档案所列的网络发来的，数据未接收。"
        case .busy: "系统正忙，数据未接收，请按 Retry-After 的秒数后用同一 Idempotency-Key 重发。"
        case .tooFast: "这个凭证的上一批还没有处理完，数据未接收。请收到应答后再发下一批，并按 Retry-After 的秒数后重发。"
        }
    }

    var status: AnswerStatus {
        switch self {
        case .noCredential: .unauthorized
        case .unreadable: .badRequest
        case .tooMany: .contentTooLarge
        case .keyReused: .conflict
        case .notReceiving, .foreignNetwork: .forbidden
        case .busy, .tooFast: .tooManyRequests
        }
    }

    var secondsToWait: Int? {
        switch self {
        case .busy: 5
        case .tooFast: 1
        default: nil
        }
    }
}
