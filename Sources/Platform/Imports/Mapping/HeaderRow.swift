import Registers
import Spreadsheets

/// Finds the row of column names below titles, remarks and blank rows.
enum HeaderRow {
    /// How many rows are looked at.
    static let depth = 30

    /// The row whose cells name most fields; nil when none names any.
    static func find(_ rows: [SheetRow], fields: [FieldDefinition], remembered: [String: String]) -> SheetRow? {
        var best: (row: SheetRow, score: Double)?
        for row in rows {
            let suggestions = ColumnMapping.suggest(headings(row), fields: fields, remembered: remembered)
            // A similar word counts less than a name: data cells may resemble headings by chance.
            let score = suggestions.values.reduce(0) { $0 + ($1.basis == .similar ? 0.4 : 1) }
            if score >= 1, score > best?.score ?? 0 { best = (row, score) }
        }
        return best?.row
    }

    /// The headings of a row. A merged title fills its whole row with one text: that is a heading once.
    static func headings(_ row: SheetRow) -> [SheetHeading] {
        var seen: Set<String> = []
        return row.cells.compactMap { cell in
            let text = Cleaning.text(cell.text)
            guard !text.isEmpty, !cell.isError, seen.insert(text).inserted else { return nil }
            return SheetHeading(column: cell.column, text: text)
        }
    }
}
