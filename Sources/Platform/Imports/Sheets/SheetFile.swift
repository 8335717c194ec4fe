import Access
import Spreadsheets

/// In which form a sheet is handed out.
public enum SheetFile: String, Sendable, CaseIterable {
    case xlsx, csv

    /// Writes one sheet of rows; `fill` gives the rows one after another.
    func write(path: String, sheet: String, columns: [SheetColumn], fill: ((([SheetValue]) throws -> Void)) throws -> Void) throws
    {
        switch self {
        case .xlsx:
            let writer = try SheetWriter(path: path)
            try writer.addSheet(sheet, columns: columns)
            try fill(writer.write)
            try writer.close()
        case .csv:
            let writer = try DelimitedWriter(path: path)
            try writer.write(columns.map { .text($0.title) })
            try fill(writer.write)
            try writer.close()
        }
    }
}

extension Imports {
    /// An empty sheet of a register to fill in: headings with remarks, lists of codes, text columns for identifiers.
    public func template(_ name: String, as principal: Principal, to path: String, form: SheetFile = .xlsx) throws {
        let register = try register(name, for: principal)
        let sheet = RegisterSheet(registers: registers, register: register)
        try form.write(
            path: path, sheet: register.title, columns: fields(register, for: principal).map(sheet.column), fill: { _ in })
    }
}
