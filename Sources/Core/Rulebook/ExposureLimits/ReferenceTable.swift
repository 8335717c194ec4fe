/// Limits, bands, weights and constants of physical and other rules as data with clause and evidence mark
/// (`Tables/reference-values.csv`): table, row, column → value.
public struct ReferenceTable: Sendable {
    public struct Entry: Hashable, Sendable {
        public let table: String
        public let row: String
        public let column: String
        public let printed: String
        public let value: Double
        public let unit: String
        public let clause: Clause
        public let mark: EvidenceMark
    }

    public let entries: [Entry]
    private let index: [String: Entry]

    public static let standard = ReferenceTable(
        csv: String(decoding: PackageResources.reference_values_csv, as: UTF8.self))

    public init(csv text: String) {
        let csv = CSVText.table(text)
        entries = csv.rows.compactMap { _, fields in
            let cell = { (name: String) in csv.field(name, of: fields) }
            guard let value = Double(cell("value")) else { return nil }
            return Entry(
                table: cell("table"), row: cell("row"), column: cell("column"), printed: cell("value"), value: value,
                unit: cell("unit"),
                clause: Clause(cell("instrument"), edition: cell("edition"), cell("article")),
                mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
        }
        index = Dictionary(entries.map { ("\($0.table)|\($0.row)|\($0.column)", $0) }) { first, _ in first }
    }

    public func entry(_ table: String, _ row: String, _ column: String = "") -> Entry? { index["\(table)|\(row)|\(column)"] }

    /// The rows of one table in the order of the file.
    public func entries(of table: String) -> [Entry] { entries.filter { $0.table == table } }
}
