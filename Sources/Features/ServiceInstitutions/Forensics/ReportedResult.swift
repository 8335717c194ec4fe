import Calendars

/// One numeric result of a report, as printed: forensics read the digits, not the number alone.
public struct ReportedResult: Sendable, Hashable {
    public var report: String
    public var employer: String
    /// Where: the post.
    public var place: String
    /// What, and in which column: results of one kind are alike enough to agree by chance.
    public var kind: String
    public var text: String
    /// Levels in dB are no concentrations: their repeats are close by nature.
    public var isLevel: Bool

    public init(report: String, employer: String, place: String, kind: String, text: String, isLevel: Bool = false) {
        self.report = report
        self.employer = employer
        self.place = place
        self.kind = kind
        self.text = text
        self.isLevel = isLevel
    }

    /// Nil for results below detection and for words.
    var value: Double? { Double(text) }

    /// The printed digits without leading zeros; empty for a result that is no number.
    var significantDigits: [Int] {
        guard value != nil else { return [] }
        return text.compactMap(\.wholeNumberValue).drop { $0 == 0 }.map { $0 }
    }
}

/// Whether a result was over its limit, for the factor it was judged for.
public struct JudgedResult: Sendable, Hashable {
    public var employer: String
    public var factor: String
    public var isExceeded: Bool

    public init(employer: String, factor: String, isExceeded: Bool) {
        self.employer = employer
        self.factor = factor
        self.isExceeded = isExceeded
    }
}

/// Where a sampler or an instrument was, and when (minutes of the day).
public struct JobTrail: Sendable, Hashable {
    public var who: String
    public var place: String
    public var region: String
    public var day: Day
    public var from: Int
    public var until: Int

    public init(who: String, place: String, region: String, day: Day, from: Int, until: Int) {
        self.who = who
        self.place = place
        self.region = region
        self.day = day
        self.from = from
        self.until = until
    }
}
