import Calendars

/// A value of law by the day from which it applies. A repeal is an entry with no value, so old days stay computable.
public struct Dated<Value: Sendable>: Sendable {
    /// In the order of their days.
    public let entries: [(from: Day, value: Value?)]

    public init(_ entries: [(from: Day, value: Value?)]) {
        self.entries = entries.sorted { $0.from < $1.from }
    }

    /// The value in force on a day; nil before the first entry and after a repeal.
    public func value(on day: Day) -> Value? {
        entries.last { $0.from <= day }?.value
    }
}

/// Days on which a rule is in force: from (included) until (not included).
public struct InForce: Hashable, Sendable, Codable {
    /// First day in force; nil when it has always been.
    public let from: Day?
    /// First day no longer in force; nil while it is.
    public let until: Day?

    public init(from: Day? = nil, until: Day? = nil) {
        self.from = from
        self.until = until
    }

    /// Without first or last day.
    public static let always = InForce()

    /// Whether the rule applies to a fact of that day.
    public func contains(_ day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
    }

    /// The day itself when the rule applies on it, else the first or last day on which it does.
    public func nearest(to day: Day) -> Day {
        if let from, day < from { return from }
        if let until, day >= until { return until - 1 }
        return day
    }
}
