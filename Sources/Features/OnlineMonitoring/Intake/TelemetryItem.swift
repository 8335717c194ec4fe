import Calendars
import HJ212

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

extension TelemetryItem {
    /// The row to be stored, or why there is none.
    ///
    /// - Parameter oldest: what is older is kept aside; nil where history is what is being entered.
    func row(for device: DeviceStanding, arrivedAt: Instant, oldest: Instant?) -> Result<ReadingRow, Refused> {
        guard let channel = device.channels[factor] else { return .failure(.rejected(.unknownFactor)) }
        guard let unit, let own = MeasuredUnit(rawValue: channel.unit) else { return .failure(.rejected(.unitMissing)) }
        guard let value, value.isFinite else { return .failure(.rejected(.valueMissing)) }
        guard let converted = own.converted(value, from: unit) else { return .failure(.rejected(.unitUnlike)) }
        guard let start, start.day.year >= 2000, start.day.year < 2100 else { return .failure(.rejected(.timeMissing)) }
        guard let command = command(of: device) else { return .failure(.rejected(.period)) }
        if let oldest, start < oldest { return .failure(.quarantined(.tooOld)) }
        var marks: ReadingMarks = start - arrivedAt > 5 * 60_000 ? .timeDoubtful : []
        if device.isSimulated { marks.insert(.simulated) }
        if !channel.range.contains(converted) { marks.insert(.implausible) }
        return .success(
            ReadingRow(
                deviceID: device.id, command: command, at: start, factor: factor, statistic: stored, value: converted,
                text: own == unit ? text : "\(converted)", flag: flag, unit: channel.unit,
                isVerified: device.isVerified(on: start.day), marks: marks, arrivedAt: arrivedAt, hazard: channel.hazard))
    }

    enum Refused: Error, Sendable, Hashable {
        case rejected(ItemProblem)
        case quarantined(ItemProblem)

        var outcome: ItemOutcome {
            switch self {
            case .rejected(let problem): .rejected(problem)
            case .quarantined(let problem): .quarantined(problem)
            }
        }
    }

    private var stored: HJ212.Statistic {
        switch statistic {
        case .moment: .realtime
        case .mean, .equivalent: .average
        case .least: .minimum
        case .most: .maximum
        }
    }

    /// The kind of data by its period; only periods that the register knows can be rolled up.
    private func command(of device: DeviceStanding) -> Int? {
        guard statistic != .moment else { return 2011 }
        guard let start, let end else { return nil }
        switch end - start {
        case Int64(device.minutePeriod ?? 1) * 60_000: return 2051
        case 3_600_000: return 2061
        case 86_400_000: return 2031
        default: return nil
        }
    }
}
