import Calendars

/// Reads days as Chinese offices write them: 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305.
public enum DayReading {
    public static func read(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        // A sheet's day often carries an empty time of day.
        let head = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first.map(String.init) ?? text
        let compact = head.filter(\.isNumber)
        if compact.count == head.count, head.count == 8, let number = Int(head) {
            return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        let parts = head.split(omittingEmptySubsequences: true) { "-/.年月日".contains($0) }
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            parts.allSatisfy({ $0.allSatisfy(\.isASCII) })
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// A day with a time of day in China; without one, midnight.
    public static func readInstant(_ text: String) -> Instant? {
        let parts = text.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "T" })
        guard let head = parts.first, let day = read(String(head)) else { return nil }
        guard parts.count == 2 else { return Instant(startOf: day) }
        let clock = parts[1].split(separator: ":").map { Int($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1], (0...23).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        let second = clock.count == 3 ? clock[2] : 0
        guard let second, (0...59).contains(second) else { return nil }
        return Instant(startOf: day) + Int64(hour * 3_600 + minute * 60 + second) * 1_000
    }
}
