import Calendars
import Database
import HJ212

/// What is odd about a reading that is stored all the same.
struct ReadingMarks: OptionSet, Sendable, Hashable {
    let rawValue: Int64
    /// DataTime is missing, impossible, ahead of arrival, or far from QN: arrival time is the surer one.
    static let timeDoubtful = ReadingMarks(rawValue: 1)
    /// Outside the range registered for the channel.
    static let implausible = ReadingMarks(rawValue: 2)
    /// The text is no number.
    static let unreadable = ReadingMarks(rawValue: 4)
    /// The device writes the code in another letter case.
    static let recased = ReadingMarks(rawValue: 8)
    /// The device is marked as simulated or replayed.
    static let simulated = ReadingMarks(rawValue: 16)
    /// The message has no time of its own: the time of arrival stands.
    static let timeOfArrival = ReadingMarks(rawValue: 32)
}

/// One value of a frame on its way into `reading`.
struct ReadingRow: Sendable, Equatable {
    let deviceID: Int64
    let command: Int
    let at: Instant
    let factor: String
    let statistic: Statistic
    var revision = 0
    let value: Double?
    let text: String
    let flag: String
    let unit: String
    let isVerified: Bool
    var marks: ReadingMarks
    let arrivedAt: Instant
    /// Of the channel, for the alarms; the store has it in the register.
    var hazard = ""

    /// Whether the value can be evidence at all: a certificate in force, a plausible time, nothing simulated.
    var isEvidence: Bool { isVerified && marks.isDisjoint(with: [.timeDoubtful, .simulated, .implausible]) }

    static let columns = [
        "device_id", "command", "at", "factor", "statistic", "revision", "value", "value_text", "flag", "unit", "verified",
        "marks",
        "arrived_at",
    ]

    var values: [Value] {
        [
            .integer(deviceID), .integer(Int64(command)), .integer(at.milliseconds), .text(factor), .text(statistic.suffix),
            .integer(Int64(revision)), Value(value), .text(text), .text(flag), .text(unit), .integer(isVerified ? 1 : 0),
            .integer(marks.rawValue), .integer(arrivedAt.milliseconds),
        ]
    }

    /// All measurements of a frame.
    static func rows(of frame: Frame, command: Int, from standing: DeviceStanding, arrivedAt: Instant) -> [ReadingRow] {
        let (measuredAt, timeMarks) = FrameTime.judge(frame, arrivedAt: arrivedAt)
        let at = frame.hasTime ? standing.periodStart(measuredAt, command: command) : measuredAt
        let isVerified = standing.isVerified(on: at.day)
        return frame.factors.flatMap { factor in
            factor.readings.filter(\.statistic.isMeasurement).map { reading in
                let channel = standing.channels[factor.code]
                let value = Double(reading.text).flatMap { $0.isFinite ? $0 : nil }
                var marks: ReadingMarks = timeMarks
                if value == nil { marks.insert(.unreadable) }
                if factor.wasRecased { marks.insert(.recased) }
                if standing.isSimulated { marks.insert(.simulated) }
                if let value, let channel, !channel.range.contains(value) { marks.insert(.implausible) }
                return ReadingRow(
                    deviceID: standing.id, command: command, at: at, factor: factor.code, statistic: reading.statistic,
                    value: value,
                    text: reading.text, flag: factor[.flag] ?? "", unit: channel?.unit ?? "", isVerified: isVerified,
                    marks: marks,
                    arrivedAt: arrivedAt, hazard: channel?.hazard ?? "")
            }
        }
    }
}

/// When a frame's values were measured.
enum FrameTime {
    /// DataTime, or the arrival where there is none that can be; with a mark where the clock cannot be right.
    static func judge(_ frame: Frame, arrivedAt: Instant) -> (at: Instant, marks: ReadingMarks) {
        guard let at = frame.parameter("DataTime").flatMap(DeviceTime.instant) else { return (arrivedAt, .timeDoubtful) }
        let isAhead = at - arrivedAt > 10 * 60_000
        let isBeforeDevices = at.day.year < 2000
        let query = frame.header.qn.flatMap(DeviceTime.instant)
        let isFarFromQuery = query.map { abs($0 - at) > 86_400_000 } ?? false
        return (at, isAhead || isBeforeDevices || isFarFromQuery ? .timeDoubtful : [])
    }
}

extension Frame {
    /// Whether DataTime is there and is a time.
    var hasTime: Bool { parameter("DataTime").flatMap(DeviceTime.instant) != nil }
}
