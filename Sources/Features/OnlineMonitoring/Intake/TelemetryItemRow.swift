import Calendars
import HJ212

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
