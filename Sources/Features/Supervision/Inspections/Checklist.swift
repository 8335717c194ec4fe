import Calendars
import InspectionDraws

/// A form of inspection as data (`Tables/checklist.csv`): items with clause and the article under which a breach falls.
public struct Checklist: Sendable, Hashable {
    public struct Item: Sendable, Hashable {
        public let code: String
        public let group: String
        public let text: String
        public let clause: String
        /// Id of the fine in the rulebook; empty where there is none.
        public let article: String
    }

    public let name: String
    public let version: String
    public let mark: String
    public let items: [Item]

    /// The forms of a day.
    public static func inForce(on day: Day) -> [Checklist] {
        let rows = rows.filter { ($0.from.map { $0 <= day } ?? true) && ($0.until.map { day < $0 } ?? true) }
        var names: [String] = []
        for row in rows where !names.contains(row.checklist) { names.append(row.checklist) }
        return names.map { name in
            let own = rows.filter { $0.checklist == name }
            return Checklist(name: name, version: own[0].version, mark: own[0].mark, items: own.map(\.item))
        }
    }

    public static func named(_ name: String, on day: Day) -> Checklist? { inForce(on: day).first { $0.name == name } }

    private struct Line: Sendable {
        var checklist: String
        var version: String
        var from: Day?
        var until: Day?
        var mark: String
        var item: Item
    }

    private static let rows: [Line] = DataTable(PackageResources.checklist_csv).rows.map { row in
        Line(
            checklist: row["checklist"], version: row["version"], from: Day(row["from"]), until: Day(row["until"]),
            mark: row["mark"],
            item: Item(
                code: row["item"], group: row["group"], text: row["text"], clause: row["clause"], article: row["article"]))
    }
}

/// Rows of a shipped table by the names of its columns.
struct DataTable: Sendable {
    struct Row: Sendable {
        let fields: [String: String]
        subscript(_ name: String) -> String { fields[name] ?? "" }
    }
    let rows: [Row]

    init(_ bytes: [UInt8]) {
        let lines = CommaText.read(String(decoding: bytes, as: UTF8.self))
        let names = lines.first?.fields ?? []
        rows = lines.dropFirst().map { line in
            Row(fields: Dictionary(zip(names, line.fields)) { first, _ in first })
        }
    }
}
