import Access
import Database
import Hummingbird
import Registers

/// The form of a register: empty, filled, and again with what was typed when something is wrong.
struct RecordForm {
    let register: Register
    let page: PageRequest

    init(_ register: Register, _ page: PageRequest) {
        self.register = register
        self.page = page
    }

    private var product: Product { page.product }

    /// Fields that this person fills.
    private var fields: [FieldDefinition] {
        product.registers.shownFields(register, to: page.principal).filter { !$0.isComputed }
    }

    // MARK: New

    func empty() async throws -> Response {
        let given = Dictionary(page.query.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        return answer(record: nil, texts: given, problems: [])
    }

    func create() async throws -> Response {
        let input = input(over: nil)
        do {
            let (registers, principal, register) = (product.registers, page.principal, register)
            let record = try await registers.write(as: principal) { transaction in
                var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
                let (draft, problems) = reading.read(input, into: Draft(register), isNew: true)
                guard problems.isEmpty else { throw RegisterError.invalid(problems) }
                return try transaction.insert(draft)
            }
            return page.redirect(RecordAddress.record(register.name, record.id), done: "created")
        } catch RegisterError.invalid(let problems) {
            return answer(record: nil, texts: page.form.input, problems: problems)
        }
    }

    // MARK: Change

    func filled() async throws -> Response {
        let record = try await RecordReading(page, register).record(for: .edit)
        try RecordForm.checkEditable(record)
        try await page.logRead(.view, register, records: [record.id])
        return answer(record: record, texts: try await texts(of: record), problems: [])
    }

    func change() async throws -> Response {
        let id = try page.recordNumber()
        let version = Int64(page.form.text("_version")) ?? 0
        let (registers, principal, register, reason) = (product.registers, page.principal, register, page.form.text("_reason"))
        let current = try await RecordReading(page, register).record(for: .edit)
        let input = input(over: current)
        do {
            _ = try await registers.write(as: principal) { transaction in
                guard let before = try registers.queries.find(transaction.connection, register, id),
                    registers.decide(principal, .edit, before).isAllowed
                else { throw RegisterError.notFound }
                try RecordForm.checkEditable(before)
                guard before.version == version else { throw RegisterError.stale(current: before.version) }
                var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
                let (draft, problems) = reading.read(input, into: try transaction.opened(before.draft), isNew: false)
                guard problems.isEmpty else { throw RegisterError.invalid(problems) }
                return try transaction.update(before, to: draft, expected: version, reason: reason)
            }
            return page.redirect(RecordAddress.record(register.name, id), done: "saved")
        } catch RegisterError.invalid(let problems) {
            return answer(record: current, version: version, texts: page.form.input, problems: problems)
        } catch RegisterError.stale {
            let latest = try await RecordReading(page, register).record(for: .edit)
            return answer(
                record: latest, texts: page.form.input, problems: [], theirs: try await texts(of: latest), status: .conflict)
        }
    }

    static func checkEditable(_ record: StoredRecord) throws {
        let state = record.draft.register.lifecycle.state(record.state)
        guard !record.isVoid, state?.isEditable ?? true else {
            throw RegisterError.wrongState(label: record.isVoid ? Texts.Record.void : state?.label ?? record.state)
        }
    }

    /// What was typed, without fields that are not this person's, and without sealed fields left empty: they stay as they are.
    private func input(over record: StoredRecord?) -> [String: String] {
        let shown = Set(product.registers.shownFields(register, to: page.principal).map(\.name))
        let hidden = Set(register.fields.map(\.name)).subtracting(shown)
        return page.form.input.filter { name, text in
            if hidden.contains(name) { return false }
            if record != nil, register.field(name)?.sealing != nil, TextReading.trim(text).isEmpty {
                return page.form[FieldInput.clearName(name)] == "1"
            }
            return true
        }
    }

    /// Stored values as a form shows them; a reference by the key that can be typed.
    private func texts(of record: StoredRecord) async throws -> [String: String] {
        let (product, register) = (product, register)
        return try await product.registers.read { connection in
            var texts: [String: String] = [:]
            for (index, field) in register.fields.enumerated() where field.sealing == nil {
                let value = record.values[index]
                if let reference = field.reference, let id = value.integer,
                    let target = product.catalogue.register(reference.register),
                    let key = target.field(reference.key)
                {
                    let other = try product.registers.queries.find(connection, target, id)
                    let text = key.sealing == nil ? other.map { PlainValue.text($0[key.name], of: key) } ?? "" : ""
                    texts[field.name] = text.isEmpty ? "#\(id)" : text
                } else {
                    texts[field.name] = PlainValue.text(value, of: field)
                }
            }
            return texts
        }
    }

    // MARK: Page

    private func answer(
        record: StoredRecord?, version: Int64? = nil, texts: [String: String], problems: [FieldProblem],
        theirs: [String: String]? = nil, status: HTTPResponse.Status? = nil
    ) -> Response {
        let title = record.map { Texts.Form.edit($0.title(product.codes)) } ?? Texts.List.new(register.title)
        let address = record.map { RecordAddress.record(register.name, $0.id) } ?? RecordAddress.list(register.name)
        let hidden: HTML = record.map { "<input type=\"hidden\" name=\"_version\" value=\"\(version ?? $0.version)\">" } ?? .empty
        var crumbs = [Crumb(register.title, RecordAddress.list(register.name))]
        if let record { crumbs.append(Crumb(record.title(page.product.codes), address)) }
        let stale: HTML =
            theirs == nil
            ? .empty : "<div class=\"notice notice-warning\" role=\"alert\">\(Texts.Form.stale)</div>"
        let reason: HTML =
            record == nil
            ? .empty
            : "<div class=\"field\"><label for=\"reason\">\(Texts.Form.reason)</label><input id=\"reason\" name=\"_reason\" maxlength=\"500\" value=\"\(page.form.text("_reason"))\"></div>"
        let body: HTML = """
            \(stale)\(ErrorSummary.html(problems))
            <form method="post" action="\(address)" class="record-form" novalidate>\(page.tokenField)\(hidden)
            \(sections(texts, problems, theirs, isNew: record == nil))
            \(reason)
            <div class="form-end"><button class="button primary" type="submit">\(Texts.Form.save)</button> <a class="button" href="\(address)">\(Texts.Form.cancel)</a></div>
            </form>
            """
        let failed = status ?? (problems.isEmpty ? .ok : .unprocessableContent)
        return page.page(title, status: failed, crumbs: crumbs, body: body)
    }

    private func sections(_ texts: [String: String], _ problems: [FieldProblem], _ theirs: [String: String]?, isNew: Bool) -> HTML
    {
        register.sections(of: fields).html { section in
            let inputs = section.fields.html { field -> HTML in
                let text = texts[field.name] ?? ""
                let other = theirs?[field.name].flatMap { $0 == text ? nil : $0 }
                return FieldInput(
                    page: page, register: register, field: field, text: text, problems: problems, isNew: isNew,
                    theirs: other
                ).html()
            }
            let legend: HTML = section.title.isEmpty ? .empty : "<legend>\(section.title)</legend>"
            return "<fieldset class=\"form-section\">\(legend)<div class=\"form-grid\">\(inputs)</div></fieldset>"
        }
    }
}

extension Register {
    /// Fields under their headings, in the order of the declaration.
    func sections(of fields: [FieldDefinition]) -> [(title: String, fields: [FieldDefinition])] {
        var titles: [String] = []
        for field in fields where !titles.contains(field.section) { titles.append(field.section) }
        return titles.map { title in (title, fields.filter { $0.section == title }) }
    }
}
