import Calendars
import Employers
import Pages
import Registers

/// The employer's own declarations, and the start of a new one.
enum DeclarePages {
    static func home(_ page: PageRequest) async throws -> PageAnswer { try await draw(page, problems: []) }

    static func start(_ page: PageRequest) async throws -> PageAnswer {
        guard let employer = page.principal.organisation else { throw RegisterError.notFound }
        guard let type = DeclarationType(rawValue: page.form.text("type")) else {
            return try await draw(page, problems: [FieldProblem("type", .missing, DeclarationTexts.chooseType)])
        }
        let typed = TextReading.trim(page.form.text("event_day"))
        let event = typed.isEmpty ? nil : DayReading.read(TextReading.folded(typed))
        if !typed.isEmpty, event == nil {
            return try await draw(page, problems: [FieldProblem("event_day", .notADay, DeclarationTexts.badEvent)])
        }
        do {
            let id = try await StartDeclaration(registers: page.product.registers)(
                type, employer: employer, workplace: Int64(page.form.text("workplace")), eventDay: event, by: page.principal)
            return page.redirect(DeclarationAddress.step(id, .base))
        } catch let error as DeclarationError {
            return try await draw(page, problems: [FieldProblem("type", .inconsistent, error.message)])
        }
    }

    private static func draw(_ page: PageRequest, problems: [FieldProblem]) async throws -> PageAnswer {
        guard let employer = page.principal.organisation else { throw RegisterError.notFound }
        let registers = page.product.registers
        let found = try await registers.read { connection in
            (
                try registers.records(
                    connection, DeclarationRecord.self, where: "t.employer = ?1 AND t.void = 0", [.integer(employer)],
                    order: "t.id DESC"),
                try registers.records(
                    connection, Workplace.self, where: "t.employer = ?1 AND t.void = 0 AND t.state = 'in_use'",
                    [.integer(employer)])
            )
        }
        let names = Dictionary(uniqueKeysWithValues: found.1.map { ($0.id, $0.record.name) })
        let rows = found.0.map { row(of: $0, names) }
        let body: HTML = """
            \(ErrorSummary.html(problems))
            \(Components.section(DeclarationTexts.mine, Components.table(DeclarationTexts.mine, columns: DeclarationTexts.mineColumns, rows: rows, empty: DeclarationTexts.none)))
            \(Components.section(DeclarationTexts.startTitle, form(page, found.1, problems)))
            """
        return page.page(
            DeclarationTexts.declare, status: problems.isEmpty ? .ok : .unprocessableContent, body: body)
    }

    static func row(of declaration: TypedRecord<DeclarationRecord>, _ workplaces: [Int64: String]) -> [HTML] {
        let record = declaration.record
        let isOpen = [DeclarationState.draft, DeclarationState.returned].contains(declaration.stored.state)
        let address =
            isOpen ? DeclarationAddress.step(declaration.id, .base) : RecordAddress.record("declaration", declaration.id)
        let state = DeclarationRecord.lifecycle.state(declaration.stored.state)
        return [
            "<a href=\"\(address)\">\(DeclarationTexts.title(DeclarationType(rawValue: record.type)?.label ?? "", record.year))</a>",
            HTML(text: record.workplace.map { workplaces[$0] ?? "#\($0)" } ?? DeclarationTexts.allWorkplaces),
            Components.badge(state?.label ?? "", state?.tone ?? .neutral), HTML(text: record.submittedDay?.description ?? ""),
            HTML(text: record.acceptedDay?.description ?? ""), HTML(text: record.currentUntil?.description ?? ""),
            record.receiptNumber.isEmpty
                ? .empty : "<a href=\"\(DeclarationAddress.receipt(declaration.id))\">\(record.receiptNumber)</a>",
        ]
    }

    private static func form(_ page: PageRequest, _ workplaces: [TypedRecord<Workplace>], _ problems: [FieldProblem]) -> HTML {
        let chosen = page.form.text("type")
        let types = DeclarationType.allCases.html { type in
            """
            <label class="choice"><input type="radio" name="type" value="\(type.rawValue)"\(attribute: "checked", if: chosen == type.rawValue)> \(type.label) <span class="muted">\(type.basis)</span></label>
            """
        }
        let scopes = workplaces.html { place in
            "<option value=\"\(place.id)\"\(attribute: "selected", if: page.form.text("workplace") == String(place.id))>\(place.record.name)</option>"
        }
        return """
            <p>\(DeclarationTexts.startLead)</p>
            <form method="post" action="\(DeclarationAddress.declare)" class="record-form" novalidate>\(page.tokenField)
            <fieldset class="form-section" id="field-type"><legend>\(DeclarationTexts.type)</legend>\(ErrorSummary.beside("type", problems))<div class="choices-column">\(types)</div></fieldset>
            <div class="field"><label for="field-event_day">\(DeclarationTexts.eventDay)</label><p class="hint">\(DeclarationTexts.eventHelp)</p>\(ErrorSummary.beside("event_day", problems))
            <input id="field-event_day" name="event_day" class="narrow" type="\(Day(page.form.text("event_day")) == nil && !page.form.text("event_day").isEmpty ? "text" : "date")" value="\(page.form.text("event_day"))"></div>
            <div class="field"><label for="field-workplace">\(DeclarationTexts.scope)</label>
            <select id="field-workplace" name="workplace"><option value="">\(DeclarationTexts.allWorkplaces)</option>\(scopes)</select></div>
            <div class="form-end"><button class="button primary" type="submit">\(DeclarationTexts.start)</button></div>
            </form>
            """
    }
}
