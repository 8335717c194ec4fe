import Calendars

/// A time as devices write it: digits, China time, no zone.
public enum DeviceTime {
    /// Reads `yyyyMMddHHmmss` from the first 14 digits; longer texts (15 to 17 digits) are met in the field.
    ///
    /// Twelve digits are a minute. Nil when the digits are no date.
    public static func instant(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count == 12 || bytes.count >= 14 else { return nil }
        func number(_ from: Int, _ length: Int) -> Int? {
            var value = 0
            for byte in bytes[from..<from + length] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0, 4), let month = number(4, 2), let dayOfMonth = number(6, 2), let hour = number(8, 2),
            let minute = number(10, 2), let second = bytes.count == 12 ? 0 : number(12, 2),
            let day = Day(year: year, month: month, day: dayOfMonth), hour < 24, minute < 60, second < 60
        else { return nil }
        return Instant(startOf: day) + Int64((hour * 60 + minute) * 60 + second) * 1_000
    }

    /// `yyyyMMddHHmmss`, for SystemTime and the like.
    public static func text(_ instant: Instant) -> String {
        String(instant.description.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init))
    }

    /// `yyyyMMddHHmmssSSS`: the QN of a command of ours.
    public static func queryNumber(_ instant: Instant) -> String {
        text(instant) + String(String(1_000 + instant.millisecondOfDay % 1_000).dropFirst())
    }
}
