import Access
import Calendars
import Database
import Registers

/// How stored values appear to people: code with its words, reference with its title, sealed field masked.
struct ShownValue {
    let product: Product
    let register: Register
    /// Titles of referenced records, by register and number.
    var titles: [String: [Int64: String]] = [:]
    /// Records that the person may open, by register: others are named without a link that would be refused.
    var linked: [String: Set<Int64>] = [:]

    func html(_ value: Value, _ field: FieldDefinition) -> HTML {
        if let reference = field.reference, let id = value.integer, linked[reference.register]?.contains(id) == true {
            return
                "<a href=\"\(RecordAddress.record(reference.register, id))\">\(titles[reference.register]?[id] ?? "#\(id)")</a>"
        }
        let shown = text(value, field)
        if let tone = field.tones[PlainValue.text(value, of: field)] { return Components.badge(shown, tone) }
        if field.isMultiline, !shown.isEmpty { return "<span class=\"multiline\">\(shown)</span>" }
        if let table = field.codeTable, let code = value.text, let entry = product.codes.entry(table, code),
            entry.status == "unverified"
        {
            return "\(shown) \(Components.badge(Texts.Record.unverified, .warning))"
        }
        return HTML(text: shown)
    }

    func text(_ value: Value, _ field: FieldDefinition) -> String {
        if value.isNull { return "" }
        if field.sealing != nil { return product.registers.masked(value, field: field, of: register) }
        if let reference = field.reference, let id = value.integer { return titles[reference.register]?[id] ?? "#\(id)" }
        if let table = field.codeTable, let code = value.text {
            return product.codes.entry(table, code).map { "\($0.label)" } ?? code
        }
        if field.kind == .instant, let moment = value.integer {
            return String(Instant(milliseconds: moment).description.dropLast(3))
        }
        return PlainValue.text(value, of: field)
    }

    /// Reads the titles of everything that some records refer to.
    static func make(
        _ product: Product, _ register: Register, _ records: [StoredRecord], for principal: Principal,
        _ connection: any Connection
    ) throws -> ShownValue {
        var shown = ShownValue(product: product, register: register)
        var ids: [String: Set<Int64>] = [:]
        for (index, field) in register.fields.enumerated() {
            guard let reference = field.reference else { continue }
            ids[reference.register, default: []].formUnion(records.compactMap { $0.values[index].integer })
        }
        for (name, numbers) in ids {
            guard let target = product.catalogue.register(name) else { continue }
            let inside = try product.registers.reachable(connection, target, ids: numbers, for: principal)
            shown.linked[name] = inside
            shown.titles[name] = try product.registers.titles(connection, target, ids: numbers, inside: inside)
        }
        return shown
    }
}
