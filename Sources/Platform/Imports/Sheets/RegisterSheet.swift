import Access
import Registers
import Spreadsheets

/// A register's fields as columns of a sheet, for templates, exports and corrected files.
struct RegisterSheet {
    let registers: Registers
    let register: Register

    /// Code tables up to this size are offered as a list in the cells.
    static let longestList = 2_000

    func column(_ field: FieldDefinition) -> SheetColumn {
        var column = SheetColumn(field.label)
        column.isRequired = field.isRequired
        column.comment = comment(field)
        column.width = min(40, max(10, Double(field.label.count) * 2 + 4))
        switch field.kind {
        case .integer, .decimal: column.content = field.reference == nil ? .number : .text
        case .day: column.content = .day
        case .text, .instant, .flag: column.content = .text
        }
        if field.kind == .flag { column.choices = ["是", "否"] }
        if let table = field.codeTable {
            let entries = registers.codes.entries(table)
            if !entries.isEmpty, entries.count <= RegisterSheet.longestList { column.choices = entries.map(RegisterSheet.shown) }
        }
        return column
    }

    /// Code and words together: a person reads the words, the import takes the code.
    static func shown(_ entry: CodeEntry) -> String { entry.label.isEmpty ? entry.code : "\(entry.code) \(entry.label)" }

    private func comment(_ field: FieldDefinition) -> String {
        var lines = [field.isRequired ? "必填" : "选填"]
        if !field.unit.isEmpty { lines.append("单位：\(field.unit)") }
        if field.kind == .day { lines.append("日期写成 2026-03-05 的形式") }
        if !field.example.isEmpty { lines.append("例如：\(field.example)") }
        if !field.help.isEmpty { lines.append(field.help) }
        return lines.joined(separator: "\n")
    }
}
