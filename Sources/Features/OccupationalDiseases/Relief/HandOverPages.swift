import Access
import Database
import Pages
import Registers

/// One page from which patients go to the departments, kind by kind, and what has gone.
enum HandOverPages {
    static let address = "/assistance/hand-over"

    static let routes: [Route] = [
        .get(address, .register("assistance", .export)) { page in try await draw(page, problem: nil) },
        .post(address, .register("assistance", .edit), push),
        .get(address + "/file", .register("assistance", .export), file),
        .post("/patient/{id}/help", .register("assistance", .create), prepare),
    ]

    static let panel = RecordPanel("patient") { page, record in
        guard record.state != "died", page.may(.register("assistance", .create)) else { return nil }
        return Components.section(
            ReliefTexts.prepareTitle,
            "<p class=\"muted\">\(ReliefTexts.prepareLead)</p>"
                + Components.act(page, "/patient/\(record.id)/help", ReliefTexts.prepare))
    }

    private static func prepare(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("patient", for: .view)
        try await page.product.registers.write(as: page.principal) { transaction in
            guard let patient = try transaction.find(Patient.self, record.id)?.record else { throw RegisterError.notFound }
            try PrepareHelp.prepare(record, patient, transaction)
        }
        return page.redirect(RecordAddress.record("patient", record.id), done: "help-prepared")
    }

    private static func draw(_ page: PageRequest, problem: FieldProblem?) async throws -> PageAnswer {
        let (registers, principal) = (page.product.registers, page.principal)
        let entries = page.product.codes.entries("assistance_kind")
        let counts = try await registers.read { connection in
            try entries.map { try HandOver.waiting($0.code, connection, registers, for: principal).count }
        }
        let rows = zip(entries, counts).compactMap { kind, count -> [HTML]? in
            guard let ground = AssistanceGround.all[kind.code] else { return nil }
            let act =
                count == 0
                ? HTML.empty
                : Components.act(
                    page, address, ReliefTexts.handOver, kind: "primary",
                    fields: "<input type=\"hidden\" name=\"kind\" value=\"\(kind.code)\">")
            return [
                HTML(text: kind.label), HTML(text: ground.department.label), HTML(text: ground.basis), HTML(text: ground.content),
                "\(count)", act,
            ]
        }
        return page.page(
            ReliefTexts.title, status: problem == nil ? .ok : .unprocessableContent,
            crumbs: [Crumb(registers.register(of: Assistance.self).title, RecordAddress.list("assistance"))],
            body: (problem.map { ErrorSummary.html([$0]) } ?? .empty) + "<p>\(ReliefTexts.lead)</p>"
                + Components.table(ReliefTexts.title, columns: ReliefTexts.columns, rows: rows)
                + (try await batches(page)))
    }

    private static func batches(_ page: PageRequest) async throws -> HTML {
        let registers = page.product.registers
        let scope = registers.condition(page.principal, .export, registers.register(of: Assistance.self), first: 1)
        let (rows, paging) = try await page.part(
            "batch",
            of: """
                SELECT t.batch, t.kind, MAX(t.pushed_day) AS day, COUNT(*) AS persons,
                SUM(CASE WHEN t.status IN ('pushed', 'received') THEN 1 ELSE 0 END) AS silent,
                SUM(CASE WHEN t.outcome = 'granted' THEN 1 ELSE 0 END) AS granted
                FROM assistance t WHERE t.void = 0 AND t.batch IS NOT NULL AND t.batch <> '' AND \(scope.sql)
                GROUP BY t.batch, t.kind ORDER BY day DESC, t.batch DESC
                """, scope.arguments)
        let lines = rows.map { row -> [HTML] in
            let file = "\(address)/file?\(Query([(name: "batch", value: row.text("batch"))]).text)"
            return [
                HTML(text: row.text("batch")),
                HTML(text: page.product.codes.entry("assistance_kind", row.text("kind"))?.label ?? ""),
                HTML(text: row.text("day")), "\(row.integer("persons"))", "\(row.integer("silent"))", "\(row.integer("granted"))",
                "<a href=\"\(file)\">\(ReliefTexts.download)</a>",
            ]
        }
        return Components.section(
            ReliefTexts.batches,
            Components.table(
                ReliefTexts.batches, columns: ReliefTexts.batchColumns, rows: lines, empty: ReliefTexts.noBatch) + paging.links)
    }

    private static func push(_ page: PageRequest) async throws -> PageAnswer {
        let kind = page.form.text("kind")
        guard AssistanceGround.all[kind] != nil else { throw RegisterError.notFound }
        let batch = try await page.product.registers.write(as: page.principal) { try HandOver.push(kind, $0) }
        guard batch != nil else {
            return try await draw(page, problem: FieldProblem("kind", .missing, ReliefTexts.nothing))
        }
        return page.redirect(address, done: "handed-over")
    }

    private static func file(_ page: PageRequest) async throws -> PageAnswer {
        let (registers, principal) = (page.product.registers, page.principal)
        let batch = page.query["batch"] ?? ""
        let rows = batch.isEmpty ? [] : try await registers.read { try HandOver.rows(of: batch, $0, registers, for: principal) }
        guard let kind = rows.first?.record.kind, let ground = AssistanceGround.all[kind] else { throw RegisterError.notFound }
        // Whose data leaves, to whom and on which ground is on record before the file does.
        try await page.logRead(
            .export, registers.register(of: Assistance.self), records: rows.map(\.id), filter: batch, count: rows.count,
            reason: "\(ground.department.label)：\(ground.basis)")
        let lines = try await registers.read { try HandOver.lines(ground, rows, $0, registers) }
        return page.sheet(batch, ground.items.map(\.rawValue), lines, name: batch)
    }
}
