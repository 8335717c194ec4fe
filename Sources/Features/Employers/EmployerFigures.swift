import Ledger
import Registers

/// What an employer adds to the figures.
public enum EmployerFigures {
    /// Denominator of the declaration rate: industrial, hazards confirmed, in operation.
    public static let roster = "declaration.roster"
    /// Employers of the roster by the last day of their current declaration: the rate on a day is the sum of cells from it on.
    public static let current = "declaration.current"
    /// The same two by workplace, for sites that account by workplace.
    public static let siteRoster = "declaration.site_roster"
    public static let siteCurrent = "declaration.site_current"
    /// Employers by state.
    public static let byState = "employer.state"
    /// Industrial employers outside the declaration rate: candidates, suspended, closed, found without hazards.
    public static let outside = "declaration.outside"
    /// Exposed persons of employers in operation, by legal nature of the hazards.
    public static let exposed = "employer.exposed"

    public static let ofEmployer = Catalogue.FigureSource([roster, current, outside, byState, exposed]) { record in
        let region = record.regionPath
        let isWorking = record.state == EmployerState.inOperation
        var parts = [
            FigureContribution(figure: byState, region: region, cell: record.state, numerator: 1, denominator: 0)
        ]
        if isWorking, let persons = record["exposed_headcount"].integer, persons > 0 {
            parts.append(
                FigureContribution(
                    figure: exposed, region: region, cell: record["risk_nature"].text ?? "", numerator: persons, denominator: 0))
        }
        guard record["is_industrial"].integer == 1 else { return parts }
        guard isWorking else {
            return parts + [FigureContribution(figure: outside, region: region, numerator: 1, denominator: 0)]
        }
        parts.append(FigureContribution(figure: roster, region: region, numerator: 0, denominator: 1))
        if let until = record["declared_until"].text {
            parts.append(FigureContribution(figure: current, region: region, cell: until, numerator: 1, denominator: 0))
        }
        return parts
    }

    public static let ofWorkplace = Catalogue.FigureSource([siteRoster, siteCurrent]) { record in
        guard record["is_rostered"].integer == 1, record.state == "in_use" else { return [] }
        var parts = [FigureContribution(figure: siteRoster, region: record.regionPath, numerator: 0, denominator: 1)]
        if let until = record["declared_until"].text {
            parts.append(
                FigureContribution(figure: siteCurrent, region: record.regionPath, cell: until, numerator: 1, denominator: 0))
        }
        return parts
    }
}
