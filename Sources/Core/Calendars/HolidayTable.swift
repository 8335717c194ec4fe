/// Which days are working days in China: weekends and festivals fixed by date always, and the yearly arrangement of rest and
/// make-up days as data, because the State Council announces it anew each year.
///
/// A bureau corrects or adds rows; rows are never compiled in as settled. A year without rows is known by weekends and fixed
/// festivals alone, and `evidence(year:)` says so, so that a due date in working days can be shown as provisional.
public struct HolidayTable: Hashable, Sendable {
    /// Days that rest or work against the rule of weekends.
    public struct Row: Hashable, Sendable {
        /// First day, included.
        public let from: Day
        /// Last day, included.
        public let to: Day
        /// True for a make-up working day (调休上班), false for a day of rest.
        public let isWorking: Bool
        /// Festival it belongs to.
        public let name: String
        /// Evidence mark of the row: `O` read in the notice, `M` from memory.
        public let mark: String
        /// Where it comes from.
        public let source: String

        public init(from: Day, to: Day, isWorking: Bool, name: String, mark: String, source: String) {
            self.from = from
            self.to = to
            self.isWorking = isWorking
            self.name = name
            self.mark = mark
            self.source = source
        }
    }

    /// How well a year is known.
    public enum Evidence: String, Hashable, Sendable, Codable {
        /// Every row of the year was read in the official notice.
        case official
        /// Some row was not.
        case unverified
        /// No rows: weekends and fixed festivals only.
        case missing
    }

    /// All rows in the order in which they were given.
    public let rows: [Row]
    private let isWorkingByDay: [Day: Bool]

    /// Weekends and fixed festivals alone.
    public static let weekendsOnly = HolidayTable(rows: [])

    /// The arrangement that ships with the product; its rows carry the mark `M` until a bureau has checked them.
    public static let shipped = HolidayTable(
        csv: String(decoding: PackageResources.holiday_arrangement_csv, as: UTF8.self))

    public init(rows: [Row]) {
        self.rows = rows
        var days: [Day: Bool] = [:]
        for row in rows where row.from <= row.to && row.to - row.from < 366 {
            for number in row.from.number...row.to.number { days[Day(number: number)] = row.isWorking }
        }
        isWorkingByDay = days
    }

    /// Reads `from,to,kind,name,mark,source` (kind `rest` or `work`, no quotes); a line of another form is left out.
    public init(csv text: String) {
        let lines = text.split(whereSeparator: \.isNewline).dropFirst()
        self.init(
            rows: lines.compactMap { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                guard cells.count == 6, let from = Day(cells[0]), let to = Day(cells[1]), from <= to else { return nil }
                guard cells[2] == "rest" || cells[2] == "work" else { return nil }
                return Row(from: from, to: to, isWorking: cells[2] == "work", name: cells[3], mark: cells[4], source: cells[5])
            })
    }

    /// How well the working days of a year are known.
    public func evidence(year: Int) -> Evidence {
        let own = rows.filter { $0.from.year == year || $0.to.year == year }
        guard !own.isEmpty else { return .missing }
        return own.allSatisfy { $0.mark == "O" } ? .official : .unverified
    }

    /// A row decides; without one, a weekday that is no fixed festival works.
    public func isWorkingDay(_ day: Day) -> Bool {
        isWorkingByDay[day] ?? (day.weekday <= 5 && !HolidayTable.isFixedFestival(day))
    }

    /// The day itself when it works, else the first working day after it.
    public func firstWorkingDay(onOrAfter day: Day) -> Day {
        var candidate = day
        while !isWorkingDay(candidate) { candidate = candidate + 1 }
        return candidate
    }

    /// Festivals that the regulation on festivals (全国年节及纪念日放假办法) fixes by date: 1 January, 1 May (from 2025 also
    /// 2 May), 1 to 3 October. Festivals of the lunar calendar and Qingming move and stand in the rows.
    static func isFixedFestival(_ day: Day) -> Bool {
        let (year, month, dayOfMonth) = day.components
        return switch (month, dayOfMonth) {
        case (1, 1), (5, 1), (10, 1...3): true
        case (5, 2): year >= 2025
        default: false
        }
    }
}
