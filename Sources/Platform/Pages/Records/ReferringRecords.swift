import Access
import Database
import Registers

/// Records of other registers that refer to this one: the first few, with a link to the whole list.
enum ReferringRecords {
    static let shownAtMost = 10

    struct Part: Sendable {
        var register: Register
        var field: FieldDefinition
        var records: [StoredRecord]
        var total: Int
        var shown: ShownValue

        /// The way to a new one of this kind; empty where the person may not make it.
        func link(for record: StoredRecord, _ page: PageRequest) -> HTML {
            guard register.isEditable, !field.isComputed, page.may(.register(register.name, .create)), !record.isVoid else {
                return .empty
            }
            return
                "<a class=\"button\" href=\"\(RecordAddress.new(register.name))?\(field.name)=%23\(record.id)\">\(Texts.List.new(register.title))</a> "
        }

        func html(of record: StoredRecord, _ page: PageRequest) -> HTML {
            guard total > 0 else { return .empty }
            let columns = register.fields.filter {
                $0.isListed && !$0.isTechnical && $0.name != field.name
                    && page.product.registers.isVisible($0, to: page.principal)
            }.prefix(6)
            let rows = records.map { record -> [HTML] in
                columns.enumerated().map { index, column in
                    let value = record[column.name]
                    if index == 0 {
                        let words = shown.text(value, column)
                        return
                            "<a href=\"\(RecordAddress.record(register.name, record.id))\">\(words.isEmpty ? record.title(page.product.codes) : words)</a>"
                    }
                    return shown.html(value, column)
                } + state(record)
            }
            let names = columns.map(\.label) + (register.lifecycle.states.count > 1 ? [Texts.Record.state] : [])
            let link = "\(RecordAddress.list(register.name))?\(field.name)=%23\(record.id)"
            var links = HTML.empty
            if total > records.count { links += "<a href=\"\(link)\">\(Texts.Record.allOf(total))</a> " }
            links += self.link(for: record, page)
            return Components.section(
                Texts.Record.referring(register.title, total),
                "\(Components.table(register.title, columns: names, rows: rows))\(links.isEmpty ? .empty : "<p class=\"section-end\">\(links)</p>")"
            )
        }

        private func state(_ record: StoredRecord) -> [HTML] {
            guard register.lifecycle.states.count > 1 else { return [] }
            let state = register.lifecycle.state(record.state)
            return [Components.badge(state?.label ?? record.state, state?.tone ?? .neutral)]
        }
    }

    /// What there is in a section each; of what there is nothing yet, the ways to a first one in a row.
    static func html(_ parts: [Part], of record: StoredRecord, _ page: PageRequest) -> HTML {
        let first = parts.filter { $0.total == 0 }.html { $0.link(for: record, page) }
        return parts.html { $0.html(of: record, page) }
            + (first.isEmpty ? .empty : Components.section(Texts.Record.further, "<p>\(first)</p>"))
    }

    /// Only registers that the person may look into. Records of persons stand beside a person's own record alone, where somebody made
    /// them for it, and whoever shows them logs who was read; elsewhere they stay behind their list.
    static func read(
        _ product: Product, _ register: Register, _ record: StoredRecord, _ principal: Principal, _ connection: any Connection
    ) throws -> [Part] {
        try product.catalogue.referring(to: register.name).compactMap { other, field in
            // Parts that only acts write and no menu names are drawn by their slice's panel.
            guard !other.holdsPersons || register.holdsPersons && other.isMadeByHand && !field.isComputed,
                other.isEditable || !other.menu.isEmpty,
                product.registers.mayAttempt(principal, .view, other),
                product.registers.isVisible(field, to: principal)
            else { return nil }
            var request = ListRequest()
            request.filters = [.init(field.name, .equals, "#\(record.id)")]
            request.size = shownAtMost
            let (records, condition) = try product.registers.list(connection, other, request, for: principal)
            let total = records.count < shownAtMost ? records.count : try product.registers.count(connection, other, condition)
            return Part(
                register: other, field: field, records: records, total: total,
                shown: try ShownValue.make(product, other, records, for: principal, connection))
        }
    }
}
