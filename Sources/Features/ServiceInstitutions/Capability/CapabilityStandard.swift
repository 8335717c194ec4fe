import Calendars
import Database

/// What a body of technical support must have, and the common factors it should be able to test: data of `Tables/`.
enum CapabilityStandard {
    struct Item: Sendable, Hashable {
        let body: String
        let code: String
        let label: String
        let unit: String
        let minimum: Double
        let basis: String
        let mark: String
    }

    static let items: [Item] = ScoreTable.rows(PackageResources.capability_item_csv).map { row in
        Item(
            body: row["body"] ?? "", code: row["code"] ?? "", label: row["label"] ?? "", unit: row["unit"] ?? "",
            minimum: Double(row["minimum"] ?? "") ?? 0, basis: row["basis"] ?? "", mark: row["mark"] ?? "")
    }

    /// The plan names “common factors” without a list; this one is the product's (mark D).
    static let commonFactors: [String] = ScoreTable.rows(PackageResources.common_factor_csv).compactMap { $0["factor"] }

    static func items(of body: String) -> [Item] { items.filter { $0.body == body } }

    /// The share of common factors that can be tested on a day, in percent, counted from the laboratory's own parameters.
    static let counted = "CD-02"

    /// Percent of the common factors, to one decimal.
    static func commonShare(_ testable: Set<String>) -> Double {
        let able = commonFactors.count(where: testable.contains)
        return (Double(able) * 1_000 / Double(max(1, commonFactors.count))).rounded() / 10
    }

    /// Factors that a laboratory can test on a day.
    static func testable(_ connection: any Connection, _ institution: Int64, on day: Day) throws -> Set<String> {
        Set(
            try connection.query(
                """
                SELECT factor FROM laboratory_parameter WHERE void = 0 AND state = 'in_use' AND institution = ?1 AND from_day <= ?2
                AND (until_day IS NULL OR until_day >= ?2) ORDER BY id
                """, [.integer(institution), .text(day.description)]
            ).map { $0.text("factor") })
    }

    /// The newest entry of each item on a day, by its code.
    static func values(_ connection: any Connection, _ institution: Int64, on day: Day) throws -> [String: Double] {
        let rows = try connection.query(
            "SELECT item, amount FROM institution_capability WHERE void = 0 AND institution = ?1 AND as_of <= ?2 ORDER BY as_of, id",
            [.integer(institution), .text(day.description)])
        return Dictionary(rows.map { ($0.text("item"), $0.real("amount")) }, uniquingKeysWith: { $1 })
    }
}
