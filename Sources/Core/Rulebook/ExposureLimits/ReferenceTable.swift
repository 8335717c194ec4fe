/// Limits, bands, weights and constants of physical and other rules as data with clause and evidence mark
/// (`Tables/*-values.csv`): table, row, column → value.
public struct ReferenceTable: Sendable {
    /// One value with where it stands.
    public struct Entry: Hashable, Sendable {
        /// Name of the table, mostly the rule that reads it.
        public let table: String
        /// Row key.
        public let row: String
        /// Column key, empty where there is one column.
        public let column: String
        /// The value as printed.
        public let printed: String
        /// The value as a number in `unit`.
        public let value: Double
        /// Label of the unit.
        public let unit: String
        /// Where the value stands.
        public let clause: Clause
        /// How well it is known.
        public let mark: EvidenceMark
    }

    /// All values in the order of the file.
    public let entries: [Entry]
    private let index: [String: Entry]
    private let byTable: [String: [Entry]]

    /// The values that ship with the product.
    public static let standard = ReferenceTable(
        csv: [
            PackageResources.reference_values_csv, PackageResources.hearing_values_csv, PackageResources.medical_values_csv,
            PackageResources.grading_values_csv,
        ].map { String(decoding: $0, as: UTF8.self) })

    public init(csv texts: [String]) {
        entries = texts.flatMap(ReferenceTable.entries(csv:))
        index = Dictionary(entries.map { ("\($0.table)|\($0.row)|\($0.column)", $0) }) { first, _ in first }
        byTable = Dictionary(grouping: entries, by: \.table)
    }

    private static func entries(csv text: String) -> [Entry] {
        let csv = CSVText.table(text)
        return csv.rows.compactMap { _, fields in
            let cell = { (name: String) in csv.field(name, of: fields) }
            guard let value = Double(cell("value")) else { return nil }
            return Entry(
                table: cell("table"), row: cell("row"), column: cell("column"), printed: cell("value"), value: value,
                unit: cell("unit"),
                clause: Clause(cell("instrument"), edition: cell("edition"), cell("article")),
                mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
        }
    }

    /// The value of a row and column; nil when the table has none.
    public func entry(_ table: String, _ row: String, _ column: String = "") -> Entry? { index["\(table)|\(row)|\(column)"] }

    /// The rows of one table in the order of the file.
    public func entries(of table: String) -> [Entry] { byTable[table] ?? [] }
}
