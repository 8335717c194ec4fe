import Database

/// Counts read from the roll-ups.
public struct FigureSum: Hashable, Sendable {
    public var numerator: Int64
    public var denominator: Int64
    public init(numerator: Int64 = 0, denominator: Int64 = 0) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

public enum FigureQueries {
    /// The sum of a figure's cells in a region. `cells` bounds the cell text from below, inclusive (figures that lapse by day).
    public static func sum(
        _ connection: any Connection, figure: String, region: String, period: String = "", cellsFrom lower: String? = nil
    ) throws -> FigureSum {
        let row = try connection.first(
            """
            SELECT COALESCE(SUM(numerator), 0) AS numerator, COALESCE(SUM(denominator), 0) AS denominator FROM figure_cell
            WHERE figure = ?1 AND region_path = ?2 AND period = ?3 AND cell >= ?4
            """,
            [.text(figure), .text(region), .text(period), .text(lower ?? "")])
        return FigureSum(numerator: row?.integer("numerator") ?? 0, denominator: row?.integer("denominator") ?? 0)
    }

    /// A figure's sums by cell, for charts and divisions.
    public static func byCell(
        _ connection: any Connection, figure: String, region: String, period: String = ""
    ) throws -> [(cell: String, sum: FigureSum)] {
        try connection.query(
            """
            SELECT cell, numerator, denominator FROM figure_cell
            WHERE figure = ?1 AND region_path = ?2 AND period = ?3 AND (numerator <> 0 OR denominator <> 0) ORDER BY cell
            """,
            [.text(figure), .text(region), .text(period)]
        ).map { ($0.text("cell"), FigureSum(numerator: $0.integer("numerator"), denominator: $0.integer("denominator"))) }
    }
}
