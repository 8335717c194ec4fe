import Database
import Pages
import Registers
import RuleExplorer
import Rulebook

/// What monitoring shows on records of its own and of others.
enum MonitoringPanels {
    static let all: [RecordPanel] = [
        RecordPanel("measurement", .top) { _, record in
            Why.section(Why.stored(record["findings"].text ?? ""))
        },
        RecordPanel("monitoring_task", .bottom, draw: task),
        RecordPanel("post") { page, record in
            try await history(page, MonitoringTexts.ofPost, where: "t.post = ?1", record.id)
        },
        RecordPanel("employer") { page, record in
            try await history(page, MonitoringTexts.ofEmployer, where: "t.employer = ?1", record.id)
        },
    ]

    /// The latest results of a post or an employer, newest first.
    private static func history(_ page: PageRequest, _ title: String, where condition: String, _ id: Int64) async throws -> HTML?
    {
        guard page.may(.register("measurement", .view)) else { return nil }
        let registers = page.product.registers
        let (records, posts) = try await registers.read { connection in
            let records = try registers.records(
                connection, Measurement.self, where: "t.void = 0 AND \(condition)", [.integer(id)],
                order: "t.sampled_day DESC, t.id DESC",
                limit: 50)
            let posts = try registers.catalogue.register("post").map {
                try registers.titles(connection, $0, ids: Set(records.map { Int64($0.record.post) }))
            }
            return (records, posts ?? [:])
        }
        let rows = records.map { found -> [HTML] in
            let measurement = found.record
            return [
                "<a href=\"\(RecordAddress.record("measurement", found.id))\">\(measurement.sampledDay?.description ?? "")</a>",
                HTML(text: posts[Int64(measurement.post)] ?? ""),
                HTML(text: page.product.codes.entry("hazard_factor", measurement.factor)?.label ?? measurement.factor),
                HTML(text: MonitoringPanels.result(measurement)),
                "\(outcome(page, measurement.outcome)) \(Why.link(RecordAddress.record("measurement", found.id)))",
            ]
        }
        return Components.section(
            title, Components.table(title, columns: MonitoringTexts.historyColumns, rows: rows, empty: MonitoringTexts.noResults))
    }

    static func outcome(_ page: PageRequest, _ outcome: String) -> HTML {
        let label = page.product.codes.entry("measurement_outcome", outcome)?.label ?? outcome
        return Components.badge(label, Finding.Outcome(rawValue: outcome)?.tone ?? .neutral)
    }

    /// The result that a person looks for first: the level of a noise, else the time-weighted, ceiling or short-time value.
    static func result(_ measurement: Measurement) -> String {
        if let level = measurement.noiseDaily ?? measurement.noiseWeekly { return "\(level) dB(A)" }
        let first = [
            measurement.timeWeighted, measurement.respirable, measurement.ceiling, measurement.shortTerm, measurement.peak,
        ]
        .first { !$0.isEmpty }
        return first.map { "\($0) mg/m3" } ?? ""
    }

    /// How far a task is, and the draw.
    private static func task(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let counts = try await page.product.registers.read { connection in
            try connection.first(
                """
                SELECT (SELECT COUNT(*) FROM sampled_employer s WHERE s.void = 0 AND s.task = ?1 AND s.state <> 'replaced') AS drawn,
                (SELECT COUNT(*) FROM sampled_employer s WHERE s.void = 0 AND s.task = ?1 AND s.state = 'measured') AS measured,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.task = ?1) AS results,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.task = ?1 AND m.outcome = 'exceeded') AS exceeded,
                (SELECT COUNT(*) FROM measurement m WHERE m.void = 0 AND m.task = ?1 AND m.outcome NOT IN ('met', 'exceeded')) AS undecided
                """, [.integer(record.id)])
        }
        func link(_ register: String, _ query: String, _ column: String) -> HTML {
            "<a href=\"\(RecordAddress.list(register))?task=%23\(record.id)\(query)\">\(counts?.integer(column) ?? 0)</a>"
        }
        var html = Components.section(
            MonitoringTexts.progress,
            Components.facts([
                (MonitoringTexts.drawn, link("sampled_employer", "", "drawn")),
                (MonitoringTexts.measured, link("sampled_employer", "&amp;state=measured", "measured")),
                (MonitoringTexts.results, link("measurement", "", "results")),
                (MonitoringTexts.exceeded, link("measurement", "&amp;outcome=exceeded", "exceeded")),
                (MonitoringTexts.undecided, link("measurement", "&amp;outcome=notAssessable", "undecided")),
            ]))
        if page.product.registers.decide(page.principal, .edit, record).isAllowed, ["issued", "sampling"].contains(record.state) {
            html += Components.section(MonitoringTexts.draw, DrawPage.form(page, record.id, problems: []))
        }
        return html
    }
}
