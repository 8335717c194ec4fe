import Calendars
import InspectionDraws

/// Points for each breach, what a year's sum leads to, and the periods to be heard and to appeal: data of `Tables/`.
///
/// Guangdong's own table was not found. The shipped one is this product's (mark D) and every page says so; a found text becomes a new version with
/// its day, and breaches keep the version of the day on which they were found.
enum ScoreTable {
    struct Item: Sendable, Hashable {
        let code: String
        let version: String
        let act: String
        let points: Int
        let basis: String
        let days: DaysInForce
    }

    struct Consequence: Sendable, Hashable {
        let from: Int
        let text: String
        /// From here on the institution is under key supervision until the year is over.
        let isKey: Bool
        let days: DaysInForce
    }

    /// From a day, to the day before another.
    struct DaysInForce: Sendable, Hashable {
        let from: Day?
        let until: Day?
        func contains(_ day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true) }
    }

    static let items: [Item] = rows(PackageResources.score_item_csv).map { row in
        Item(
            code: row["code"] ?? "", version: row["version"] ?? "", act: row["act"] ?? "", points: Int(row["points"] ?? "") ?? 0,
            basis: row["basis"] ?? "", days: days(row))
    }

    static let consequences: [Consequence] = rows(PackageResources.score_consequence_csv).map { row in
        Consequence(
            from: Int(row["from_points"] ?? "") ?? 0, text: row["consequence"] ?? "", isKey: row["key"] == "1", days: days(row))
    }

    /// Days to be heard (`defence`) and to appeal (`appeal`).
    static let terms: [String: Int] = Dictionary(
        rows(PackageResources.score_term_csv).map { ($0["term"] ?? "", Int($0["days"] ?? "") ?? 0) },
        uniquingKeysWith: { first, _ in first })

    static func item(_ code: String, on day: Day) -> Item? { items.first { $0.code == code && $0.days.contains(day) } }

    /// The heaviest consequence that a sum reaches on a day; nil below the first.
    static func consequence(_ sum: Int, on day: Day) -> Consequence? {
        consequences.filter { sum >= $0.from && $0.days.contains(day) }.max { $0.from < $1.from }
    }

    private static func days(_ row: [String: String]) -> DaysInForce {
        DaysInForce(from: Day(row["from"] ?? ""), until: Day(row["until"] ?? ""))
    }

    static func rows(_ bytes: [UInt8]) -> [[String: String]] {
        let lines = CommaText.read(String(decoding: bytes, as: UTF8.self))
        guard let head = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(head.fields, $0.fields)) { first, _ in first } }
    }
}
