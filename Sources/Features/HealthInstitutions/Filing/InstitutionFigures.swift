import Calendars
import Database
import Ledger
import Registers

/// Published institutions in cells of every region above: from these the plans' coverage rows are counted.
public enum InstitutionFigures {
    public static func institutions(_ service: String, isPublic: Bool) -> String {
        "institution.\(service).\(isPublic ? "public" : "private")"
    }
    /// By the day on which they came to the public list, and by that on which their filing ended: what stood on any day follows.
    private static func begun(_ service: String, isPublic: Bool) -> String {
        institutions(service, isPublic: isPublic) + ".begun"
    }
    private static func ended(_ service: String, isPublic: Bool) -> String {
        institutions(service, isPublic: isPublic) + ".ended"
    }
    public static let diagnosticians = "institution.diagnosticians"

    static let ofInstitution = Catalogue.FigureSource(
        ["examination", "diagnosis"].flatMap { service in
            [true, false].flatMap { isPublic in
                [
                    institutions(service, isPublic: isPublic), begun(service, isPublic: isPublic),
                    ended(service, isPublic: isPublic),
                ]
            }
        }
    ) { record in
        guard let service = record["service"].text else { return [] }
        let isPublic = record["is_public"].integer == 1
        func one(_ figure: String, cell: String = "") -> FigureContribution {
            FigureContribution(figure: figure, region: record.regionPath, cell: cell, numerator: 1, denominator: 0)
        }
        var counted: [FigureContribution] = []
        // What is being changed stays on the public list until it is published anew or withdrawn.
        if ["published", "changed"].contains(record.state) { counted.append(one(institutions(service, isPublic: isPublic))) }
        guard record.state != "filed", let first = record["first_published_day"].text ?? record["published_day"].text else {
            return counted
        }
        counted.append(one(begun(service, isPublic: isPublic), cell: first))
        if let last = record["withdrawn_day"].text {
            // Ended before it was ever on the list, it never stood there.
            counted.append(one(ended(service, isPublic: isPublic), cell: max(first, last)))
        }
        return counted
    }

    /// Institutions on the public list at the end of a day, in a region.
    public static func standing(
        _ connection: any Connection, _ service: String, isPublic: Bool, region: String, on day: Day
    ) throws -> Int64 {
        func until(_ figure: String) throws -> Int64 {
            let all = try FigureQueries.sum(connection, figure: figure, region: region).numerator
            let later = try FigureQueries.sum(connection, figure: figure, region: region, cellsFrom: (day + 1).description)
                .numerator
            return all - later
        }
        // A store from before these cells knows only what stands today.
        guard try FigureQueries.sum(connection, figure: begun(service, isPublic: isPublic), region: region).numerator > 0 else {
            return try FigureQueries.sum(connection, figure: institutions(service, isPublic: isPublic), region: region).numerator
        }
        return try until(begun(service, isPublic: isPublic)) - until(ended(service, isPublic: isPublic))
    }

    static let ofDiagnostician = Catalogue.FigureSource([diagnosticians]) { record in
        record.state == "qualified"
            ? [FigureContribution(figure: diagnosticians, region: record.regionPath, numerator: 1, denominator: 0)] : []
    }
}
