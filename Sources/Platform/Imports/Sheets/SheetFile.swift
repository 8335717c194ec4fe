import Access
import Registers
import Spreadsheets

/// In which form a sheet is handed out.
public enum SheetFile: String, Sendable, CaseIterable {
    case csv, xlsx

    /// Writes one sheet of rows; `fill` gives the rows one after another.
    func write(path: String, sheet: String, columns: [SheetColumn], fill: ((([SheetValue]) throws -> Void)) throws -> Void) throws
    {
        let output = try SheetOutput(self, path: path, title: sheet, columns: columns)
        try fill(output.write)
        try output.close()
    }
}

/// A file of rows under way, in either form and in constant memory.
final class SheetOutput {
    private enum Writer {
        case csv(DelimitedWriter)
        case xlsx(SheetWriter)
    }

    /// An XLSX sheet holds little more rows than this; more go to further sheets.
    static let rowsPerSheet = 1_000_000

    private let writer: Writer
    private let title: String
    private let columns: [SheetColumn]
    private var rows = 0
    private var sheets = 1

    init(_ form: SheetFile, path: String, title: String, columns: [SheetColumn]) throws {
        self.title = title
        self.columns = columns
        switch form {
        case .csv:
            let csv = try DelimitedWriter(path: path)
            try csv.write(columns.map { .text($0.title) })
            writer = .csv(csv)
        case .xlsx:
            let xlsx = try SheetWriter(path: path)
            try xlsx.addSheet(title, columns: columns)
            writer = .xlsx(xlsx)
        }
    }

    func write(_ values: [SheetValue]) throws {
        switch writer {
        case .csv(let csv): try csv.write(values)
        case .xlsx(let xlsx):
            if rows > 0, rows % SheetOutput.rowsPerSheet == 0 {
                sheets += 1
                try xlsx.addSheet("\(title)\(sheets)", columns: columns)
            }
            try xlsx.write(values)
        }
        rows += 1
    }

    func close() throws {
        switch writer {
        case .csv(let csv): try csv.close()
        case .xlsx(let xlsx): try xlsx.close()
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
