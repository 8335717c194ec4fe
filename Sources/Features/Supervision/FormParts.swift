import Access
import Pages
import Registers

/// Parts of the forms in which acts of supervision are done.
struct FormParts {
    let page: PageRequest
    /// Keeps the ids of several forms on one page apart.
    let prefix: String

    func form(_ address: String, _ button: String, open: Bool = false, upload: Bool = false, _ fields: HTML) -> HTML {
        """
        <details\(attribute: "open", if: open)><summary>\(button)</summary>
        <form method="post" action="\(address)" class="record-form">\(page.tokenField)\(fields)
        <button type="submit" class="button primary">\(button)</button></form></details>
        """
    }

    func text(_ name: String, _ label: String, value: String = "", required: Bool = true, length: Int = 120, hint: String = "")
        -> HTML
    {
        """
        <div class="field"><label for="\(prefix)-\(name)">\(label)</label>\(hintLine(hint))
        <input id="\(prefix)-\(name)" name="\(name)" maxlength="\(length)" value="\(value)"\(attribute: "required", if: required)></div>
        """
    }

    func day(_ name: String, _ label: String, value: String = "", required: Bool = true, hint: String = "") -> HTML {
        """
        <div class="field"><label for="\(prefix)-\(name)">\(label)</label>\(hintLine(hint))
        <input type="date" id="\(prefix)-\(name)" name="\(name)" value="\(value)"\(attribute: "required", if: required)></div>
        """
    }

    func area(_ name: String, _ label: String, value: String = "", required: Bool = true, hint: String = "") -> HTML {
        """
        <div class="field"><label for="\(prefix)-\(name)">\(label)</label>\(hintLine(hint))
        <textarea id="\(prefix)-\(name)" name="\(name)" rows="3" maxlength="2000"\(attribute: "required", if: required)>\(value)</textarea></div>
        """
    }

    func choice(
        _ name: String, _ label: String, _ options: [(code: String, label: String)], value: String = "", required: Bool = true
    )
        -> HTML
    {
        let lines = options.html {
            "<option value=\"\($0.code)\"\(attribute: "selected", if: $0.code == value)>\($0.label)</option>"
        }
        return """
            <div class="field"><label for="\(prefix)-\(name)">\(label)</label>
            <select id="\(prefix)-\(name)" name="\(name)"\(attribute: "required", if: required)><option value="">\(SupervisionTexts.choose)</option>\(lines)</select></div>
            """
    }

    func codes(_ name: String, _ label: String, table: String, value: String = "", required: Bool = true) -> HTML {
        choice(name, label, page.product.codes.entries(table).map { ($0.code, $0.label) }, value: value, required: required)
    }

    func tick(_ name: String, _ label: String) -> HTML {
        "<div class=\"field\"><label><input type=\"checkbox\" name=\"\(name)\" value=\"1\"> \(label)</label></div>"
    }

    private func hintLine(_ hint: String) -> HTML { hint.isEmpty ? .empty : "<p class=\"hint\">\(hint)</p>" }
}

extension PageRequest {
    /// A text of the form without the spaces around it.
    func typed(_ name: String) -> String { TextReading.trim(form.text(name)) }

    /// Runs an act on the record of the address, read anew inside the transaction.
    func act<Record: RegisterRecord>(
        on type: Record.Type, _ verb: Verb, done: String, to address: String? = nil,
        _ body: @escaping @Sendable (StoredRecord, Record, RegisterTransaction) throws -> Void
    ) async throws -> PageAnswer {
        let name = Record.register.name
        let id = try await record(name, for: verb).id
        let (registers, principal) = (product.registers, principal)
        try await registers.write(as: principal) { transaction in
            guard let found = try transaction.find(type, id), registers.decide(principal, verb, found.stored).isAllowed else {
                throw RegisterError.notFound
            }
            guard !found.stored.isVoid else { throw RegisterError.notFound }
            try body(found.stored, found.record, transaction)
        }
        return redirect(address ?? RecordAddress.record(name, id), done: done)
    }
}

extension RegisterTransaction {
    /// A transition that also changes fields.
    @discardableResult
    func move<Record: RegisterRecord>(_ stored: StoredRecord, _ name: String, to record: Record, reason: String = "") throws
        -> StoredRecord
    {
        try transition(
            stored, name, draft: Draft(registers.register(of: Record.self), values: Record.declaration.encode(record)),
            reason: reason)
    }
}
