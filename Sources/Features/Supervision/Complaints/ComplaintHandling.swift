import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// What the handler does on a report's own page, and what else was reported of the same object.
enum ComplaintHandling {
    private typealias Act = @Sendable (StoredRecord, Complaint, RegisterTransaction) throws -> Void

    private static func post(_ act: String, _ verb: Verb = .edit, _ read: @escaping @Sendable (PageRequest) -> Act) -> Route {
        .post("/complaint/{id}/\(act)", .register("complaint", verb)) { page in
            try await page.act(on: Complaint.self, verb, done: "complaint-moved", read(page))
        }
    }

    static let routes: [Route] = [
        post("investigation") { page in
            let (text, visit) = (String(page.typed("investigation").prefix(2_000)), Int64(page.typed("inspection")))
            return { try HandleComplaint.investigate($0, $1, text, inspection: visit, in: $2) }
        },
        post("move") { page in
            let (authority, reason) = (String(page.typed("authority").prefix(80)), page.typed("reason"))
            return { try HandleComplaint.move($0, $1, to: authority, reason: reason, in: $2) }
        },
        post("refusal") { page in
            let reason = page.typed("_reason")
            return { try HandleComplaint.refuse($0, $1, reason: reason, in: $2) }
        },
        post("take-over", .approve) { page in
            let reason = page.typed("_reason")
            return { try HandleComplaint.takeOver($0, $1, reason: reason, in: $2) }
        },
        post("employer") { page in
            let code = page.typed("code").uppercased()
            return { try HandleComplaint.link($0, $1, code: code, in: $2) }
        },
        post("extension", .approve) { page in
            let reason = page.typed("_reason")
            return { try HandleComplaint.extend($0, $1, reason: reason, in: $2) }
        },
    ]

    static let panels = [RecordPanel("complaint", .top, draw: acts), RecordPanel("complaint", draw: repeats)]

    private static func acts(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        guard !record.isVoid, registers.decide(page.principal, .edit, record).isAllowed else { return nil }
        let (parts, state) = (FormParts(page: page, prefix: "complaint"), record.state)
        let address = RecordAddress.record("complaint", record.id)
        let isHandler = record.draft.integer("handler_account") == page.principal.accountID
        let isOpen = ["registered", "accepted", "investigated"].contains(state)
        var body = HTML.empty
        if state == "registered" {
            body += Components.act(page, "\(address)/acceptance", SupervisionTexts.acceptCase, kind: "primary")
        }
        if isHandler { body += try await handlersActs(page, record, address, parts) }
        if isOpen, record["inspection"].isNull {
            body += parts.form("\(address)/employer", ComplaintTexts.link, parts.text("code", ComplaintTexts.code, length: 18))
        }
        if state == "registered" || state == "accepted" {
            body += parts.form(
                "\(address)/merging", SupervisionTexts.reportJoin,
                parts.text("number", SupervisionTexts.reportNumber, length: 40))
            body += parts.form(
                "\(address)/move", ComplaintTexts.move,
                parts.text("authority", ComplaintTexts.authority, length: 80)
                    + parts.area("reason", ComplaintTexts.reason))
        }
        if state == "registered" { body += Components.reasonedAct(page, "\(address)/refusal", ComplaintTexts.refuse) }
        if isOpen, state != "registered", registers.decide(page.principal, .approve, record).isAllowed {
            if !isHandler { body += Components.reasonedAct(page, "\(address)/take-over", ComplaintTexts.takeOver) }
            if !record.draft.flag("is_extended") {
                body += Components.reasonedAct(page, "\(address)/extension", ComplaintTexts.extend)
            }
        }
        return body.isEmpty ? nil : Components.section(SupervisionTexts.steps, body)
    }

    private static func handlersActs(_ page: PageRequest, _ record: StoredRecord, _ address: String, _ parts: FormParts)
        async throws -> HTML
    {
        var body = HTML.empty
        if record.state == "accepted" {
            let visits = try await page.product.registers.read {
                try $0.query(
                    "SELECT id, number, visited_day FROM inspection WHERE void = 0 AND employer = ?1 AND visited_day IS NOT NULL ORDER BY visited_day DESC, id DESC LIMIT 20",
                    [.integer(record.draft.integer("employer") ?? 0)])
            }.map { ("\($0.integer("id"))", "\($0.text("number")) \($0.text("visited_day"))") }
            body += parts.form(
                "\(address)/investigation", ComplaintTexts.investigate, open: true,
                parts.choice("inspection", ComplaintTexts.visit, visits, required: false)
                    + parts.area("investigation", ComplaintTexts.investigate))
        }
        if record.state == "investigated" {
            body += parts.form(
                "\(address)/answer", SupervisionTexts.reportAnswer, open: true,
                parts.area("answer", SupervisionTexts.reportAnswer))
        }
        if !record.draft.flag("is_anonymous") {
            body += Components.reasonedAct(page, "\(address)/reporter", SupervisionTexts.reporter)
        }
        return body
    }

    /// The same matter is often reported twice: whoever handles one sees the others.
    private static func repeats(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.product.registers.decide(page.principal, .edit, record).isAllowed else { return nil }
        let rows = try await page.product.registers.read { connection in
            try connection.query(
                """
                SELECT id, number, received_day, facts, state FROM complaint WHERE void = 0 AND id <> ?1 AND region_path = ?2
                AND (object_name = ?3 OR employer = ?4) ORDER BY received_day DESC, id DESC LIMIT 50
                """,
                [
                    .integer(record.id), .text(record.regionPath), .text(record.draft.text("object_name")),
                    .integer(record.draft.integer("employer") ?? 0),
                ])
        }
        let lines = rows.map { row -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("complaint", row.integer("id")))\">\(row.text("number"))</a>",
                HTML(text: row.text("received_day")), HTML(text: String(row.text("facts").prefix(60))),
                HTML(text: Complaint.register.lifecycle.state(row.text("state"))?.label ?? ""),
            ]
        }
        return Components.section(
            ComplaintTexts.repeats,
            Components.table(
                ComplaintTexts.repeats, columns: ComplaintTexts.repeatColumns, rows: lines, empty: ComplaintTexts.noRepeats))
    }
}
