import Imports
import Registers
import Spreadsheets

/// The second step: which column is which field, with the program's suggestion and why.
struct ImportMapping {
    let page: PageRequest
    let upload: Import
    let register: Register
    let preview: ImportPreview
    let problem: ImportTrouble?

    init(_ page: PageRequest, _ upload: Import, _ register: Register, _ preview: ImportPreview, problem: ImportTrouble?) {
        self.page = page
        self.upload = upload
        self.register = register
        self.preview = preview
        self.problem = problem
    }

    func html() -> HTML {
        let trouble: HTML =
            problem.map {
                "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" id=\"error-summary\"><h2>\(Texts.Form.summary)</h2><ul><li><a href=\"#columns\">\($0.message)</a></li></ul></div>"
            } ?? .empty
        let missing: HTML =
            preview.requiredWithoutColumn.isEmpty
            ? .empty
            : "<div class=\"notice notice-warning\"><p>\(Texts.Import.requiredWithoutColumn(preview.requiredWithoutColumn))</p></div>"
        return """
            \(trouble)
            <p class="lead">\(Texts.Import.mappingHelp)</p>
            \(missing)
            <form method="post" action="\(ImportAddress.mapping(upload.id))" class="mapping-form">\(page.tokenField)
            \(place())
            <div id="columns">\(columns())</div>
            <p class="form-end">
            <button type="submit" name="_next" value="check" class="button primary">\(Texts.Import.check)</button>
            <button type="submit" name="_next" value="accept" class="button">\(Texts.Import.acceptAtOnce)</button></p>
            </form>
            """
    }

    /// Sheet and header row, for when the guess is wrong.
    private func place() -> HTML {
        let chosen = page.query["sheet"] ?? page.form["_sheet"] ?? upload.sheet
        let sheets: HTML =
            preview.sheetNames.count < 2
            ? "<input type=\"hidden\" name=\"_sheet\" value=\"\(chosen)\">"
            : """
            <label for="sheet">\(Texts.Import.sheet)</label>
            <select id="sheet" name="_sheet">\(preview.sheetNames.html {
                "<option value=\"\($0)\"\(attribute: "selected", if: $0 == chosen)>\($0)</option>"
            })</select>
            """
        return """
            <p class="as-of">\(sheets)
            <label for="row">\(Texts.Import.headerRow)</label>
            <input id="row" name="_row" type="number" min="1" max="1048576" value="\(preview.headerRow)">
            <button type="submit" name="_next" value="look" class="button" formnovalidate>\(Texts.Import.lookAgain)</button></p>
            """
    }

    private func columns() -> HTML {
        let fields = page.product.imports.fields(register, for: page.principal)
        // What a person has chosen stands before what the program suggests.
        let chosen = problem == nil ? preview.suggestions.mapValues(\.field) : upload.mapping.fields
        let rows = preview.headings.map { heading -> [HTML] in
            let sample = preview.sample.map { $0.text(heading.column) }.filter { !$0.isEmpty }.prefix(3).joined(separator: " / ")
            let id = "column-\(heading.column)"
            let options = fields.html { field in
                "<option value=\"\(field.name)\"\(attribute: "selected", if: chosen[heading.column] == field.name)>\(field.label)\(field.isRequired ? Texts.Import.requiredMark : "")</option>"
            }
            return [
                HTML(text: CellAddress.letters(ofColumn: heading.column)), "<label for=\"\(id)\">\(heading.text)</label>",
                HTML(text: String(sample.prefix(80))),
                "<select id=\"\(id)\" name=\"\(id)\"><option value=\"\">\(Texts.Import.leaveOut)</option>\(options)</select>",
                basis(preview.suggestions[heading.column]),
            ]
        }
        return Components.table(Texts.Import.mapping, columns: Texts.Import.mappingColumns, rows: rows)
    }

    private func basis(_ suggestion: ColumnMapping.Suggestion?) -> HTML {
        guard let suggestion else { return HTML(text: Texts.Import.noField) }
        return Components.badge(Texts.Import.basis(suggestion.basis), suggestion.basis == .similar ? .warning : .good)
    }
}
