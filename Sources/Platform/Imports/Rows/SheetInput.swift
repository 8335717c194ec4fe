import Registers
import Spreadsheets

/// A row of the sheet as input for the register's own reading: text by field name.
struct SheetInput: Sendable {
    let row: SheetRow
    var texts: [String: String] = [:]
    /// What is wrong before the register looks.
    var problems: [CellProblem] = []
    /// The failed row of an earlier import that this one mends.
    var key: RowKey?
}

/// Turns rows into input by a mapping, with the dirt of sheets taken off. What a value means, the register decides.
struct SheetInputReading: Sendable {
    private let fields: [(column: Int, field: FieldDefinition)]
    private let keyColumn: Int?
    private let headings: [SheetHeading]

    init(_ register: Register, _ upload: Import) {
        fields = upload.mapping.fields.sorted { $0.key < $1.key }.compactMap { column, name in
            register.field(name).map { (column, $0) }
        }
        keyColumn = upload.headings.first { $0.text == RowKey.heading }?.column
        headings = upload.headings
    }

    /// Nil for a row without content, and for headings repeated at the top of a printed page.
    func read(_ row: SheetRow) -> SheetInput? {
        guard !row.isEmpty, !isHeading(row) else { return nil }
        var input = SheetInput(row: row)
        for (column, field) in fields {
            guard let cell = row.cell(column) else { continue }
            if cell.isError {
                input.problems.append(.errorValue(column: column, field: field))
                continue
            }
            let text = SheetInputReading.text(cell, field)
            if !text.isEmpty { input.texts[field.name] = text }
        }
        guard !input.texts.isEmpty || !input.problems.isEmpty else { return nil }
        input.key = keyColumn.flatMap { RowKey(Cleaning.text(row.text($0))) }
        return input
    }

    private func isHeading(_ row: SheetRow) -> Bool {
        guard let first = headings.first, Cleaning.text(row.text(first.column)) == first.text else { return false }
        return headings.allSatisfy { Cleaning.text(row.text($0.column)) == $0.text }
    }

    private static func text(_ cell: Cell, _ field: FieldDefinition) -> String {
        if field.codeTable != nil || field.identifier != nil || field.reference != nil { return Cleaning.text(cell.text) }
        switch field.kind {
        case .integer, .decimal: return Cleaning.number(cell.text, units: field.unit.isEmpty ? [] : [field.unit])
        case .day: return Cleaning.day(cell.text, serials: true)?.description ?? Cleaning.text(cell.text)
        case .text, .instant, .flag: return Cleaning.text(cell.text)
        }
    }
}
