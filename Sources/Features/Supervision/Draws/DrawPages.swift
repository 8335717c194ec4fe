import Access
import Calendars
import Database
import InspectionDraws
import Pages
import Registers

/// Committing to a draw, holding it, and the public pages on which anyone sees and replays it.
enum DrawPages {
    static let open = "/open-inspection"
    static func draw(_ id: Int64) -> String { "/open-inspection/draw/\(id)" }
    static func file(_ id: Int64, _ name: String) -> String { "/open-inspection/draw/\(id)/file/\(name)" }

    static let routes: [Route] = [
        .post("/inspection_plan/{id}/commitment", .register("inspection_plan", .edit), commit),
        .post("/inspection_draw/{id}/result", .register("inspection_draw", .edit), hold), .get(open, .anyone, openPage),
        .get("/open-inspection/draw/{id}", .anyone, replay), .get("/open-inspection/draw/{id}/file/{name}", .anyone, download),
    ]

    static let panels: [RecordPanel] = [
        RecordPanel("inspection_plan") { page, record in
            let parts = FormParts(page: page, prefix: "draw")
            guard record.state == "approved", page.product.registers.decide(page.principal, .edit, record).isAllowed else {
                return nil
            }
            return Components.section(
                SupervisionTexts.draw,
                "<p class=\"muted\">\(SupervisionTexts.commitHelp)</p>"
                    + parts.form(
                        "/inspection_plan/\(record.id)/commitment", SupervisionTexts.commit,
                        parts.text(
                            "reason", SupervisionTexts.redrawReason, required: false, length: 500,
                            hint: SupervisionTexts.redrawHint)))
        },
        RecordPanel("inspection_draw", .top) { page, record in
            if record.state == "committed", page.product.registers.decide(page.principal, .edit, record).isAllowed {
                let parts = FormParts(page: page, prefix: "draw")
                return Components.section(
                    SupervisionTexts.hold,
                    parts.form(
                        "/inspection_draw/\(record.id)/result", SupervisionTexts.hold, open: true,
                        parts.text("public_value", SupervisionTexts.publicValue, hint: record.draft.text("public_source"))
                            + parts.text("witness", SupervisionTexts.witness, length: 60)))
            }
            guard record.state == "drawn" || record.state == "published" else { return nil }
            return try await result(page, record.id)
        },
    ]

    private static func commit(_ page: PageRequest) async throws -> PageAnswer {
        let plan = try await page.record("inspection_plan", for: .edit)
        let reason = page.typed("reason")
        let id = try await page.product.registers.write(as: page.principal) { transaction in
            guard let found = try transaction.find(InspectionPlan.self, plan.id) else { throw RegisterError.notFound }
            return try HoldDraw.commit(found.stored, found.record, redrawReason: reason, in: transaction).id
        }
        return page.redirect(RecordAddress.record("inspection_draw", id), done: "draw-committed")
    }

    private static func hold(_ page: PageRequest) async throws -> PageAnswer {
        let (value, witness) = (page.typed("public_value"), page.typed("witness"))
        return try await page.act(on: InspectionDraw.self, .edit, done: "draw-held") { stored, draw, transaction in
            try HoldDraw.run(stored, draw, publicValue: value, witness: witness, in: transaction)
        }
    }

    /// Held again from the files, every time the page is opened.
    private static func result(_ page: PageRequest, _ id: Int64) async throws -> HTML {
        let (files, commitment) = try await page.product.registers.read { connection in
            (
                try DrawStorage.files(connection, of: id),
                try connection.value("SELECT commitment FROM inspection_draw WHERE id = ?1", [.integer(id)]).text ?? ""
            )
        }
        do {
            let report = try VerifyDraw.check(files, published: commitment)
            let rows = report.result.map { drawn -> [HTML] in
                [
                    "\(drawn.place)", "\(report.names[drawn.object] ?? "") <span class=\"muted\">\(drawn.object)</span>",
                    HTML(text: drawn.team.map { report.names[$0] ?? $0 }.joined(separator: "、")),
                    drawn.isReserve ? Components.badge(SupervisionTexts.reserve, .neutral) : .empty,
                ]
            }
            let links = DrawFiles.names.html { "<li><a href=\"\(file(id, $0))\">\($0)</a></li>" }
            return Components.section(
                SupervisionTexts.result,
                """
                <p class="notice notice-good" role="status">\(SupervisionTexts.replay)</p>
                \(Components.facts([
                    ("承诺值", "<code>\(report.commitment)</code>"), ("种子", "<code>\(report.seed)</code>"),
                    (SupervisionTexts.publicValue, HTML(text: "\(files.publicValue)（\(report.terms.publicSource)）")),
                ]))
                \(Components.table(SupervisionTexts.result, columns: SupervisionTexts.resultColumns, rows: rows))
                <h3>\(SupervisionTexts.files)</h3><ul>\(links)</ul><p class="muted">\(SupervisionTexts.replayHelp)</p>
                """)
        } catch let fault {
            return
                "<p class=\"notice notice-warning\" role=\"alert\">\(SupervisionTexts.replayFailed)\(fault.description)</p>"
        }
    }

