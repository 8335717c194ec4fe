import Access
import Calendars
import Database
import Indicators
import Ledger

/// The months of the trend that are over. Counting one walks the records of its last day, so each is counted once a day and kept;
/// what was corrected afterwards shows on the next day at the latest.
struct ClosedMonths: Sendable {
    static let step = SchemaStep(
        "cockpit 1: closed months of the trend",
        [
            """
            CREATE TABLE cockpit_month (
                measure {text} NOT NULL,
                version {text} NOT NULL,
                region_path {text} NOT NULL,
                day {text} NOT NULL,
                numerator {int} NOT NULL,
                denominator {int} NOT NULL,
                counted_day {text} NOT NULL,
                PRIMARY KEY (measure, version, region_path, day)
            )
            """
        ])

    let measure: Measure
    let region: RegionPath
    /// The day on which people look: a value counted on another day is counted anew.
    let today: Day

    /// A value with whether it was counted now and is worth keeping.
    struct Counted: Sendable {
        var day: Day
        var sum: FigureSum
        var isNew: Bool
    }

    func read(_ connection: any Connection, _ days: [Day]) throws -> [Counted] {
        let rows = try connection.query(
            """
            SELECT day, numerator, denominator FROM cockpit_month
            WHERE measure = ?1 AND version = ?2 AND region_path = ?3 AND counted_day = ?4 ORDER BY day
            """,
            [.text(measure.id), .text(measure.version), .text(region.text), .text(today.description)])
        let known = Dictionary(
            rows.map {
                ($0.text("day"), FigureSum(numerator: $0.integer("numerator"), denominator: $0.integer("denominator")))
            }, uniquingKeysWith: { $1 })
        return try days.map { day in
            if let sum = known[day.description] { return Counted(day: day, sum: sum, isNew: false) }
            return Counted(day: day, sum: try measure.recount(connection, region, day).sum, isNew: day < today)
        }
    }

    func keep(_ connection: any Connection, _ counted: [Counted]) throws {
        try connection.executeMany(
            """
            INSERT INTO cockpit_month (measure, version, region_path, day, numerator, denominator, counted_day)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (measure, version, region_path, day) DO UPDATE
            SET numerator = excluded.numerator, denominator = excluded.denominator, counted_day = excluded.counted_day
            """,
            counted.filter(\.isNew).map {
                [
                    .text(measure.id), .text(measure.version), .text(region.text), .text($0.day.description),
                    .integer($0.sum.numerator), .integer($0.sum.denominator), .text(today.description),
                ]
            })
    }
}
