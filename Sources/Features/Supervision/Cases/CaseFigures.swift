import Calendars
import Database
import Ledger
import Registers

/// What cases add to the figures of 查处率: of the cases filed in a year, how many have an outcome, and how many are still within their
/// 90 days; one decided on the spot is never filed and counts, handled, in the year of its decision. A case that is pending in time lapses by itself: its cell is named by the last day.
public enum CaseFigures {
    /// Numerator: filed cases with an outcome. Denominator: filed cases.
    public static let handled = "case.handled"
    /// Pending cases, in the cell of the last day on which they are in time.
    public static let pending = "case.pending"

    static let source = Catalogue.FigureSource([handled, pending]) { record in
        let spot = record["procedure"].text == "simple" ? record["decided_day"].text : nil
        guard let year = (record["filed_day"].text ?? spot)?.prefix(4) else { return [] }
        let isHandled = !(record["outcome"].text ?? "").isEmpty
        var contributions = [
            FigureContribution(
                figure: handled, region: record.regionPath, period: String(year), numerator: isHandled ? 1 : 0, denominator: 1)
        ]
        if !isHandled {
            contributions.append(
                FigureContribution(
                    figure: pending, region: record.regionPath, period: String(year), cell: record["decision_due"].text ?? "",
                    numerator: 1, denominator: 1))
        }
        return contributions
    }
}
