import CXlsxWriter
import Calendars

/// Writes an XLSX workbook row by row in constant memory: rows go to a temporary file as they come.
///
/// Text is always written as text, whatever it starts with, so nothing in it is ever run as a formula.
public final class SheetWriter {
    /// Comments are drawings that a spreadsheet keeps in memory; beyond this many the reason column has to do.
    static let mostComments = 20_000

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let styles: SheetStyles
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var columns: [SheetColumn] = []
    private var row: lxw_row_t = 0
    private var comments = 0
    private var isOpen = true
    private var choiceSheets = 0

    public init(path: String) throws {
        let opened: UnsafeMutablePointer<lxw_workbook>? = path.withCString { path in
            var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 0)
            return workbook_new_opt(path, &options)
        }
        guard let opened else { throw SheetError.cannotWrite(detail: "no workbook") }
        workbook = opened
        styles = SheetStyles(opened)
    }

    deinit { if isOpen { lxw_workbook_free(workbook) } }

    /// Begins a sheet with its heading row, which stays in sight when scrolling. The rows of the sheet before are finished.
    public func addSheet(_ name: String, columns: [SheetColumn]) throws {
        guard let sheet = workbook_add_worksheet(workbook, SheetWriter.sheetName(name)) else {
            throw SheetError.cannotWrite(detail: "no worksheet")
        }
        self.sheet = sheet
        self.columns = columns
        row = 0
        for (index, column) in columns.enumerated() {
            var options = lxw_row_col_options(hidden: column.isHidden ? 1 : 0, level: 0, collapsed: 0)
            let place = lxw_col_t(index)
            try check(worksheet_set_column_opt(sheet, place, place, column.width, styles.of(column.content), &options))
        }
        for (index, column) in columns.enumerated() {
            let place = lxw_col_t(index)
            let style = column.isRequired ? styles.requiredHeading : styles.heading
            try check(worksheet_write_string(sheet, 0, place, SheetWriter.escaped(column.title), style))
            if !column.comment.isEmpty { try check(worksheet_write_comment(sheet, 0, place, column.comment)) }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        row = 1
        try offerChoices()
    }

    /// Writes the next row of the sheet.
    public func write(_ values: [SheetValue]) throws {
        guard let sheet else { throw SheetError.cannotWrite(detail: "no sheet begun") }
        guard row < 1_048_576 else { throw SheetError.tooManyRows(limit: 1_048_576) }
        for (index, value) in values.enumerated() { try write(value, sheet, lxw_col_t(index)) }
        row += 1
    }

    /// Finishes the file. Without this call there is none.
    public func close() throws {
        isOpen = false
        try check(workbook_close(workbook))
    }

    private func write(_ value: SheetValue, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ column: lxw_col_t) throws {
        switch value {
        case .empty: return
        case .text(let text): try write(text, sheet, column, styles.text)
        case .integer(let number):
            // Numbers beyond 2^53 do not survive in a spreadsheet's floating point; they are identifiers and stay text.
            if abs(number) >> 53 == 0 {
                try check(worksheet_write_number(sheet, row, column, Double(number), nil))
            } else {
                try write(String(number), sheet, column, styles.text)
            }
        case .real(let number): try check(worksheet_write_number(sheet, row, column, number, nil))
        case .day(let day):
            guard let serial = SheetWriter.serial(day) else { return try write(day.description, sheet, column, styles.text) }
            try check(worksheet_write_number(sheet, row, column, Double(serial), styles.day))
        case .wrong(let text, let reason):
            try write(text, sheet, column, styles.wrong)
            if comments < SheetWriter.mostComments, !reason.isEmpty {
                try check(worksheet_write_comment(sheet, row, column, reason))
                comments += 1
            }
        }
    }

    private func write(
        _ text: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ column: lxw_col_t,
        _ style: UnsafeMutablePointer<lxw_format>?
    ) throws {
        guard !text.isEmpty else { return try check(worksheet_write_blank(sheet, row, column, style)) }
        guard text.utf16.count <= 32_767 else {
            throw SheetError.cellTooLong(CellAddress(row: Int(row) + 1, column: Int(column) + 1))
        }
        try check(worksheet_write_string(sheet, row, column, SheetWriter.escaped(text), style))
    }

    /// Long lists stand on a hidden sheet, as a validation holds 255 characters only.
    private func offerChoices() throws {
        guard let target = sheet else { return }
        let lists = columns.enumerated().filter { !$0.element.choices.isEmpty }
        guard !lists.isEmpty else { return }
        choiceSheets += 1
        let name = choiceSheets == 1 ? "选项" : "选项\(choiceSheets)"
        guard let side = workbook_add_worksheet(workbook, name) else { throw SheetError.cannotWrite(detail: "no choices sheet") }
        worksheet_hide(side)
        for line in 0..<(lists.map(\.element.choices.count).max() ?? 0) {
            for (place, list) in lists.enumerated() where line < list.element.choices.count {
                let choice = SheetWriter.escaped(list.element.choices[line])
                try check(worksheet_write_string(side, lxw_row_t(line), lxw_col_t(place), choice, nil))
            }
        }
        for (place, list) in lists.enumerated() {
            let letters = CellAddress.letters(ofColumn: place + 1)
            let formula = "='\(name)'!$\(letters)$1:$\(letters)$\(list.element.choices.count)"
            try SheetWriter.offer(formula, target, lxw_col_t(list.offset))
        }
    }

    private static func offer(_ formula: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ column: lxw_col_t) throws {
        var validation = lxw_data_validation()
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        let code = formula.withMutableCString { formula in
            "请从列表中选择".withMutableCString { title in
                "填写的内容不在允许的选项中。".withMutableCString { message in
                    validation.value_formula = formula
                    validation.error_title = title
                    validation.error_message = message
                    return worksheet_data_validation_range(sheet, 1, column, 1_048_575, column, &validation)
                }
            }
        }
        guard code == LXW_NO_ERROR else { throw SheetError.cannotWrite(detail: "validation: \(code.rawValue)") }
    }

    private func check(_ code: lxw_error) throws {
        guard code != LXW_NO_ERROR else { return }
        throw SheetError.cannotWrite(detail: String(cString: lxw_strerror(code)))
    }

    /// Serial number of a day, counted from 1900 as Excel does; nil before March 1900, where its calendar is wrong.
    private static func serial(_ day: Day) -> Int? {
        guard let first = Day(year: 1900, month: 3, day: 1), day >= first else { return nil }
        return day - first + 61
    }

    /// Sheet names have at most 31 characters and none of `[]:*?/\`.
    static func sheetName(_ name: String) -> String {
        let allowed = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
        return allowed.isEmpty ? "数据" : allowed
    }

    /// A text that itself looks like `_x000D_` has to be told apart from an escaped character.
    static func escaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for index in bytes.indices {
            if CellText.escapedUnit(bytes, at: index) != nil { result += "_x005F".utf8 }
            result.append(bytes[index])
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension String {
    /// For C structures whose text fields are declared changeable but are only read.
    fileprivate func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
        withCString { body(UnsafeMutablePointer(mutating: $0)) }
    }
}
