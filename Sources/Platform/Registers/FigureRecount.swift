import Database
import Ledger

/// A cell in which the roll-up and a full recount disagree.
public struct FigureDifference: Hashable, Sendable {
    public var figure: String
    public var region: String
    public var period: String
    public var cell: String
    public var rolledUp: FigureSum
    public var recounted: FigureSum
}

extension Registers {
    /// Counts every figure anew from the records and compares with the roll-ups.
    public func recount(_ connection: any Connection) throws -> (cells: Int, differences: [FigureDifference]) {
        struct Key: Hashable {
            var figure: String
            var region: String
            var period: String
            var cell: String
        }
        var counted: [Key: FigureSum] = [:]
        for register in catalogue.registers {
            let sources = catalogue.figureSources(of: register.name)
            guard !sources.isEmpty else { continue }
            for record in try queries.all(connection, register, where: "t.void = 0") {
                for contribution in sources.flatMap({ $0.contributions(record) }) {
                    for region in RegionAncestry.paths(upFrom: contribution.region) {
                        let key = Key(
                            figure: contribution.figure, region: region, period: contribution.period, cell: contribution.cell)
                        counted[key, default: FigureSum()].numerator += contribution.numerator
                        counted[key, default: FigureSum()].denominator += contribution.denominator
                    }
                }
            }
        }
        counted = counted.filter { $0.value != FigureSum() }
        var differences: [FigureDifference] = []
        var cells = 0
        for row in try connection.query("SELECT * FROM figure_cell WHERE numerator <> 0 OR denominator <> 0") {
            cells += 1
            let key = Key(
                figure: row.text("figure"), region: row.text("region_path"), period: row.text("period"), cell: row.text("cell"))
            let stored = FigureSum(numerator: row.integer("numerator"), denominator: row.integer("denominator"))
            let recounted = counted.removeValue(forKey: key) ?? FigureSum()
            if stored != recounted {
                differences.append(
                    .init(
                        figure: key.figure, region: key.region, period: key.period, cell: key.cell, rolledUp: stored,
                        recounted: recounted))
            }
        }
        for (key, recounted) in counted {
            differences.append(
                .init(
                    figure: key.figure, region: key.region, period: key.period, cell: key.cell, rolledUp: FigureSum(),
                    recounted: recounted))
        }
        return (
            cells, differences.sorted { ($0.figure, $0.region, $0.period, $0.cell) < ($1.figure, $1.region, $1.period, $1.cell) }
        )
    }
}
