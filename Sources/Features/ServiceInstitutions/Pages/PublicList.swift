import Calendars
import Database
import Pages
import Registers

/// The public list of institutions: who may do what, until when.
enum InstitutionPages {
    static let list = "/open-institutions"
    static let routes: [Route] = [.get(list, .anyone, show)]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (rows, paging) = try await page.part(
            of: """
                SELECT o.name, q.certificate, q.scope, q.issuer, q.until_day, q.state,
                (SELECT MAX(c.year) FROM institution_check c WHERE c.void = 0 AND c.institution = o.id AND c.state = 'published') AS checked
                FROM institution_qualification q
                JOIN organisation o ON o.id = q.institution
                WHERE q.void = 0 AND o.void = 0 AND q.state IN ('granted', 'suspended') AND q.from_day <= ?1 AND q.until_day >= ?1
                ORDER BY o.name, q.id
                """, [.text(page.today.description)])
        let lines = rows.map { row -> [HTML] in
            ["name", "certificate", "scope", "issuer", "until_day"].map { HTML(text: row.text($0)) } + [
                row.text("state") == "granted"
                    ? Components.badge(InstitutionTexts.valid, .good) : Components.badge(InstitutionTexts.suspended, .warning),
                HTML(text: row["checked"].integer.map { "\($0)" } ?? InstitutionTexts.noCheck),
            ]
        }
        let ended = try await ended(page)
        return page.page(
            InstitutionTexts.list,
            body: Components.table(
                InstitutionTexts.list, columns: InstitutionTexts.columns, rows: lines, empty: InstitutionTexts.nobody)
                + paging.links + ended)
    }

    /// Those that may no longer work: an employer who was shown an old certificate must be able to see it.
    private static func ended(_ page: PageRequest) async throws -> HTML {
        let (rows, paging) = try await page.part(
            "ended",
            of: """
                SELECT o.name, q.certificate, q.until_day, q.state FROM institution_qualification q
                JOIN organisation o ON o.id = q.institution
                WHERE q.void = 0 AND o.void = 0 AND (q.state IN ('withdrawn', 'cancelled') OR q.until_day < ?1)
                ORDER BY q.until_day DESC, q.id DESC
                """, [.text(page.today.description)])
        guard !rows.isEmpty else { return .empty }
        let lifecycle = InstitutionQualification.register.lifecycle
        let lines = rows.map { row -> [HTML] in
            let isEnded = ["withdrawn", "cancelled"].contains(row.text("state"))
            let label = isEnded ? lifecycle.state(row.text("state"))?.label ?? "" : InstitutionTexts.expired
            return [
                HTML(text: row.text("name")), HTML(text: row.text("certificate")), HTML(text: row.text("until_day")),
                Components.badge(label, .bad),
            ]
        }
        return Components.section(
            InstitutionTexts.ended,
            Components.table(InstitutionTexts.ended, columns: InstitutionTexts.endedColumns, rows: lines) + paging.links)
    }
}
