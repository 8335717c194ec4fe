import Database
import Pages
import Registers

/// What differs from the declaration before, for the employer's check page and the clerk's desk.
enum Differences {
    static func section(_ page: PageRequest, _ content: DeclarationContent) async throws -> HTML {
        guard let previous = content.record.previous else { return .empty }
        let registers = page.product.registers
        guard let before = try await registers.read({ try DeclarationContent.read($0, registers, previous) }) else {
            return .empty
        }
        let comparison = DeclarationComparison(before: before, after: content)
        guard !comparison.isEmpty else {
            return Components.section(DeclarationTexts.differences, "<p>\(DeclarationTexts.noDifference)</p>")
        }
        let fields = comparison.fields.map { difference -> [HTML] in
            // A sealed field shows that it changed, not what it was.
            if difference.field.sealing != nil {
                return [HTML(text: difference.field.label), .empty, HTML(text: DeclarationTexts.sealedChanged)]
            }
            return [
                HTML(text: difference.field.label), "<del>\(words(difference.before, difference.field, page))</del>",
                "<ins>\(words(difference.after, difference.field, page))</ins>",
            ]
        }
        let hazards = comparison.hazards.map { difference -> [HTML] in
            let row = difference.after ?? difference.before ?? DeclaredHazard()
            let place = [row.workplace, row.workshop, row.post, HazardRows.hazard(row.hazard, page)].joined(separator: " · ")
            return [
                HTML(text: place), "<del>\(difference.before.map(words) ?? "")</del>",
                "<ins>\(difference.after.map(words) ?? DeclarationTexts.removed)</ins>",
            ]
        }
        return Components.section(
            DeclarationTexts.differences,
            Components.table(
                DeclarationTexts.differences, columns: DeclarationTexts.differenceColumns, rows: fields + hazards))
    }

    private static func words(_ row: DeclaredHazard) -> String {
        let hours = row.hoursPerShift.map { "，\(ProductRows.words($0)) 小时/班" } ?? ""
        let silica = row.freeSilica.map { "，游离 SiO₂ \(ProductRows.words($0))%" } ?? ""
        return DeclarationTexts.persons(row.exposedHeadcount) + hours + silica
    }

    static func words(_ value: Value, _ field: FieldDefinition, _ page: PageRequest) -> String {
        if field.sealing != nil { return page.product.registers.masked(value, field: field, of: DeclarationRecord.register) }
        let text = PlainValue.text(value, of: field)
        if text.isEmpty { return DeclarationTexts.nothing }
        guard let table = field.codeTable, let entry = page.product.codes.entry(table, text) else { return text }
        return entry.words
    }
}
