import Database

/// What one record adds to one figure: counts in a cell of a region and a period.
public struct FigureContribution: Hashable, Sendable {
    /// The figure's identity, `declaration.current` for instance.
    public var figure: String
    /// Materialised region path of the record; the contribution counts there and in every region above.
    public var region: String
    /// The period it belongs to (`2026`), empty for figures without one.
    public var period: String
    /// A further division: the day until which it counts, an industry, a size. Empty when undivided.
    public var cell: String
    public var numerator: Int64
    public var denominator: Int64

    public init(figure: String, region: String, period: String = "", cell: String = "", numerator: Int64, denominator: Int64) {
        self.figure = figure
        self.region = region
        self.period = period
        self.cell = cell
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// Deltas of one transaction, summed per cell before they touch the store.
struct FigureDeltas {
    private struct Key: Hashable {
        var figure: String
        var region: String
        var period: String
        var cell: String
    }

    private var sums: [Key: (numerator: Int64, denominator: Int64)] = [:]

    mutating func add(_ contribution: FigureContribution, times factor: Int64) {
        for region in RegionAncestry.paths(upFrom: contribution.region) {
            let key = Key(
                figure: contribution.figure, region: region, period: contribution.period, cell: contribution.cell)
            var sum = sums[key] ?? (0, 0)
            sum.numerator += contribution.numerator * factor
            sum.denominator += contribution.denominator * factor
            sums[key] = sum
        }
    }

    /// Ordered by key so that two nodes never lock the same cells in opposite order.
    func apply(to connection: any Connection) throws {
        let changed = sums.filter { $0.value.numerator != 0 || $0.value.denominator != 0 }
            .sorted {
                ($0.key.figure, $0.key.region, $0.key.period, $0.key.cell) < (
                    $1.key.figure, $1.key.region, $1.key.period, $1.key.cell
                )
            }
        guard !changed.isEmpty else { return }
        try connection.executeMany(
            """
            INSERT INTO figure_cell (figure, region_path, period, cell, numerator, denominator) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (figure, region_path, period, cell) DO UPDATE
            SET numerator = figure_cell.numerator + excluded.numerator, denominator = figure_cell.denominator + excluded.denominator
            """,
            changed.map { key, sum in
                [
                    .text(key.figure), .text(key.region), .text(key.period), .text(key.cell), .integer(sum.numerator),
                    .integer(sum.denominator),
                ]
            })
    }
}

/// The regions above a materialised path, `44/4417/441702` → itself, `44/4417`, `44`, and the whole store.
public enum RegionAncestry {
    public static func paths(upFrom path: String) -> [String] {
        guard !path.isEmpty else { return [""] }
        var paths = [path]
        var rest = Substring(path)
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            paths.append(String(rest))
        }
        paths.append("")
        return paths
    }
}
