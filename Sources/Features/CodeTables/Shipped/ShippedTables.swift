import Calendars
import Registers

/// Everything that comes with the program, read from `Tables/`.
enum ShippedTables {
    static let all: [ShippedTable] = {
        let contents = ShippedCatalogues.entries.merging(smallTables()) { first, _ in first }
        return TableText(PackageResources.table_list_csv).rows.map { row in
            ShippedTable(
                name: row["name"], title: row["title"], source: row["source"], edition: row["edition"],
                inForceFrom: Day(row["in_force_from"]), inForceTo: Day(row["in_force_to"]), evidence: row["evidence"],
                entries: contents[row["name"]] ?? [])
        }
    }()

    private static func smallTables() -> [String: [ShippedEntry]] {
        Dictionary(grouping: TableText(PackageResources.small_tables_csv).rows) { $0["table"] }.mapValues { rows in
            rows.map { row in
                ShippedEntry(
                    code: row["code"], label: row["label"], parent: row["parent"], evidence: row["status"],
                    aliases: ShippedEntry.split(row["aliases"]))
            }
        }
    }
}

extension CodeSnapshot {
    /// The tables as the program ships them: what a new installation starts with.
    public static let shipped = CodeSnapshot(
        Dictionary(uniqueKeysWithValues: ShippedTables.all.map { ($0.name, $0.entries.map(\.codeEntry)) }))
}
