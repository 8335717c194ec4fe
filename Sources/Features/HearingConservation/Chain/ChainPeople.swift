import Database
import HealthSurveillance
import Pages
import Registers

/// Whom the employer must do something about, without a single threshold; every name that is shown stands in the access log.
enum ChainPeople {
    static func html(_ page: PageRequest, _ employer: Int64) async throws -> HTML {
        // County clerks, supervisors and leaders follow numbers, not people.
        guard page.may(.register("audiogram", .view)) || page.principal.organisation == employer else { return .empty }
        let rows = try await page.product.registers.read { connection in
            try connection.query(
                """
                SELECT a.worker, w.shown, p.workshop, p.name AS post_name, a.test_day, a.state FROM audiogram a
                JOIN worker w ON w.id = a.worker LEFT JOIN post p ON p.id = a.post
                WHERE a.void = 0 AND a.employer = ?1 AND a.state IN ('shift', 'confirmed', 'referred')
                ORDER BY a.test_day DESC, a.id DESC LIMIT 100
                """, [.integer(employer)])
        }
        guard !rows.isEmpty else { return .empty }
        try await page.logRead(
            .list, page.product.registers.register(of: Worker.self), records: rows.map { $0.integer("worker") }, filter: "hearing"
        )
        let lifecycle = AudiogramRecord.register.lifecycle
        let lines = rows.map { row -> [HTML] in
            let state = lifecycle.state(row.text("state"))
            return [
                HTML(text: row.text("shown")),
                HTML(text: [row["workshop"].text, row["post_name"].text].compactMap(\.self).joined(separator: " · ")),
                HTML(text: row.text("test_day")), Components.badge(state?.label ?? "", state?.tone ?? .neutral),
            ]
        }
        return Components.section(
            ChainTexts.people,
            "<p class=\"muted\">\(ChainTexts.peopleHelp)</p>"
                + Components.table(ChainTexts.people, columns: ChainTexts.peopleColumns, rows: lines))
    }
}
