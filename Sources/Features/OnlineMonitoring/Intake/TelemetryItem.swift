import Calendars

/// One value on its way in by HTTP, sheet or message: named by the channel's factor, with the unit in which it is sent.
struct TelemetryItem: Sendable, Hashable {
    enum Statistic: String, Sendable, CaseIterable {
        case moment = "inst"
        case mean = "avg"
        case equivalent = "leq"
        case least = "min"
        case most = "max"
    }

    var factor: String
    var value: Double?
    /// As sent; the number of decimals is information.
    var text: String
    var unit: MeasuredUnit?
    var start: Instant?
    /// End of the period; nil for a value of the moment.
    var end: Instant?
    var statistic = Statistic.moment
    var flag = ""
}

/// What became of an item.
enum ItemOutcome: Sendable, Hashable {
    case accepted
    /// The same value for the same device, time and factor was here before.
    case duplicate
    case quarantined(ItemProblem)
    case rejected(ItemProblem)

    var word: String {
        switch self {
        case .accepted: "accepted"
        case .duplicate: "duplicate"
        case .quarantined: "quarantined"
        case .rejected: "rejected"
        }
    }

    var problem: ItemProblem? {
        switch self {
        case .accepted, .duplicate: nil
        case .quarantined(let problem), .rejected(let problem): problem
        }
    }
}

/// Why an item is not taken, with a code that is never used for anything else.
enum ItemProblem: String, Sendable, Hashable, CaseIterable {
    case foreignDevice = "TM-101"
    case unknownFactor = "TM-102"
    case unitMissing = "TM-103"
    case unitUnlike = "TM-104"
    case valueMissing = "TM-105"
    case timeMissing = "TM-106"
    case tooOld = "TM-107"
    case period = "TM-108"
    case malformed = "TM-109"

    var sentence: String {
        switch self {
        case .foreignDevice: "凭证不属于这台设备，数据未接收。"
        case .unknownFactor: "设备没有登记这个监测通道，请先在“监测通道”中登记因子和单位。"
        case .unitMissing: "没有写明单位，或不认识这个单位。"
        case .unitUnlike: "单位与监测通道登记的单位不能换算。"
        case .valueMissing: "数值不是有限的数。"
        case .timeMissing: "没有时间，或时间没有写明时区。"
        case .tooOld: "数据早于 30 天前，已留存待核；补传历史数据请用“历史数据补录”。"
        case .period: "时段不是登记的分钟数据周期、一小时或一天。"
        case .malformed: "这一项的格式不对。"
        }
    }
}
