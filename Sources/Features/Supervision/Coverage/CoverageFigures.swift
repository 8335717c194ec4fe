import Calendars
import Database
import Ledger
import Registers

/// Keeps the coverage of supervision counted: a visit marks the object on the list of its year, and the mark is what the figures add up.
public enum CoverageFigures {
    /// Numerator: listed objects visited in the year. Denominator: listed objects. By year.
    public static func figure(_ kind: ObjectKind) -> String { "supervision_coverage.\(kind.rawValue)" }

    static let source = Catalogue.FigureSource(ObjectKind.allCases.map(figure)) { record in
        guard let kind = record["kind"].text.flatMap({ ObjectKind(rawValue: $0) }), let year = record["year"].integer else {
            return []
        }
        return [
            FigureContribution(
                figure: figure(kind), region: record.regionPath, period: String(year),
                numerator: record["visited_day"].text == nil ? 0 : 1, denominator: 1)
        ]
    }

    static func firstVisit(_ kind: ObjectKind, _ object: Int64, _ year: Int, _ connection: any Connection) throws -> Day? {
        try connection.value(kind.firstVisit, [.text("\(year)-01-01"), .text("\(year)-12-31"), .integer(object)]).text.flatMap {
            Day($0)
        }
    }

    /// After a visit was made, changed or withdrawn: its object's mark says what the visits of the year say.
    static func mark(_ kinds: [ObjectKind], _ object: Int64?, _ transaction: RegisterTransaction) throws {
        guard let object else { return }
        for found in try transaction.registers.records(
            transaction.connection, ListedObject.self, where: "t.void = 0 AND t.object_id = ?1", [.integer(object)])
        {
            guard let kind = ObjectKind(rawValue: found.record.kind), kinds.contains(kind) else { continue }
            var marked = found.record
            marked.visitedDay = try firstVisit(kind, object, marked.year, transaction.connection)
            try transaction.update(found.stored, to: marked, action: "visit")
        }
    }
}
