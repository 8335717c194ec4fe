import Rulebook

/// The texts of the exposure limits, which the rulebook owns: one copy for judging and for showing.
enum ShippedLimits {
    static var chemical: TableText { TableText(Array(ExposureLimitText.chemicals.utf8)) }
    static var dust: TableText { TableText(Array(ExposureLimitText.dusts.utf8)) }
    static var biological: TableText { TableText(Array(ExposureLimitText.biological.utf8)) }
    static var amendments: TableText { TableText(Array(ExposureLimitText.amendments.utf8)) }
}

extension ShippedCatalogues {
    /// Rows of table 1 or 2: the limits stand among the attributes under the names of their columns.
    static func limits(_ text: TableText) -> [ShippedEntry] {
        let columns = text.headings.filter { !["no", "name_zh", "status"].contains($0) }.map { (heading: $0, name: $0) }
        return text.rows.map { row in
            ShippedEntry(code: row["no"], label: row["name_zh"], evidence: row["status"], attributes: tidy(row, columns))
        }
    }

    static var biologicalLimits: [ShippedEntry] {
        let text = ShippedLimits.biological
        let columns = text.headings.filter { !["agent_zh", "status"].contains($0) }.map { (heading: $0, name: $0) }
        return text.rows.enumerated().map { index, row in
            ShippedEntry(
                code: String(index + 1), label: "\(row["agent_zh"]) \(row["indicator_zh"])", evidence: row["status"],
                attributes: tidy(row, columns))
        }
    }

    static var amendments: [ShippedEntry] {
        let text = ShippedLimits.amendments
        let columns = text.headings.filter { $0 != "name_zh" }.map { (heading: $0, name: $0) }
        return text.rows.enumerated().map { index, row in
            ShippedEntry(
                code: String(index + 1), label: "\(row["amendment"]) \(row["name_zh"]) \(row["field"])", evidence: "single",
                attributes: tidy(row, columns))
        }
    }
}
