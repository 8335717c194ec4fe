import Access
import Pages
import Registers

/// What can be done about a warning, on its own page.
enum WarningPanel {
    static func draw(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        var body: HTML = .empty
        if !record.draft.flag("is_evidence") {
            body +=
                "<div class=\"notice notice-warning\" role=\"note\">\(WarningTexts.clue(record.draft.text("source_key")))</div>"
        }
        let source = record.draft.text("source_page")
        if source.hasPrefix("/") { body += "<p><a href=\"\(source)\">\(WarningTexts.source)</a></p>" }
        let mayEdit = page.product.registers.decide(page.principal, .edit, record).isAllowed
        let mayApprove = page.product.registers.decide(page.principal, .approve, record).isAllowed
        if mayEdit, [WarningState.open, WarningState.assigned].contains(record.state) { body += assign(page, record) }
        if mayEdit, record.state == WarningState.assigned { body += answer(page, record) }
        if mayApprove, record.state != WarningState.closed { body += handOver(page, record) + close(page, record) }
        let answers = try await handovers(page, record)
        return body.isEmpty && answers.isEmpty
            ? nil : answers + (body.isEmpty ? .empty : Components.section(WarningTexts.handle, body))
    }

    /// What became of it where it was handed to: the answer stands with the warning, not only on the slip.
    private static func handovers(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML {
        guard page.may(.register(WarningHandover.register.name, .view)) else { return .empty }
        let registers = page.product.registers
        let slips = try await registers.read { connection in
            try registers.records(
                connection, WarningHandover.self, where: "t.void = 0 AND t.warning = ?1", [.integer(record.id)],
                order: "t.id DESC")
        }
        guard !slips.isEmpty else { return .empty }
        let rows = slips.map { slip -> [HTML] in
            let state = slip.stored.draft.register.lifecycle.state(slip.stored.state)
            let address = RecordAddress.record(WarningHandover.register.name, slip.id)
            return [
                "<a href=\"\(address)\">\(slip.record.handedDay?.description ?? "")</a>",
                HTML(text: page.product.codes.entry("handover_kind", slip.record.kind)?.label ?? ""),
                state.map { Components.badge($0.label, $0.tone) } ?? .empty, HTML(text: slip.record.answer),
                HTML(text: slip.record.answeredDay?.description ?? ""),
            ]
        }
        return Components.section(
            WarningTexts.handovers, Components.table(WarningTexts.handovers, columns: WarningTexts.handoverColumns, rows: rows))
    }

    /// Who acted says what came of it; who does not act says why.
    static func answerSlip(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.product.registers.decide(page.principal, .approve, record).isAllowed else { return nil }
        let isActed = record.state == "acted"
        guard isActed || ["handed", "accepted"].contains(record.state) else { return nil }
        let (step, title) = isActed ? ("answer", WarningTexts.feedback) : ("decline", WarningTexts.decline)
        return form(
            page, "/warning_handover/\(record.id)/\(step)", title, open: isActed,
            area("result", isActed ? WarningTexts.result : WarningTexts.declineReason, required: true))
    }

    private static func form(_ page: PageRequest, _ address: String, _ button: String, open: Bool = false, _ fields: HTML) -> HTML
    {
        """
        <details\(attribute: "open", if: open)><summary>\(button)</summary>
        <form method="post" action="\(address)" class="record-form">\(page.tokenField)\(fields)
        <button type="submit" class="button primary">\(button)</button></form></details>
        """
    }

    private static func text(_ name: String, _ label: String, value: String = "", required: Bool = true) -> HTML {
        """
        <div class="field"><label for="warning-\(name)">\(label)</label>
        <input id="warning-\(name)" name="\(name)" maxlength="60" value="\(value)"\(attribute: "required", if: required)></div>
        """
    }

    private static func area(_ name: String, _ label: String, required: Bool) -> HTML {
        """
        <div class="field"><label for="warning-\(name)">\(label)</label>
        <textarea id="warning-\(name)" name="\(name)" rows="3" maxlength="2000"\(attribute: "required", if: required)></textarea></div>
        """
    }

    private static func choice(_ page: PageRequest, _ name: String, _ label: String, table: String, keeping: (String) -> Bool)
        -> HTML
    {
        let options = page.product.codes.entries(table).filter { keeping($0.code) }.html {
            "<option value=\"\($0.code)\">\($0.label)</option>"
        }
        return """
            <div class="field"><label for="warning-\(name)">\(label)</label>
            <select id="warning-\(name)" name="\(name)" required><option value="">\(WarningTexts.choose)</option>\(options)</select></div>
            """
    }

    private static func assign(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        form(
            page, WarningRoutes.assignment(record.id), WarningTexts.assign, open: record.state == WarningState.open,
            text("assignee", WarningTexts.assignee, value: record.draft.text("assignee")))
    }

    private static func answer(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        form(
            page, WarningRoutes.answer(record.id), WarningTexts.answer, open: true,
            area("answer", WarningTexts.handled, required: true) + area("evidence", WarningTexts.evidence, required: false))
    }

    private static func close(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        // Before an answer only a false alarm can be closed, so nothing else is offered.
        let isAnswered = record.state == WarningState.answered
        return form(
            page, WarningRoutes.closure(record.id), WarningTexts.close, open: isAnswered,
            choice(page, "outcome", WarningTexts.outcome, table: "warning_outcome") { isAnswered || $0 == "false_alarm" }
                + area("reason", WarningTexts.reason, required: true))
    }

    private static func handOver(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        let isEvidence = record.draft.flag("is_evidence")
        return form(
            page, WarningRoutes.handover(record.id), WarningTexts.handOver,
            choice(page, "kind", WarningTexts.kind, table: "handover_kind") { isEvidence || $0 == HandoverKind.clue }
                + area("note", WarningTexts.note, required: false))
    }
}
