import Access
import Database
import Pages
import Registers

/// The acts of a round of quality control, and its scores by the institution that wrote the records.
enum CheckPages {
    static let routes: [Route] = [
        .post("/monitoring_check/{id}/sample", .register("monitoring_check", .edit)) { page in
            let record = try await page.record("monitoring_check", for: .edit)
            try await page.product.registers.write(as: page.principal) { try DrawCheck.draw(record.id, $0) }
            return page.redirect(RecordAddress.record("monitoring_check", record.id), done: "sample-drawn")
        },
        .post("/monitoring_check/{id}/score", .register("monitoring_check", .edit)) { page in
            let record = try await page.record("monitoring_check", for: .edit)
            try await page.product.registers.write(as: page.principal) { try DrawCheck.score(record.id, $0) }
            return page.redirect(RecordAddress.record("monitoring_check", record.id), done: "check-scored")
        },
    ]

    static let panels: [RecordPanel] = [
        RecordPanel("monitoring_check", .top) { page, record in
            let registers = page.product.registers
            let mayEdit = registers.decide(page.principal, .edit, record).isAllowed
            if record.state == "planned" {
                return mayEdit
                    ? Components.act(page, "/monitoring_check/\(record.id)/sample", MonitoringTexts.drawSample, kind: "primary")
                    : nil
            }
            let items = try await registers.read { connection in
                try registers.records(
                    connection, MonitoringCheckItem.self, where: "t.void = 0 AND t.monitoring_check = ?1", [.integer(record.id)],
                    order: "t.source, t.id")
            }.map(\.record)
            let bySource = Dictionary(grouping: items, by: \.source).sorted { $0.key < $1.key }
            let rows = ([(MonitoringTexts.wholeSample, items)] + bySource.map { ($0.key, $0.value) }).map {
                source, items -> [HTML] in
                let score = CheckScore(items)
                func points(_ value: Double?) -> HTML { HTML(text: value.map { String($0) } ?? "") }
                return [
                    HTML(text: source), HTML(text: String(score.items)), HTML(text: String(score.inTime)),
                    points(score.timeliness),
                    HTML(text: String(score.agreeing)), HTML(text: String(score.differing)), HTML(text: String(score.notFound)),
                    points(score.accuracy),
                ]
            }
            let link: HTML =
                page.may(.register("monitoring_check_item", .view))
                ? "<p><a href=\"\(RecordAddress.list("monitoring_check_item"))?monitoring_check=%23\(record.id)\">\(MonitoringTexts.allItems(items.count))</a></p>"
                : .empty
            let act: HTML =
                mayEdit && record.state == "drawn"
                ? Components.act(page, "/monitoring_check/\(record.id)/score", MonitoringTexts.score, kind: "primary") : .empty
            return act
                + Components.section(
                    MonitoringTexts.scores,
                    Components.table(MonitoringTexts.scores, columns: MonitoringTexts.scoreColumns, rows: rows) + link)
        }
    ]
}
