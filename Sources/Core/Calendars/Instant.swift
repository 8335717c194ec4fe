/// A moment, in milliseconds since 1970-01-01T00:00:00Z. China has one zone without daylight saving: UTC+8.
public struct Instant: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    static let chinaOffset: Int64 = 8 * 3_600_000

    /// The calendar day in China at this moment.
    public var day: Day {
        let shifted = milliseconds + Instant.chinaOffset
        return Day(number: Int((shifted >= 0 ? shifted : shifted - 86_399_999) / 86_400_000))
    }

    /// Midnight in China at the start of a day.
    public init(startOf day: Day) { milliseconds = Int64(day.number) * 86_400_000 - Instant.chinaOffset }

    /// Milliseconds since midnight in China.
    public var millisecondOfDay: Int64 { milliseconds - Instant(startOf: day).milliseconds }

    /// `yyyy-MM-dd HH:mm:ss`, China time, as offices write it.
    public var description: String {
        let second = millisecondOfDay / 1_000
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day) \(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// RFC 3339 with the China offset, for interfaces.
    public var rfc3339: String {
        let day = day
        guard (0...9999).contains(day.year) else { return "\(day)" }
        let rest = Int(milliseconds - Instant(startOf: day).milliseconds)
        return String(unsafeUninitializedCapacity: 29) { text in
            var text = DigitWriter(text)
            text.write(day)
            text.write(0x54)
            text.write(rest / 3_600_000, digits: 2)
            text.write(0x3A)
            text.write(rest / 60_000 % 60, digits: 2)
            text.write(0x3A)
            text.write(rest / 1_000 % 60, digits: 2)
            text.write(0x2E)
            text.write(rest % 1_000, digits: 3)
            for character in "+08:00".utf8 { text.write(character) }
            return text.count
        }
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    public static func + (instant: Instant, milliseconds: Int64) -> Instant {
        Instant(milliseconds: instant.milliseconds + milliseconds)
    }
    public static func - (left: Instant, right: Instant) -> Int64 { left.milliseconds - right.milliseconds }
}

/// The clock, given from outside so that tests decide what day it is.
public struct Clock: Sendable {
    /// The moment it shows when asked.
    public let now: @Sendable () -> Instant
    public init(now: @escaping @Sendable () -> Instant) { self.now = now }
    /// The calendar day in China that it shows when asked.
    public var today: Day { now().day }

    /// A clock that stands still.
    public static func fixed(_ instant: Instant) -> Clock { Clock { instant } }
    /// A clock that stands still at a full hour of a day, China time.
    public static func fixed(_ day: Day, hour: Int64 = 9) -> Clock {
        let instant = Instant(startOf: day) + hour * 3_600_000
        return Clock { instant }
    }
}
