import Database
import Organisations
import Pages
import Registers

/// What an institution has to measure: on its desk the employers of its tasks, on each of them the posts with a way to enter results.
enum InstitutionWork {
    static let bound = 50

    static let deskPanel = DeskPanel(.roles([.institutionStaff]), draw: desk)
    static let panel = RecordPanel(SampledEmployer.register.name, .top, draw: posts)

    private static func desk(_ page: PageRequest) async throws -> HTML? {
        guard let own = page.principal.organisation else { return nil }
        let rows = try await page.product.registers.read { connection in
            try connection.query(
                """
                SELECT s.id, s.state, s.planned_day, e.name, t.title, t.deadline,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.task = s.task AND m.employer = s.employer
                    AND m.service_institution = ?1) AS results,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.task = s.task AND m.employer = s.employer
                    AND m.service_institution = ?1 AND m.state = 'entered') AS waiting
                FROM sampled_employer s JOIN employer e ON e.id = s.employer JOIN monitoring_task t ON t.id = s.task
                WHERE s.void = 0 AND s.service_institution = ?1 AND s.state <> 'replaced' AND t.state IN ('issued', 'sampling')
                ORDER BY CASE s.state WHEN 'measured' THEN 1 ELSE 0 END, t.deadline, s.id LIMIT \(bound)
                """, [.integer(own)])
        }
        let lines = rows.map { row -> [HTML] in
            let state = SampledEmployer.register.lifecycle.state(row.text("state"))
            return [
                "<a href=\"\(RecordAddress.record("sampled_employer", row.integer("id")))\">\(row.text("name"))</a>",
                HTML(text: row.text("title")), HTML(text: row.text("planned_day")), HTML(text: row.text("deadline")),
                Components.badge(state?.label ?? row.text("state"), state?.tone ?? .neutral),
                HTML(text: MonitoringTexts.entered(row.int("results"), waiting: row.int("waiting"))),
            ]
        }
        let links: HTML = """
            <p class="section-end"><a class="button" href="\(RecordAddress.new("measurement"))">\(MonitoringTexts.enter)</a>
            <a class="button" href="/measurement/import">\(MonitoringTexts.takeSheet)</a>
            <a class="button" href="/measurement/template">\(MonitoringTexts.sheet)</a></p>
            """
        return Components.section(
            MonitoringTexts.given,
            Components.table(
                MonitoringTexts.given, columns: MonitoringTexts.givenColumns, rows: lines, empty: MonitoringTexts.nothingGiven)
                + links)
    }

    /// The employer's place, and its posts with their hazards: each opens a form in which task, employer, post and factor stand.
    private static func posts(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("measurement", .create)), record.state != "replaced", let task = record["task"].integer,
            let employer = record["employer"].integer
        else { return nil }
        let (place, rows) = try await page.product.registers.read { connection in
            (
                try connection.first("SELECT credit_code, address FROM employer WHERE id = ?1", [.integer(employer)]),
                try connection.query(
                    """
                    SELECT p.id, p.name, p.workshop, h.hazard, h.exposed_headcount,
                    (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.task = ?1 AND m.post = p.id AND m.factor = h.hazard) AS results
                    FROM post p JOIN post_hazard h ON h.post = p.id AND h.void = 0
                    WHERE p.void = 0 AND p.employer = ?2 ORDER BY p.id, h.id
                    """, [.integer(task), .integer(employer)])
            )
        }
        let lines = rows.map { row -> [HTML] in
            let factor = row.text("hazard")
            let form =
                "\(RecordAddress.new("measurement"))?task=%23\(task)&employer=%23\(employer)&post=%23\(row.integer("id"))&factor=\(factor)"
            return [
                HTML(text: row.text("workshop")), HTML(text: row.text("name")),
                HTML(text: page.product.codes.entry("hazard_factor", factor)?.label ?? factor),
                HTML(text: "\(row.int("exposed_headcount"))"), HTML(text: "\(row.int("results"))"),
                "<a href=\"\(form)\">\(MonitoringTexts.enter)</a>",
            ]
        }
        return Components.section(
            MonitoringTexts.posts,
            Components.facts([
                (MonitoringTexts.creditCode, HTML(text: place?.text("credit_code") ?? "")),
                (MonitoringTexts.address, HTML(text: place?.text("address") ?? "")),
            ])
                + Components.table(
                    MonitoringTexts.posts, columns: MonitoringTexts.postColumns, rows: lines, empty: MonitoringTexts.noPosts))
    }
}
