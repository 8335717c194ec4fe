import Hummingbird
import Registers

/// Choosing a code: a list for small tables, a field with suggestions for large ones.
enum CodeChoices {
    static let largestList = 200

    /// Label and control, for filters.
    static func control(
        _ page: PageRequest, id: String, name: String, label: String, table: String, value: String, shown: String
    ) -> HTML {
        "<div><label for=\"\(id)\">\(label)</label>\(input(page, id: id, name: name, table: table, value: value, shown: shown, blank: Texts.List.all))</div>"
    }

    static func input(
        _ page: PageRequest, id: String, name: String, table: String, value: String, shown: String, blank: String,
        attributes: HTML = .empty
    ) -> HTML {
        let entries = page.product.codes.entries(table)
        if entries.count <= largestList, !entries.isEmpty {
            // What was typed and is no code stays in the list, so that nothing is lost.
            let strange: HTML =
                value.isEmpty || entries.contains { $0.code == value }
                ? .empty : "<option value=\"\(value)\" selected>\(value)</option>"
            return """
                <select id="\(id)" name="\(name)"\(attributes)><option value="">\(blank)</option>\(strange)\(entries.html {
                    "<option value=\"\($0.code)\"\(attribute: "selected", if: $0.code == value)>\($0.words)</option>"
                })</select>
                """
        }
        return """
            <input id="\(id)" name="\(name)" value="\(shown)" list="\(id)-list" autocomplete="off"\(attributes) hx-get="/codes/\(table)" hx-trigger="input changed delay:200ms" hx-target="#\(id)-list" hx-params="\(name)">
            <datalist id="\(id)-list"></datalist>
            """
    }

    /// The suggestions for what was typed so far.
    static func options(_ page: PageRequest) async throws -> Response {
        let typed = TextReading.folded(TextReading.trim(page.query.pairs.first?.value ?? "")).lowercased()
        let table = try page.parameter("table")
        var found: [CodeEntry] = []
        if !typed.isEmpty {
            for entry in page.product.codes.entries(table) where found.count < 50 {
                let words = [entry.code, entry.label] + entry.aliases
                if words.contains(where: { $0.lowercased().contains(typed) }) { found.append(entry) }
            }
        }
        return page.fragment(found.html { "<option value=\"\($0.code) \($0.label)\"></option>" })
    }
}

/// Choosing a record of another register: its key with the words by which people know it.
enum ReferenceChoices {
    static func options(_ page: PageRequest, _ register: Register) async throws -> Response {
        var request = ListRequest()
        request.search = page.query.pairs.first?.value ?? ""
        request.size = 20
        let key = register.naturalKey.first.flatMap { register.field($0) }
        let (product, principal, wanted) = (page.product, page.principal, request)
        let records = try await product.registers.read { connection in
            try product.registers.list(connection, register, wanted, for: principal).records
        }
        try await page.logRead(.list, register, records: records.map(\.id), filter: wanted.search)
        return page.fragment(
            records.html { record in
                let value = key.flatMap { $0.sealing == nil ? PlainValue.text(record[$0.name], of: $0) : nil } ?? ""
                return "<option value=\"\(value.isEmpty ? "#\(record.id)" : value)\">\(record.title(page.product.codes))</option>"
            })
    }
}
