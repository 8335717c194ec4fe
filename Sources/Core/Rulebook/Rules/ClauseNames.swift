/// Short names of the instruments that the rules cite.
enum Cite {
    static func limits(_ article: String) -> Clause { Clause("GBZ 2.1", edition: "2019", article) }
    static func service(_ article: String) -> Clause { Clause("GBZ 331", edition: "2024", article) }
    static func physical(_ article: String) -> Clause { Clause("GBZ 2.2", edition: "2007", article) }
    static func design(_ article: String) -> Clause { Clause("GBZ 1", edition: "2010", article) }
    static func dust(_ article: String) -> Clause { Clause("GBZ/T 192.1", edition: "2025", article) }
    static func vibration(_ article: String) -> Clause { Clause("GBZ/T 189.9", edition: "2025", article) }
    static func toxicity(_ article: String) -> Clause { Clause("GBZ/T 230", edition: "2025", article) }
    static func noise(_ article: String) -> Clause { Clause("GBZ/T 189.8", edition: "2007", article) }
    static let osha = Clause("29 CFR 1910.95", edition: "", "App. A")
    static let hse = Clause("HSE L108", edition: "", "")
    static let niosh = Clause("NIOSH 98-126", edition: "", "")
    static let hearing = Clause("GB/T 23466", edition: "2009", "")
    static let iso4869 = Clause("ISO 4869-2", edition: "", "")
    static let statistics = Clause("EN 689", edition: "2018", "")
}

extension ReferenceTable {
    /// The value, or the named error “outside the table”.
    func value(_ table: String, _ row: String, _ column: String = "", key: String = "") throws(RuleError) -> Double {
        guard let entry = entry(table, row, column) else {
            throw .outsideTable(key: key.isEmpty ? table : key, word: column.isEmpty ? row : "\(row), \(column)")
        }
        return entry.value
    }

    /// The first row of a stepped table whose upper bound the value does not pass; the row without a bound takes the rest.
    func step(_ table: String, _ value: Double, column: String = "", includesBound: Bool = true) -> Entry? {
        entries(of: table).filter { $0.column == column }.first { entry in
            guard let bound = Double(entry.row) else { return entry.row.isEmpty }
            return includesBound ? value <= bound : value < bound
        }
    }
}
