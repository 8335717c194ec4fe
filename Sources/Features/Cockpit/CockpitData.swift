import Access
import Calendars
import CodeTables
import Database
import Employers
import Indicators
import Ledger
import Registers

/// Everything that the cockpit of a region shows, read from one snapshot.
struct CockpitData: Sendable {
    struct Tile: Sendable {
        var region: String
        var name: String
        var line: IndicatorLine?
    }

    struct TrendPoint: Sendable {
        var day: Day
        var sum: FigureSum
    }

    struct Overdue: Sendable {
        var title: String
        var register: String
        var count: Int64
        var oldest: Day?
    }

    var standing: PlanStanding?
    /// The indicator whose tiles and trend are shown.
    var chosen: IndicatorLine?
    var tiles: [Tile]
    var trend: [TrendPoint]
    /// Months counted for this answer, to be kept for the next one.
    var counted: [ClosedMonths.Counted]
    var months: ClosedMonths?
    var overdue: [Overdue]
    var inOperation: Int64
    var candidates: Int64
    var exposed: Int64
    var severelyExposed: Int64
    var submitted: Int64

    static func read(
        _ connection: any Connection, _ board: IndicatorBoard, region code: String, day: Day, today: Day,
        indicator: Int64?
    ) throws -> CockpitData {
        guard let path = board.registers.codes.regionPath(code) else { throw RegisterError.notFound }
        let standing = try board.standing(connection, region: code, on: day)
        let lines = standing?.lines ?? []
        let chosen = lines.first { $0.id == indicator } ?? lines.first { $0.measure != nil } ?? lines.first
        let states = try FigureQueries.byCell(connection, figure: EmployerFigures.byState, region: path.text)
        let exposed = try FigureQueries.byCell(connection, figure: EmployerFigures.exposed, region: path.text)
        func count(_ cells: [(cell: String, sum: FigureSum)], _ cell: String) -> Int64 {
            cells.first { $0.cell == cell }?.sum.numerator ?? 0
        }
        let months = chosen?.measure.map { ClosedMonths(measure: $0, region: path, today: today) }
        let counted = try months?.read(connection, monthEnds(before: day)) ?? []
        var trend = counted.map { TrendPoint(day: $0.day, sum: $0.sum) }
        if let months { trend.append(TrendPoint(day: day, sum: try months.measure.live(connection, path, day).sum)) }
        return CockpitData(
            standing: standing, chosen: chosen, tiles: try tiles(connection, board, code, day, chosen),
            trend: trend, counted: counted.filter(\.isNew), months: months, overdue: try overdue(connection, path, day),
            inOperation: count(states, EmployerState.inOperation), candidates: count(states, EmployerState.candidate),
            exposed: exposed.map(\.sum.numerator).reduce(0, +), severelyExposed: count(exposed, "severe"),
            submitted: try connection.value(
                "SELECT COUNT(*) FROM declaration WHERE void = 0 AND state = 'submitted' AND region_path >= ?1 AND region_path < ?2",
                [.text(path.lowerBound), .text(path.upperBound)]
            ).integer ?? 0)
    }

    /// Regions directly below. A zone that is no statutory division appears only where it is switched on.
    private static func tiles(
        _ connection: any Connection, _ board: IndicatorBoard, _ code: String, _ day: Day, _ chosen: IndicatorLine?
    ) throws -> [Tile] {
        try board.registers.codes.regions(below: code).filter { $0.regionType != "zone" || $0.isCountedRegion }
            .map { entry in
                let line = try chosen.flatMap { try board.line(connection, indicator: $0.id, region: entry.code, on: day) }
                return Tile(region: entry.code, name: entry.label, line: line)
            }
    }

    /// The last days of the twelve months before a day.
    private static func monthEnds(before day: Day) -> [Day] {
        stride(from: 12, through: 1, by: -1).map { back in
            let month = day.adding(months: -back)
            return Day(number: month.number - month.dayOfMonth + Day.length(ofMonth: month.month, year: month.year))
        }
    }

    private static func overdue(_ connection: any Connection, _ path: RegionPath, _ day: Day) throws -> [Overdue] {
        try connection.query(
            """
            SELECT title, register, COUNT(*) AS items, MIN(due_day) AS oldest FROM due_item
            WHERE settled_at IS NULL AND due_day < ?1 AND region_path >= ?2 AND region_path < ?3
            GROUP BY title, register ORDER BY COUNT(*) DESC, title
            """, [.text(day.description), .text(path.lowerBound), .text(path.upperBound)]
        ).map {
            Overdue(
                title: $0.text("title"), register: $0.text("register"), count: $0.integer("items"),
                oldest: $0["oldest"].text.flatMap { Day($0) })
        }
    }
}
