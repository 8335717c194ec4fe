/// The texts of the exposure limits.
enum ShippedLimits {
    static var chemical: TableText { TableText(PackageResources.chemical_exposure_limits_csv) }
    static var dust: TableText { TableText(PackageResources.dust_exposure_limits_csv) }
    static var biological: TableText { TableText(PackageResources.biological_exposure_limits_csv) }
    static var amendments: TableText { TableText(PackageResources.exposure_limits_amendments_csv) }
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
