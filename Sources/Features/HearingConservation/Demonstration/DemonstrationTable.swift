import Calendars

/// The score table of demonstration enterprises as data (`Tables/demonstration-score.csv`). No official table was found; this is the
/// product's own (mark D), and an office replaces it by the province's when it has it.
struct DemonstrationTable: Sendable {
    struct Item: Sendable, Hashable {
        let code: String
        let group: String
        let text: String
        let points: Int
        /// Nothing earned here, and the employer cannot be named.
        let isKey: Bool
        let basis: String
    }

    let version: String
    let items: [Item]

    private static let rows: [[String]] = String(decoding: PackageResources.demonstration_score_csv, as: UTF8.self)
        .split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }.filter { $0.count == 10 }

    /// The table in force on a day: the last that has begun and not ended.
    static func inForce(on day: Day) -> DemonstrationTable? {
        let begun = rows.filter { row in
            row[0] != "parameter" && (Day(row[1]).map { $0 <= day } ?? false) && (Day(row[2]).map { day < $0 } ?? true)
        }
        return begun.last.flatMap { version($0[0]) }
    }

    static func version(_ version: String) -> DemonstrationTable? {
        let own = rows.filter { $0[0] == version }
        guard !own.isEmpty else { return nil }
        return DemonstrationTable(
            version: version,
            items: own.map {
                Item(code: $0[3], group: $0[4], text: $0[5], points: Int($0[6]) ?? 0, isKey: $0[7] == "1", basis: $0[8])
            })
    }

    /// A number that goes with the table: what is needed to be named, when it is looked at again.
    static func parameter(_ name: String) -> Int? { rows.first { $0[0] == "parameter" && $0[3] == name }.flatMap { Int($0[6]) } }

    var most: Int { items.reduce(0) { $0 + $1.points } }

    /// Sum, and key items that earned nothing; nil while an item has no points.
    func sum(_ points: [String: Double]) -> (total: Double, keyFailed: Int)? {
        guard items.allSatisfy({ points[$0.code] != nil }) else { return nil }
        let total = items.reduce(0) { $0 + (points[$1.code] ?? 0) }
        return (total, items.count { $0.isKey && (points[$0.code] ?? 0) <= 0 })
    }
}
