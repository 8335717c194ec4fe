import Database
import Ledger
import Registers

/// Monitored and registered radiation workers by field, in cells of days, so that the rate of a day needs no job.
public enum DoseFigures {
    public static let fields = ["medical", "non_medical"]
    /// Registered persons by the day on which they began, and by the day on which they left.
    public static func begun(_ field: String) -> String { "dose.begun.\(field)" }
    public static func left(_ field: String) -> String { "dose.left.\(field)" }
    /// Monitored persons of a year by the last day on which they count as such.
    public static func monitored(_ field: String) -> String { "dose.monitored.\(field)" }

    static let ofPerson = Catalogue.FigureSource(fields.flatMap { [begun($0), left($0)] }) { record in
        guard let field = record["field"].text, let from = record["from_day"].text else { return [] }
        var parts = [
            FigureContribution(figure: begun(field), region: record.regionPath, cell: from, numerator: 0, denominator: 1)
        ]
        if let to = record["to_day"].text {
            parts.append(
                FigureContribution(figure: left(field), region: record.regionPath, cell: to, numerator: 0, denominator: 1))
        }
        return parts
    }

    static let ofYear = Catalogue.FigureSource(fields.map(monitored)) { record in
        guard let field = record["field"].text, let until = record["monitored_until"].text, let year = record["year"].integer
        else { return [] }
        return [
            FigureContribution(
                figure: monitored(field), region: record.regionPath, period: String(year), cell: until, numerator: 1,
                denominator: 0)
        ]
    }
}
