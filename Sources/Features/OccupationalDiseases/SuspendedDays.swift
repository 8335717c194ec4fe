import Calendars

/// Days on which a period of law stands still: from the first, until the day on which it goes on; open while it stands.
struct SuspendedDays: Hashable, Sendable {
    var from: Day
    var until: Day?

    /// How many days of a period that began on a day were lost so far; days on which several things stopped it count once.
    static func lost(_ spans: [SuspendedDays], since event: Day, today: Day) -> Int {
        var lost = 0
        var reached = event
        for span in spans.sorted(by: { $0.from < $1.from }) {
            let end = span.until ?? today
            let begin = max(span.from, reached)
            guard end > begin else { continue }
            lost += end - begin
            reached = end
        }
        return lost
    }

    /// Whether anything still stops the period.
    static func stands(_ spans: [SuspendedDays]) -> Bool { spans.contains { $0.until == nil } }
}
