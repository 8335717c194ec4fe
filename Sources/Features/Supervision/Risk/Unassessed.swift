import Access
import Database
import Pages
import Registers

/// Employers with exposed people that have no risk class yet: nobody knows how often to visit them (R-03, R-80).
enum Unassessed {
    private static let condition = """
        e.void = 0 AND e.state = 'in_operation' AND e.exposed_headcount > 0 AND e.region_path >= ?1 AND e.region_path < ?2
        AND NOT EXISTS (SELECT 1 FROM risk_grading g WHERE g.void = 0 AND g.employer = e.id AND g.is_current = 1
        AND g.risk_class <> '')
        """

    static func count(_ connection: any Connection, in region: RegionPath) throws -> Int {
        Int(
            try connection.value(
                "SELECT COUNT(*) FROM employer e WHERE \(condition)", [.text(region.lowerBound), .text(region.upperBound)]
            ).integer ?? 0)
    }

    /// Those with most exposed people first.
    static func section(_ page: PageRequest, total: Int) async throws -> HTML {
        let paging = Paging(page, "unassessed", total: total)
        let region = page.principal.region
        let rows = try await page.product.registers.read { connection in
            try connection.query(
                """
                SELECT e.id, e.name, e.credit_code, e.exposed_headcount,
                (SELECT COUNT(*) FROM risk_grading g WHERE g.void = 0 AND g.employer = e.id) AS gradings
                FROM employer e WHERE \(condition) ORDER BY e.exposed_headcount DESC, e.id LIMIT ?3 OFFSET ?4
                """,
                [
                    .text(region.lowerBound), .text(region.upperBound), .integer(Int64(Paging.size)),
                    .integer(Int64(paging.offset)),
                ])
        }
        let lines = rows.map { row -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("employer", row.integer("id")))\">\(row.text("name"))</a>",
                HTML(text: row.text("credit_code")), "\(row.integer("exposed_headcount"))",
                HTML(text: row.integer("gradings") == 0 ? RiskTexts.neverGraded : RiskTexts.noManagement),
            ]
        }
        return Components.section(
            "\(RiskTexts.unassessed)（\(total)）",
            Components.table(RiskTexts.unassessed, columns: RiskTexts.unassessedColumns, rows: lines) + paging.links)
    }
}
