import Access
import Calendars
import Database
import Hummingbird
import Ledger
import Registers

/// Everything about one record: fields, state and what can be done, clocks, records that refer to it, files, history.
struct DetailPage {
    let register: Register
    let page: PageRequest

    init(_ register: Register, _ page: PageRequest) {
        self.register = register
        self.page = page
    }

    struct Content: Sendable {
        var record: StoredRecord
        var shown: ShownValue
        var clocks: [DueItem]
        var versions: [RecordVersion]
        var files: [Attachments.Listed]
        var referring: [ReferringRecords.Part]
        /// The day whose end the record is shown at; nil for now.
        var asOf: Day?
        /// Opened sealed fields, after a reason was given.
        var opened: [String: String] = [:]
    }

    func answer() async throws -> Response {
        let content = try await content()
        try await page.logRead(.view, register, records: [content.record.id])
        return try await draw(content)
    }

    func printed() async throws -> Response {
        let content = try await content()
        try await page.logRead(.view, register, records: [content.record.id])
        let body: HTML = """
            \(asOfNotice(content))
            <p class="print-meta">\(Texts.Record.printed(page.principal.displayName, page.product.clock.now().description, content.record.version))</p>
            \(facts(content))
            \(Components.section(Texts.Record.history, RecordHistoryTable(page: page, register: register, content: content).html()))
            """
        return page.page(
            content.record.title(page.product.codes), crumbs: crumbs, body: "<div class=\"print-view\">\(body)</div>")
    }

    /// Sealed fields in clear, for this one answer, with the reason in the log before anything is shown.
    func unmasked() async throws -> Response {
        let reason = TextReading.trim(page.form.text("_reason"))
        guard !reason.isEmpty else { throw RegisterError.reasonMissing }
        let record = try await RecordReading(page, register).record(for: .unmask)
        try await page.logRead(.unmask, register, records: [record.id], reason: String(reason.prefix(500)))
        var content = try await content()
        let opened = try page.product.registers.opened(content.record.draft)
        for (index, field) in register.fields.enumerated() where field.sealing != nil {
            content.opened[field.name] = opened.values[index].text ?? ""
        }
        return try await draw(content)
    }

    private func content() async throws -> Content {
        let current = try await RecordReading(page, register).record(for: .view)
        let asOf = page.query["at"].flatMap { DayReading.read(TextReading.trim($0)) }
        if let text = page.query["at"], !text.isEmpty, asOf == nil {
            throw RegisterError.invalid([FieldProblem("at", .notADay, Texts.Record.badDay)])
        }
        let (product, register, principal) = (page.product, register, page.principal)
        return try await product.registers.read { connection in
            var record = current
            if let asOf {
                // The end of that day; nothing yet means the record did not exist.
                let end = Instant(startOf: asOf + 1) + -1
                guard let then = try RecordHistory.record(connection, register, current.id, at: end) else {
                    throw RegisterError.notFound
                }
                record = then
            }
            return Content(
                record: record, shown: try ShownValue.make(product, register, [record], for: principal, connection),
                clocks: try product.registers.dueItems(connection, of: current),
                versions: try RecordHistory.versions(connection, register, current.id),
                files: try Attachments.list(connection, register, current.id),
                referring: try ReferringRecords.read(product, register, current, principal, connection), asOf: asOf)
        }
    }

    private var crumbs: [Crumb] { [Crumb(register.title, RecordAddress.list(register.name))] }

    private func draw(_ content: Content) async throws -> Response {
        for part in content.referring where part.register.holdsPersons && !part.records.isEmpty {
            try await page.logRead(.view, part.register, records: part.records.map(\.id), filter: register.name)
        }
        let panels = page.product.panels[register.name] ?? []
        var (top, bottom) = (HTML.empty, HTML.empty)
        if content.asOf == nil {
            for panel in panels {
                guard let piece = try await panel.draw(page, content.record) else { continue }
                if panel.place == .top { top += piece } else { bottom += piece }
            }
        }
        let body: HTML = """
            \(asOfNotice(content))
            <div class="record-head">\(stateLine(content))\(content.asOf == nil ? actions(content) : .empty)</div>
            \(clocks(content))
            \(top)
            \(facts(content))
            \(bottom)
            \(ReferringRecords.html(content.referring, of: content.record, page))
            \(Attachments.section(page, register, content))
            \(Components.section(Texts.Record.history, id: "history", RecordHistoryTable(page: page, register: register, content: content).html()))
            """
        return page.page(content.record.title(page.product.codes), crumbs: crumbs, body: body)
    }