    // MARK: Public

    private static func published(_ page: PageRequest, _ id: Int64) async throws -> Row {
        let row = try await page.product.registers.read {
            try $0.first(
                """
                SELECT d.id, p.title FROM inspection_draw d JOIN inspection_plan p ON p.id = d.plan
                WHERE d.id = ?1 AND d.void = 0 AND d.state = 'published'
                """, [.integer(id)])
        }
        guard let row else { throw RegisterError.notFound }
        return row
    }

    private static func replay(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let row = try await published(page, id)
        return page.page(
            row.text("title"), crumbs: [Crumb(SupervisionTexts.openTitle, open)], body: try await result(page, id))
    }

    private static func download(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        _ = try await published(page, id)
        let name = try page.parameter("name")
        guard DrawFiles.names.contains(name),
            let text = try await page.product.registers.read({ try DrawStorage.files($0, of: id) }).texts[name]
        else { throw RegisterError.notFound }
        return page.download(.init(string: text), name: name, type: "text/csv; charset=utf-8")
    }

    private static func openPage(_ page: PageRequest) async throws -> PageAnswer {
        let (items, committed, draws, results) = try await page.product.registers.read { connection in
            (
                try connection.query("SELECT code, title, basis, method FROM inspection_item WHERE void = 0 ORDER BY code, id"),
                try connection.query(
                    """
                    SELECT id, title, commitment, committed_at, public_source, object_total, inspector_total FROM inspection_draw
                    WHERE void = 0 AND state = 'committed' ORDER BY committed_at, id
                    """),
                try connection.query(
                    """
                    SELECT d.id, d.commitment, d.published_day, d.object_total, p.title FROM inspection_draw d
                    JOIN inspection_plan p ON p.id = d.plan WHERE d.void = 0 AND d.state = 'published'
                    ORDER BY d.published_day DESC, d.id DESC LIMIT 100
                    """),
                try connection.query(
                    """
                    SELECT i.inspecting_body, e.name, i.kind, i.visited_day, i.outcome, i.problems, i.is_rectified
                    FROM inspection i JOIN employer e ON e.id = i.employer
                    WHERE i.void = 0 AND i.published_day IS NOT NULL ORDER BY i.published_day DESC, i.id DESC LIMIT 200
                    """)
            )
        }
        func label(_ table: String, _ code: String) -> HTML { HTML(text: page.product.codes.entry(table, code)?.label ?? code) }
        func cells(_ row: Row, _ names: String...) -> [HTML] { names.map { HTML(text: row.text($0)) } }
        // A commitment is worth something only where everybody can note it before the public value is known.
        let waiting = committed.map { row -> [HTML] in
            [
                HTML(text: row.text("title")), "<code>\(row.text("commitment"))</code>",
                HTML(text: Instant(milliseconds: row.integer("committed_at")).description), HTML(text: row.text("public_source")),
                "\(row.integer("object_total"))", "\(row.integer("inspector_total"))",
            ]
        }
        let body =
            (waiting.isEmpty
                ? .empty
                : Components.section(
                    SupervisionTexts.committed,
                    Components.table(SupervisionTexts.committed, columns: SupervisionTexts.committedColumns, rows: waiting)))
            + Components.section(
                SupervisionTexts.draws,
                Components.table(
                    SupervisionTexts.draws, columns: SupervisionTexts.drawColumns,
                    rows: draws.map {
                        [
                            "<a href=\"\(draw($0.integer("id")))\">\($0.text("title"))</a>",
                            "<code>\($0.text("commitment").prefix(16))…</code>", HTML(text: $0.text("published_day")),
                            "\($0.integer("object_total"))",
                        ]
                    }))
            + Components.section(
                SupervisionTexts.published,
                Components.table(
                    SupervisionTexts.published, columns: SupervisionTexts.openColumns,
                    rows: results.map {
                        cells($0, "inspecting_body", "name") + [label("inspection_kind", $0.text("kind"))]
                            + cells($0, "visited_day")
                            + [
                                label("inspection_result", $0.text("outcome")), HTML(text: $0.text("problems")),
                                HTML(text: $0.flag("is_rectified") ? "是" : $0.text("outcome") == "none" ? "—" : "否"),
                            ]
                    }))
            + Components.section(
                SupervisionTexts.items,
                Components.table(
                    SupervisionTexts.items, columns: SupervisionTexts.itemColumns,
                    rows: items.map { cells($0, "code", "title", "basis", "method") }))
        return page.page(SupervisionTexts.openTitle, body: "<p>\(SupervisionTexts.openLead)</p>" + body)
    }
}

extension DrawFiles {
    /// As `draw.csv` has it, for the page.
    var publicValue: String {
        CommaText.read(texts["draw.csv"] ?? "").first { $0.fields.first == "public_value" }?.fields.last ?? ""
    }
}
