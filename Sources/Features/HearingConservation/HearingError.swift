import Pages

/// Why the hearing programme refused: a code that is never reused, and what to do.
public enum HearingError: ProductError, Sendable, Hashable {
    case nobodyToObserve
    case sampleTooLarge(Int)
    case placesOpen(Int)
    case coachingMissing
    case scoreIncomplete(Int)
    case notEligible(String)
    case referralIncomplete
    case dayWrong

    public var code: String {
        switch self {
        case .nobodyToObserve: "HC-001"
        case .sampleTooLarge: "HC-002"
        case .placesOpen: "HC-003"
        case .coachingMissing: "HC-010"
        case .scoreIncomplete: "HC-020"
        case .notEligible: "HC-021"
        case .referralIncomplete: "HC-030"
        case .dayWrong: "HC-031"
        }
    }

    public var message: String {
        switch self {
        case .nobodyToObserve: "没有应佩戴护听器的岗位。请先在“噪声岗位档案”登记声级不低于 85 dB(A) 的岗位（或勾选“规定佩戴护听器”）和接噪人数。"
        case .sampleTooLarge(let count): "样本有 \(count) 人，超过一次调查的上限 500 人。请改为随机抽样并填写样本量。"
        case .placesOpen(let count): "还有 \(count) 个位置没有填写。当时不在岗的请选“不在岗”，填完后再统计。"
        case .coachingMissing: "请填写辅导内容，例如更换小号耳塞并重新演示佩戴。"
        case .scoreIncomplete(let count): "还有 \(count) 项没有打分，填完后再提交。"
        case .notEligible(let sentence): sentence
        case .referralIncomplete: "请填写转诊去向和日期。"
        case .dayWrong: "请填写日期，如 2026-03-01，且不晚于今天。"
        }
    }

    public var status: AnswerStatus { .conflict }
}
