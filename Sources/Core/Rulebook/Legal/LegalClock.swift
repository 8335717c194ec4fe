import Calendars

/// One period of law as data: from which event, how long, on which day's law (`Tables/legal-period.csv`).
public struct LegalClock: Hashable, Sendable {
    /// `declaration_initial`, `penalty_decision`…
    public let id: String
    /// Subject: declaration, penalty, diagnosis…
    public let subject: String
    /// Name in Chinese.
    public let name: String
    /// The event from which it runs.
    public let event: String
    /// How long; nil for periods in hours.
    public let period: LegalPeriod?
    /// Length in hours, for reports of accidents; nil for all others.
    public let hours: Int?
    /// What happens when it ends on a day of rest.
    public let endOnRestDay: LegalPeriod.EndOnRestDay
    /// Days on which events fall under it.
    public let inForce: InForce
    /// Where it stands.
    public let clause: Clause
    /// How well it is known.
    public let mark: EvidenceMark

    /// Last day on which the act is in time; nil for a period in hours or an event outside the days in force.
    public func due(from event: Day, holidays: HolidayTable = .shipped) -> LegalPeriod.Due? {
        guard let period, inForce.contains(event) else { return nil }
        return period.due(from: event, holidays: holidays, endOnRestDay: endOnRestDay)
    }

    /// The last moment of a period in hours; nil for all others.
    public func due(from event: Instant) -> Instant? {
        hours.map { Instant(milliseconds: event.milliseconds + Int64($0) * 3_600_000) }
    }

    /// The period in words: `15 日`, `7 个工作日`, `2 小时`.
    public var periodText: String { period?.description ?? hours.map { "\($0) 小时" } ?? "" }
}

/// Every legal period of the product. Events before or after the days in force of a row find no clock, never a wrong one.
public enum LegalPeriods {
    /// In the order of the file.
    public static let all: [LegalClock] = {
        let table = CSVText.table(String(decoding: PackageResources.legal_period_csv, as: UTF8.self))
        return table.rows.compactMap { _, fields in clock { table.field($0, of: fields) } }
    }()
    private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    /// The clock of that id.
    public static func clock(_ id: String) -> LegalClock? { byID[id] }
    /// The clocks of a subject that an event of that day starts.
    public static func clocks(of subject: String, on day: Day) -> [LegalClock] {
        all.filter { $0.subject == subject && $0.inForce.contains(day) }
    }

    private static func clock(_ cell: (String) -> String) -> LegalClock? {
        guard let count = Int(cell("count")) else { return nil }
        let unit = cell("unit")
        let period: LegalPeriod? =
            switch unit {
            case "calendar_days": .calendarDays(count)
            case "working_days": .workingDays(count)
            case "months": .months(count)
            case "years": .years(count)
            default: nil
            }
        guard period != nil || unit == "hours" else { return nil }
        return LegalClock(
            id: cell("id"), subject: cell("subject"), name: cell("name"), event: cell("event"), period: period,
            hours: period == nil ? count : nil,
            endOnRestDay: LegalPeriod.EndOnRestDay(rawValue: cell("end_on_rest_day")) ?? .stays,
            inForce: InForce(from: Day(cell("from")), until: Day(cell("until"))),
            clause: Clause(cell("instrument"), edition: cell("edition"), cell("article")),
            mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
    }
}
