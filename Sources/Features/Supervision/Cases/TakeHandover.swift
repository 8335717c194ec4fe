import Access
import Calendars
import Database
import EarlyWarning
import Identifiers
import Pages
import Registers

/// A warning handed over becomes a clue of a case (R-82), with the chain from the case back to what the instruments said.
enum TakeHandover {
    static let routes: [Route] = [
        .post("/warning_handover/{id}/case", .register("enforcement_case", .create)) { page in
            let handover = try await page.record("warning_handover", for: .approve)
            let (registers, principal) = (page.product.registers, page.principal)
            let id = try await registers.write(as: principal) { transaction in
                guard let found = try transaction.find(WarningHandover.self, handover.id),
                    registers.decide(principal, .approve, found.stored).isAllowed
                else { throw RegisterError.notFound }
                return try take(found.stored, found.record, in: transaction).id
            }
            return page.redirect(RecordAddress.record("enforcement_case", id), done: "case-moved")
        }
    ]

    static let panels = [
        RecordPanel("warning_handover", .top, draw: offer), RecordPanel("enforcement_case", draw: chain),
    ]

    /// Only what was accepted, and only once; the hand-over is thereby acted on.
    @discardableResult
    static func take(_ stored: StoredRecord, _ handover: WarningHandover, in transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        guard stored.state == "accepted" else {
            throw RegisterError.wrongState(label: stored.draft.register.lifecycle.state(stored.state)?.label ?? stored.state)
        }
        let known = try transaction.connection.first(
            "SELECT number FROM enforcement_case WHERE void = 0 AND warning_handover = ?1", [.integer(stored.id)])
        if let known { throw SupervisionError.caseRefused("这张移交单已列为案件线索 \(known.text("number"))。") }
        var clue = EnforcementCase()
        clue.employer = Int(handover.employer)
        clue.source = "offsite"
        clue.handover = Int(stored.id)
        clue.sourceText = handover.content
        let opened = try CaseActs.open(clue, in: transaction)
        try transaction.transition(stored, "act")
        return opened
    }

    private static func offer(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard record.state == "accepted", page.may(.register("enforcement_case", .create)),
            page.product.registers.decide(page.principal, .approve, record).isAllowed
        else { return nil }
        return Components.section(
            SupervisionTexts.handover,
            Components.act(page, "/warning_handover/\(record.id)/case", SupervisionTexts.takeHandover, kind: "primary"))
    }

    /// Case, hand-over, warning, readings: each with its day, version and link of the audit chain, so that anyone can check it.
    private static func chain(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard let handover = record["warning_handover"].integer else { return nil }
        let (registers, principal) = (page.product.registers, page.principal)
        let (links, source, reachable) = try await registers.read { connection in
            let warning =
                try connection.value("SELECT warning FROM warning_handover WHERE id = ?1", [.integer(handover)]).integer ?? 0
            let source = try connection.value("SELECT source_page FROM warning WHERE id = ?1", [.integer(warning)]).text ?? ""
            let links = try connection.query(
                """
                SELECT register, record_id, version, action, at, sequence, hash FROM ledger_entry
                WHERE (register = 'warning' AND record_id = ?1) OR (register = 'warning_handover' AND record_id = ?2)
                OR (register = 'enforcement_case' AND record_id = ?3) OR (register = 'inspection' AND record_id = ?4)
                ORDER BY sequence LIMIT 200
                """,
                [.integer(warning), .integer(handover), .integer(record.id), .integer(record["inspection"].integer ?? 0)])
            var reachable: [String: Set<Int64>] = [:]
            for (name, rows) in Dictionary(grouping: links, by: { $0.text("register") }) {
                guard let register = registers.catalogue.register(name) else { continue }
                reachable[name] = try registers.reachable(
                    connection, register, ids: Set(rows.map { $0.integer("record_id") }), for: principal)
            }
            return (links, source, reachable)
        }
        let rows = links.map { row -> [HTML] in
            let (register, id) = (row.text("register"), row.integer("record_id"))
            let known = page.product.catalogue.register(register)
            let (title, action) = (known?.title ?? register, row.text("action"))
            return [
                reachable[register]?.contains(id) == true
                    ? "<a href=\"\(RecordAddress.record(register, id))\">\(title) #\(id)</a>" : HTML(text: "\(title) #\(id)"),
                HTML(text: known?.actionLabel(action) ?? action), HTML(text: "\(row.integer("version"))"),
                HTML(text: Instant(milliseconds: row.integer("at")).description), HTML(text: "\(row.integer("sequence"))"),
                "<code>\(Hexadecimal.text((row["hash"].bytes ?? []).prefix(8)))</code>",
            ]
        }
        let readings: HTML = source.hasPrefix("/") ? "<p><a href=\"\(source)\">\(SupervisionTexts.readings)</a></p>" : .empty
        return Components.section(
            SupervisionTexts.chain,
            "<p class=\"muted\">\(SupervisionTexts.chainHelp)</p>"
                + Components.table(SupervisionTexts.chain, columns: SupervisionTexts.chainColumns, rows: rows) + readings)
    }
}
