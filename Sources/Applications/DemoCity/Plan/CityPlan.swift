import Calendars

/// What is asked for: which city, how large, and the day on which it is looked at.
public struct CityPlan: Sendable, Hashable {
    public var seed: UInt64
    /// 1 is the city of the plan: 1 844 employers, 84 000 exposed workers.
    public var scale: Double
    public var today: Day
    /// The moment of that day after which nothing is told; nil tells its acts at nine in the morning.
    public var latest: Instant?

    public init(seed: UInt64 = 1, scale: Double = 1, today: Day, latest: Instant? = nil) {
        self.seed = seed
        self.scale = scale
        self.today = today
        self.latest = latest
    }

    /// The two employers with accounts are always there.
    var employers: Int { max(12, Int((1_844 * scale).rounded())) }
    var exposedWorkers: Int { Int((84_360 * scale).rounded()) }
    /// The roster is begun three years before: long enough for a first declaration and two yearly updates.
    var rosterDay: Day { today.adding(months: -36) }
    /// Employers sampled for a year's monitoring.
    var sampled: Int { max(8, Int((150 * scale).rounded())) }

    func chance(_ subject: String) -> SplitMix64 { SplitMix64(seed: seed, subject: subject) }
}
