import Database
import Ledger
import Registers

/// What measurements and verdicts add to the pass-rate figures of a year, in each unit of account.
enum MonitoringFigures {
    static func fromVerdict(_ record: StoredRecord) -> [FigureContribution] {
        guard let unit = record["unit"].text.flatMap(MonitoringUnit.init), let year = record["year"].integer else { return [] }
        return contributions(unit, String(year), record)
    }

    static func fromMeasurement(_ record: StoredRecord) -> [FigureContribution] {
        guard let year = record["sampled_day"].text?.prefix(4) else { return [] }
        return contributions(.point, String(year), record)
    }

    private static func contributions(_ unit: MonitoringUnit, _ year: String, _ record: StoredRecord) -> [FigureContribution] {
        switch record["outcome"].text {
        case "met":
            [FigureContribution(figure: unit.figure, region: record.regionPath, period: year, numerator: 1, denominator: 1)]
        case "exceeded":
            [FigureContribution(figure: unit.figure, region: record.regionPath, period: year, numerator: 0, denominator: 1)]
        default:
            [
                FigureContribution(
                    figure: unit.excludedFigure, region: record.regionPath, period: year, numerator: 1, denominator: 1)
            ]
        }
    }
}
