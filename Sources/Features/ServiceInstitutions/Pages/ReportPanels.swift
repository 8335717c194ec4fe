import Calendars
import Database
import Pages
import Registers

/// A report beside the results that carry its number, and on an institution's page the results that carry none that is registered.
enum ReportPanels {
    static let all = [RecordPanel("institution_report", draw: results), RecordPanel("organisation", draw: unregistered)]
    static let bound = 50

    private static func results(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("measurement", .view)), let institution = record["institution"].integer else { return nil }
        let key: [Value] = [.integer(institution), record["number"]]
        let (rows, sums) = try await page.product.registers.read { connection in
            (
                try connection.query(
                    """
                    SELECT m.id, m.sampled_day, m.factor, m.outcome, p.name FROM measurement m JOIN post p ON p.id = m.post
                    WHERE m.void = 0 AND m.service_institution = ?1 AND m.report = ?2 ORDER BY m.sampled_day, m.id LIMIT \(bound)
                    """, key),
                try connection.first(
                    """
                    SELECT COUNT(*) AS points, COALESCE(SUM(CASE WHEN outcome = 'exceeded' THEN 1 ELSE 0 END), 0) AS exceeded
                    FROM measurement WHERE void = 0 AND service_institution = ?1 AND report = ?2
                    """, key)
            )
        }
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            let (factor, outcome) = (row.text("factor"), row.text("outcome"))
            return [
                "<a href=\"\(RecordAddress.record("measurement", row.integer("id")))\">\(row.text("sampled_day"))</a>",
                HTML(text: row.text("name")), HTML(text: codes.entry("hazard_factor", factor)?.label ?? factor),
                HTML(text: codes.entry("measurement_outcome", outcome)?.label ?? outcome),
            ]
        }
        let (points, exceeded) = (sums?.integer("points") ?? 0, sums?.integer("exceeded") ?? 0)
        let (stated, statedExceeded) = (record["point_count"].integer, record["exceeded_count"].integer)
        let differs = points > 0 && (stated.map { $0 != points } ?? false || statedExceeded.map { $0 != exceeded } ?? false)
        let sentence = InstitutionTexts.compared(
            points: points, exceeded: exceeded, stated: stated, statedExceeded: statedExceeded)
        return Components.section(
            InstitutionTexts.reportResults,
            "<p class=\"\(differs ? "notice notice-warning" : "muted")\">\(sentence)</p>"
                + Components.table(
                    InstitutionTexts.reportResults, columns: InstitutionTexts.reportColumns, rows: lines,
                    empty: InstitutionTexts.noReportResults))
    }

    private static func unregistered(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("institution_report", .view)), InstitutionKind.isTested(record.draft.text("type")),
            page.principal.organisation == record.id || page.may(.register("institution_clue", .view))
        else { return nil }
        let (day, region) = (page.today, page.principal.region)
        let own = page.principal.organisation == record.id
        let rows = try await page.product.registers.read { connection in
            // An institution sees all its own results, an office those of its region.
            try connection.query(
                """
                SELECT COALESCE(m.report, '') AS number, COUNT(*) AS results, MAX(m.sampled_day) AS latest FROM measurement m
                WHERE m.void = 0 AND m.service_institution = ?1 AND m.sampled_day > ?2
                AND (?3 = 1 OR (m.region_path >= ?4 AND m.region_path < ?5))
                AND NOT EXISTS (SELECT 1 FROM institution_report r WHERE r.void = 0 AND r.institution = ?1 AND r.number = m.report)
                GROUP BY COALESCE(m.report, '') ORDER BY latest DESC, number LIMIT \(bound)
                """,
                [
                    .integer(record.id), .text((day - 365).description), .integer(own ? 1 : 0), .text(region.lowerBound),
                    .text(region.upperBound),
                ])
        }
        let lines = rows.map { row -> [HTML] in
            [
                HTML(text: row.text("number").isEmpty ? InstitutionTexts.noNumber : row.text("number")),
                HTML(text: "\(row.integer("results"))"), HTML(text: row.text("latest")),
            ]
        }
        return Components.section(
            InstitutionTexts.unregistered,
            Components.table(
                InstitutionTexts.unregistered, columns: InstitutionTexts.unregisteredColumns, rows: lines,
                empty: InstitutionTexts.allRegistered))
    }
}
