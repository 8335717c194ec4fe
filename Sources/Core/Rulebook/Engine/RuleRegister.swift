import Calendars

/// The register of rules as a file (`Tables/rule-register.csv`): identity, instrument, clause, status, and the day on which somebody
/// held the rule against its text. All columns but that day are drawn from the code; a test keeps both equal.
public enum RuleRegister {
    /// Columns of the file.
    public static let columns = ["id", "instrument", "edition", "clause", "status", "mark", "from", "until", "verified_on"]

    /// The register as it should stand, keeping the days of a given text.
    public static func drawn(keeping text: String) -> String {
        let days = verifiedDays(text)
        let rows = Rulebook.rules.map { rule in
            [
                rule.id, rule.clause.instrument, rule.clause.edition, rule.clause.article, rule.status.rawValue,
                rule.mark.rawValue,
                rule.inForce.from?.description ?? "", rule.inForce.until?.description ?? "", days[rule.id]?.description ?? "",
            ].map(CSVText.cell).joined(separator: ",")
        }
        return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    }

    /// The text that ships with the product.
    public static let text = String(decoding: PackageResources.rule_register_csv, as: UTF8.self)

    private static let days = verifiedDays(text)

    /// The day on which the rule was last held against its text; nil when nobody has, and then the screen says so.
    public static func verifiedOn(_ rule: String) -> Day? { days[rule] }

    private static func verifiedDays(_ text: String) -> [String: Day] {
        let table = CSVText.table(text)
        return table.rows.reduce(into: [:]) { days, row in
            days[table.field("id", of: row.fields)] = Day(table.field("verified_on", of: row.fields))
        }
    }
}

extension Rule {
    /// True where the screen must warn: no one has held the rule against its text, or the text is one source, memory or our own.
    public var needsWarning: Bool { mark.needsWarning || RuleRegister.verifiedOn(id) == nil }
}
