import Pages
import Registers

/// Finding and joining employers that stand in the roster twice.
enum DuplicatePages {
    static func list(_ page: PageRequest) async throws -> PageAnswer {
        let (registers, principal) = (page.product.registers, page.principal)
        let found = try await registers.read { connection in
            let pairs = try EmployerDuplicates.find(connection, registers, for: principal)
            let titles = try registers.titles(
                connection, registers.register(of: Employer.self), ids: Set(pairs.flatMap { [$0.older, $0.newer] }))
            return (pairs, titles)
        }
        let rows = found.0.map { pair -> [HTML] in
            [
                link(pair.older, found.1), link(pair.newer, found.1), HTML(text: pair.sign.label),
                "<a class=\"button\" href=\"\(EmployerAddress.merge(pair.older, pair.newer))\">\(EmployerTexts.compare)</a>",
            ]
        }
        return page.page(
            EmployerTexts.duplicates, crumbs: [Crumb(Employer.register.title, RecordAddress.list("employer"))],
            body: """
                <p>\(EmployerTexts.duplicatesLead)</p>
                \(Components.table(EmployerTexts.duplicates, columns: EmployerTexts.duplicateColumns, rows: rows, empty: EmployerTexts.noDuplicates))
                """)
    }

    private static func link(_ id: Int64, _ titles: [Int64: String]) -> HTML {
        "<a href=\"\(RecordAddress.record("employer", id))\">\(titles[id] ?? "#\(id)")</a>"
    }

    /// Both side by side; each may be the one that stays.
    static func compare(_ page: PageRequest) async throws -> PageAnswer {
        let one = try await page.record("employer", for: .merge)
        let registers = page.product.registers
        guard let number = page.query["with"].flatMap({ Int64($0) }), number != one.id,
            let other = try await registers.read({ connection in
                try registers.queries.find(connection, registers.register(of: Employer.self), number)
            }), registers.decide(page.principal, .merge, other).isAllowed
        else { throw RegisterError.notFound }
        let register = one.draft.register
        let rows = register.fields.filter { $0.sealing == nil && $0.name != "name_key" }.compactMap { field -> [HTML]? in
            let values = [one, other].map { words($0, field, page) }
            guard values.contains(where: { !$0.isEmpty }) else { return nil }
            let isSame = values[0] == values[1]
            return [HTML(text: field.label)] + values.map { isSame ? HTML(text: $0) : "<strong>\($0)</strong>" }
        }
        let choices = [(one, other), (other, one)].html { survivor, duplicate in
            Components.reasonedAct(
                page, EmployerAddress.merge(survivor.id), EmployerTexts.keepOther(survivor.title), kind: "primary",
                fields: "<input type=\"hidden\" name=\"duplicate\" value=\"\(duplicate.id)\">")
        }
        return page.page(
            EmployerTexts.mergeTitle, crumbs: [Crumb(EmployerTexts.duplicates, EmployerAddress.duplicates)],
            body: """
                <p>\(EmployerTexts.mergeLead)</p>
                \(Components.table(EmployerTexts.mergeTitle, columns: EmployerTexts.columns, rows: rows))
                <div class="toolbar">\(choices)</div>
                """)
    }

    private static func words(_ record: StoredRecord, _ field: FieldDefinition, _ page: PageRequest) -> String {
        let text = PlainValue.text(record[field.name], of: field)
        guard let table = field.codeTable, let entry = page.product.codes.entry(table, text) else { return text }
        return entry.words
    }
}
