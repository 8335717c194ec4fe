import Database
import Ledger
import Registers

/// Published institutions in cells of every region above: from these the plans' coverage rows are counted.
public enum InstitutionFigures {
    public static func institutions(_ service: String, isPublic: Bool) -> String {
        "institution.\(service).\(isPublic ? "public" : "private")"
    }
    public static let diagnosticians = "institution.diagnosticians"

    static let ofInstitution = Catalogue.FigureSource(
        ["examination", "diagnosis"].flatMap { [institutions($0, isPublic: true), institutions($0, isPublic: false)] }
    ) { record in
        // What is being changed stays on the public list until it is published anew or withdrawn.
        guard ["published", "changed"].contains(record.state), let service = record["service"].text else { return [] }
        let figure = institutions(service, isPublic: record["is_public"].integer == 1)
        return [FigureContribution(figure: figure, region: record.regionPath, numerator: 1, denominator: 0)]
    }

    static let ofDiagnostician = Catalogue.FigureSource([diagnosticians]) { record in
        record.state == "qualified"
            ? [FigureContribution(figure: diagnosticians, region: record.regionPath, numerator: 1, denominator: 0)] : []
    }
}
