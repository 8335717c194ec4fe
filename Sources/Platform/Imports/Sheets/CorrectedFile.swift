import Access
import Registers
import Spreadsheets

extension Imports {
    /// The failed rows of an import as a workbook: as they were handed in, the wrong cells coloured, with a column of reasons
    /// and a hidden key by which the mended rows find their place again.
    public func correctedFile(of id: Int64, as principal: Principal, to path: String) async throws {
        let upload = try await find(id, as: principal)
        let register = try register(upload.register, for: principal)
        let failures = failures
        let columns = columns(upload, register)
        let places = upload.headings.map(\.column).filter { !ours.contains(heading(of: $0, upload)) }
        try await registers.read { connection in
            try SheetFile.xlsx.write(path: path, sheet: register.title, columns: columns) { write in
                var last = 0
                while case let page = try failures.list(connection, id, after: last, limit: 500, unresolvedOnly: true),
                    !page.isEmpty
                {
                    for failure in page { try write(CorrectedRow.values(failure, places: places, of: id)) }
                    last = page.last?.row ?? last
                }
            }
        }
    }

    /// Failed rows for the page of results.
    public func failures(
        of id: Int64, as principal: Principal, after row: Int = 0, limit: Int = 50
    ) async throws -> [ImportFailure] {
        _ = try await find(id, as: principal)
        let failures = failures
        return try await registers.read { try failures.list($0, id, after: row, limit: limit, unresolvedOnly: false) }
    }

    /// How many failed rows still wait for correction.
    public func openFailures(of id: Int64, as principal: Principal) async throws -> Int64 {
        _ = try await find(id, as: principal)
        return try await registers.read { try FailureQueries.open($0, id) }
    }

    private var ours: Set<String> { [RowKey.heading, RowKey.reasonHeading] }

    private func heading(of column: Int, _ upload: Import) -> String {
        upload.headings.first { $0.column == column }?.text ?? ""
    }

    /// The headings of the file as they were, so that the corrected file is understood like the first one.
    private func columns(_ upload: Import, _ register: Register) -> [SheetColumn] {
        let sheet = RegisterSheet(registers: registers, register: register)
        var columns = upload.headings.filter { !ours.contains($0.text) }.map { heading in
            guard let name = upload.mapping.fields[heading.column], let field = register.field(name) else {
                return SheetColumn(heading.text)
            }
            var column = sheet.column(field)
            column.title = heading.text
            // The cells are the person's own texts: numbers and days stay as they were typed.
            column.content = .text
            return column
        }
        columns.append(SheetColumn(RowKey.reasonHeading, width: 60))
        columns.append(SheetColumn(RowKey.heading, isHidden: true))
        return columns
    }
}

/// One failed row in a corrected file.
enum CorrectedRow {
    static func values(_ failure: ImportFailure, places: [Int], of id: Int64) -> [SheetValue] {
        let reasons = Dictionary(grouping: failure.problems, by: \.column)
        var values = places.map { column -> SheetValue in
            let text = failure.cells[column] ?? ""
            if let problems = reasons[column] {
                return .wrong(text, reason: problems.map(\.message).joined(separator: "\n"))
            }
            return text.isEmpty ? .empty : .text(text)
        }
        values.append(.wrong(failure.problems.map(\.message).joined(separator: "；"), reason: ""))
        values.append(.text(RowKey(importID: id, row: failure.row).description))
        return values
    }
}
