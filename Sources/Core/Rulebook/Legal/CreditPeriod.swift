import Calendars

/// How long a bad credit record is published, by the measures in force on the day of the decision (令第58号, from 2026-04-01 令第36号).
public struct CreditPeriod: Hashable, Sendable {
    /// How serious the breach is; told apart since 2026-04-01.
    public enum Class: String, Hashable, Sendable, Codable, CaseIterable {
        case slight, general, severe

        /// 轻微, 一般, 严重.
        public var label: String {
            switch self {
            case .slight: "轻微失信"
            case .general: "一般失信"
            case .severe: "严重失信"
            }
        }
    }

    /// Number of the order: `58` or `36`.
    public let edition: String
    /// In principle a slight one is not published.
    public let isPublished: Bool
    /// Day after which repair may be asked for.
    public let shortest: Day?
    /// Day on which publication ends by itself.
    public let longest: Day?
    /// The periods of law from which both days come.
    public let clocks: [LegalClock]

    /// First day of 信用修复管理办法（令第36号）.
    public static let changed = Day(number: 20_544)  // 2026-04-01

    public init(_ creditClass: Class, decided: Day) {
        func clock(_ id: String) -> LegalClock? { LegalPeriods.clock(id) }
        let (edition, shortest, longest): (String, LegalClock?, LegalClock?) =
            decided < CreditPeriod.changed
            ? ("58", clock("credit_shortest"), clock("credit_longest"))
            : (
                "36", creditClass == .slight ? nil : clock("credit_\(creditClass.rawValue)_shortest"),
                clock("credit_\(creditClass.rawValue)_longest")
            )
        self.edition = edition
        // In principle not published; if it must be, three months at most.
        isPublished = edition == "58" || creditClass != .slight
        self.shortest = isPublished ? shortest?.due(from: decided)?.day : decided
        self.longest = longest?.due(from: decided)?.day
        clocks = [shortest, longest].compactMap(\.self)
    }
}
