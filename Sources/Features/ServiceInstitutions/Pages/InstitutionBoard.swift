import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// All service institutions of a region at one look: qualification, reports, results, score, yearly check, clues (R-96: every one, every year).
enum InstitutionBoard {
    static let address = "/institution-board"
    static let planning = "/institution-board/checks"
    static let roles: Set<Role> = [.bureauOfficer, .supervisor, .cdc, .leader]
    static let routes: [Route] = [.get(address, .roles(roles), show)]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (day, region) = (page.today, page.principal.region)
        let rows = try await page.product.registers.read { connection in
            try connection.query(
                """
                SELECT o.id, o.name, o.type,
                (SELECT MAX(q.until_day) FROM institution_qualification q WHERE q.void = 0 AND q.state = 'granted' AND q.institution = o.id
                    AND q.from_day <= ?1) AS until_day,
                (SELECT COUNT(*) FROM institution_report r WHERE r.void = 0 AND r.institution = o.id AND r.signed_day >= ?2
                    AND r.region_path >= ?4 AND r.region_path < ?5) AS reports,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.service_institution = o.id AND m.sampled_day > ?3
                    AND m.region_path >= ?4 AND m.region_path < ?5) AS results,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.service_institution = o.id AND m.sampled_day > ?3
                    AND m.outcome = 'exceeded' AND m.region_path >= ?4 AND m.region_path < ?5) AS exceeded,
                (SELECT COALESCE(SUM(b.points), 0) FROM institution_breach b WHERE b.void = 0 AND b.institution = o.id
                    AND b.state IN \(InstitutionBreach.counted) AND b.scored_day >= ?2 AND b.scored_day <= ?7) AS points,
                (SELECT c.result FROM institution_check c WHERE c.void = 0 AND c.institution = o.id AND c.year = ?6
                    AND c.state <> 'planned' ORDER BY c.id LIMIT 1) AS checked,
                (SELECT c.id FROM institution_check c WHERE c.void = 0 AND c.institution = o.id AND c.year = ?6
                    ORDER BY c.id LIMIT 1) AS check_id,
                (SELECT MAX(c.year) FROM institution_check c WHERE c.void = 0 AND c.institution = o.id AND c.year < ?6
                    AND c.state <> 'planned') AS former,
                (SELECT COUNT(*) FROM institution_clue u WHERE u.void = 0 AND u.institution = o.id AND u.state IN ('noted', 'looking')
                    AND u.region_path >= ?4 AND u.region_path < ?5) AS clues
                FROM organisation o WHERE o.void = 0 AND o.state <> 'closed' AND o.type IN \(InstitutionKind.checked)
                AND o.region_path >= ?4 AND o.region_path < ?5 ORDER BY o.name, o.id LIMIT 500
                """,
                [
                    .text(day.description), .text("\(day.year)-01-01"), .text((day - 365).description), .text(region.lowerBound),
                    .text(region.upperBound), .integer(Int64(day.year)), .text("\(day.year)-12-31"),
                ])
        }
        let checked = rows.count { $0["checked"].text != nil }
        let unplanned = rows.count { $0["check_id"].integer == nil }
        let plan: HTML =
            unplanned > 0 && page.may(.register("institution_check", .create))
            ? Components.act(page, planning, InstitutionTexts.planAll(unplanned), kind: "primary") : .empty
        return page.page(
            InstitutionTexts.board,
            body: "<p class=\"lead\">\(InstitutionTexts.covered(checked, rows.count, day.year))</p>\(plan)"
                + Components.table(
                    InstitutionTexts.board, columns: InstitutionTexts.boardColumns, rows: rows.map { line($0, page) })
                + "<p class=\"muted\">\(InstitutionTexts.tableNote)</p>")
    }

    private static func line(_ row: Row, _ page: PageRequest) -> [HTML] {
        let until = row["until_day"].text.flatMap { Day($0) }
        let qualification: HTML =
            until.map { $0 < page.today ? Components.badge("\($0)", .bad) : HTML(text: "\($0)") }
            ?? (row.text("type") == "exam_institution"
                ? HTML(text: InstitutionTexts.filed) : Components.badge(InstitutionTexts.noQualification, .bad))
        let points = row.int("points")
        let reached = ScoreTable.consequence(points, on: page.today)
        let check = row["checked"].text.map { page.product.codes.entry("institution_check_result", $0)?.label ?? $0 }
        return [
            "<a href=\"\(RecordAddress.record("organisation", row.integer("id")))\">\(row.text("name"))</a>", qualification,
            HTML(text: "\(row.integer("reports"))"), HTML(text: "\(row.integer("results"))（\(row.integer("exceeded"))）"),
            "\(points) \(reached.map { Components.badge($0.isKey ? InstitutionTexts.keyInstitution : $0.text, $0.isKey ? .bad : .warning) } ?? .empty)",
            checkLink(row, check), HTML(text: row["former"].integer.map { "\($0)" } ?? ""),
            HTML(text: "\(row.integer("clues"))"),
        ]
    }

    /// Held, planned or not yet thought of: the three are told apart.
    private static func checkLink(_ row: Row, _ result: String?) -> HTML {
        guard let id = row["check_id"].integer else { return Components.badge(InstitutionTexts.notPlanned, .bad) }
        let address = RecordAddress.record("institution_check", id)
        guard let result else {
            return "<a href=\"\(address)\">\(Components.badge(InstitutionTexts.notChecked, .warning))</a>"
        }
        return "<a href=\"\(address)\">\(result)</a>"
    }
}