    private func stateLine(_ content: Content) -> HTML {
        let record = content.record
        let state = register.lifecycle.state(record.state)
        let badge: HTML =
            record.isVoid
            ? Components.badge(Texts.Record.void, .bad) : Components.badge(state?.label ?? record.state, state?.tone ?? .neutral)
        return
            "<p class=\"state-line\">\(badge) <span class=\"muted\">\(Texts.Record.version(record.version, record.updatedAt.description))</span></p>"
    }

    private func asOfNotice(_ content: Content) -> HTML {
        guard let day = content.asOf else { return .empty }
        return """
            <div class="notice notice-warning" role="status">\(Texts.Record.asOf(day.description)) <a href="\(RecordAddress.record(register.name, content.record.id))">\(Texts.Record.now)</a></div>
            """
    }

    private func actions(_ content: Content) -> HTML {
        let (record, registers, name) = (content.record, page.product.registers, register.name)
        func may(_ verb: Verb) -> Bool { registers.decide(page.principal, verb, record).isAllowed }
        let isOpen = !record.isVoid && register.lifecycle.state(record.state)?.isEditable ?? true
        let version: HTML = "<input type=\"hidden\" name=\"_version\" value=\"\(record.version)\">"
        var buttons = HTML.empty
        if !record.isVoid {
            for transition in register.lifecycle.transitions(from: record.state) where !transition.byAct && may(transition.verb) {
                let address = RecordAddress.transition(name, record.id, transition.name)
                buttons +=
                    transition.needsReason
                    ? Components.reasonedAct(page, address, transition.label, fields: version)
                    : Components.act(page, address, transition.label, kind: "primary", fields: version)
            }
        }
        if register.isEditable, isOpen, may(.edit) {
            buttons += "<a class=\"button\" href=\"\(RecordAddress.edit(name, record.id))\">\(Texts.Record.edit)</a>"
        }
        if register.fields.contains(where: { $0.sealing != nil }), content.opened.isEmpty, may(.unmask) {
            buttons += Components.reasonedAct(page, RecordAddress.unmasking(name, record.id), Texts.Record.unmask)
        }
        buttons += "<a class=\"button\" href=\"\(RecordAddress.printed(name, record.id))\">\(Texts.Record.print)</a>"
        if register.holdsPersons {
            buttons += "<a class=\"button\" href=\"\(RecordAddress.viewers(name, record.id))\">\(Texts.Record.viewers)</a>"
        }
        if register.isMadeByHand, isOpen, may(.edit) {
            buttons += Components.reasonedAct(
                page, RecordAddress.withdrawal(name, record.id), Texts.Record.withdraw, kind: "danger", fields: version)
        }
        return "<div class=\"toolbar\">\(buttons)</div>"
    }

    private func clocks(_ content: Content) -> HTML {
        guard !content.clocks.isEmpty, content.asOf == nil else { return .empty }
        let lines = content.clocks.html { item in
            """
            <li><strong>\(item.title)</strong> \(Components.daysLeft(item.daysLeft(on: page.today))) <span class="muted">\(Texts.Desk.due(item.dueDay.description, page.product.roles.label(item.role)))\(item.basis.isEmpty ? "" : "，\(item.basis)")</span></li>
            """
        }
        return "<section class=\"clocks\" aria-label=\"\(Texts.Record.clocks)\"><ul>\(lines)</ul></section>"
    }

    /// What is known stands as facts; what somebody may still fill in is named in a line, and what acts fill in later is left out.
    private func facts(_ content: Content) -> HTML {
        let fields = page.product.registers.shownFields(register, to: page.principal)
        return register.sections(of: fields).html { section in
            var facts: [(name: String, value: HTML)] = []
            var missing: [String] = []
            for field in section.fields {
                let stored = content.record.values[register.position(field.name) ?? 0]
                let value = content.opened[field.name].map { "<strong class=\"unmasked\">\($0)</strong>" as HTML }
                let shown = value ?? content.shown.html(stored, field)
                if shown.isEmpty {
                    if register.isEditable, !field.isComputed { missing.append(field.label) }
                } else {
                    facts.append(
                        (
                            field.label,
                            field.unit.isEmpty || value != nil ? shown : "\(shown) <span class=\"unit\">\(field.unit)</span>"
                        ))
                }
            }
            guard !facts.isEmpty || !missing.isEmpty else { return .empty }
            let known = facts.isEmpty ? HTML.empty : Components.facts(facts)
            let open: HTML = missing.isEmpty ? .empty : "<p class=\"muted\">\(Texts.Record.missing(missing))</p>"
            return Components.section(section.title.isEmpty ? Texts.Record.facts : section.title, known + open)
        }
    }
}
