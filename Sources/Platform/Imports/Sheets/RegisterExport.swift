import Access
import Calendars
import Database
import Registers
import Spreadsheets

extension Imports {
    /// The records of a list as rows of a sheet that can be imported again.
    ///
    /// Takes the verb `export`. Sealed fields are masked. Reading persons is logged by the caller, who knows the reason.
    public func exporting(_ name: String, _ request: ListRequest, as principal: Principal) throws -> RegisterExport {
        guard let register = registers.catalogue.register(name) else { throw ImportError.noRegister }
        guard registers.mayAttempt(principal, .export, register) else { throw RegisterError.denied }
        var request = request
        // Where nothing is asked a file is read from the first record on, unlike a list on the screen.
        request.sort = request.sort ?? register.defaultSort ?? SortOrder("id")
        let condition = registers.condition(of: request, register, for: principal, verb: .export)
        guard condition.problems.isEmpty else { throw RegisterError.invalid(condition.problems) }
        return RegisterExport(
            registers: registers, register: register, fields: registers.shownFields(register, to: principal), condition: condition
        )
    }

    /// Writes the records of a list into a file; returns how many.
    public func export(
        _ name: String, _ request: ListRequest, as principal: Principal, to path: String, form: SheetFile = .xlsx
    ) async throws -> Int {
        try await exporting(name, request, as: principal).write(to: path, form: form)
    }
}

/// An export under way: read part by part in the order of the list, so that a million records are never held at once and nobody
/// who writes waits for the reader at the other end.
public struct RegisterExport: Sendable {
    let registers: Registers
    public let register: Register
    let fields: [FieldDefinition]
    let condition: ListCondition

    /// Some rows, with the numbers of their records for the access log.
    public struct Part: Sendable {
        public let ids: [Int64]
        public let rows: [[SheetValue]]
        /// Where the next part begins; nil at the end.
        public let next: ListCursor?
    }

    private static let size = 1_000

    public var columns: [SheetColumn] {
        let sheet = RegisterSheet(registers: registers, register: register)
        return fields.map(sheet.column)
    }

    public func part(after cursor: ListCursor? = nil) async throws -> Part {
        let condition = cursor.map(condition.after) ?? condition
        return try await registers.read { connection in
            let records = try registers.queries.all(
                connection, register, where: condition.sql, condition.arguments, order: condition.order, limit: Self.size)
            let keys = try referenceKeys(connection, records)
            return Part(
                ids: records.map(\.id), rows: records.map { record in fields.map { value(record, $0, keys) } },
                next: records.count < Self.size ? nil : records.last.map(condition.listOrder.cursor))
        }
    }

    public func count() async throws -> Int {
        try await registers.read { try registers.count($0, register, condition, upTo: 100_000_000) }
    }

    /// - Parameter noting: told the records of each part before they are written.
    public func write(
        to path: String, form: SheetFile, noting: @Sendable ([Int64]) async throws -> Void = { _ in }
    ) async throws -> Int {
        let output = try SheetOutput(form, path: path, title: register.title, columns: columns)
        var count = 0
        var part = try await part()
        while true {
            try await noting(part.ids)
            for row in part.rows { try output.write(row) }
            count += part.rows.count
            guard let next = part.next else { break }
            part = try await self.part(after: next)
        }
        try output.close()
        return count
    }

    /// The words by which sheets name the referenced records: field name → record number → key.
    private func referenceKeys(_ connection: any Connection, _ records: [StoredRecord]) throws -> [String: [Int64: String]] {
        var keys: [String: [Int64: String]] = [:]
        for field in fields {
            guard let reference = field.reference, let target = registers.catalogue.register(reference.register),
                let key = target.field(reference.key), key.sealing == nil
            else { continue }
            let ids = Set(records.compactMap { $0[field.name].integer }).sorted()
            for start in stride(from: 0, to: ids.count, by: 500) {
                let part = ids[start..<min(start + 500, ids.count)]
                let places = (1...part.count).map { "?\($0)" }.joined(separator: ", ")
                for row in try connection.query(
                    "SELECT t.id, t.\(key.name) AS name FROM \(target.name) t WHERE t.id IN (\(places)) ORDER BY t.id",
                    part.map { .integer($0) })
                {
                    keys[field.name, default: [:]][row.integer("id")] = PlainValue.text(row["name"], of: key)
                }
            }
        }
        return keys
    }

    private func value(_ record: StoredRecord, _ field: FieldDefinition, _ keys: [String: [Int64: String]]) -> SheetValue {
        let value = record[field.name]
        if value.isNull { return .empty }
        if field.sealing != nil { return .text(registers.masked(value, field: field, of: register)) }
        if field.reference != nil, let id = value.integer { return .text(keys[field.name]?[id] ?? "#\(id)") }
        if let table = field.codeTable, let code = value.text {
            return .text(registers.codes.entry(table, code).map(RegisterSheet.shown) ?? code)
        }
        switch (field.kind, value) {
        case (.day, .text(let text)): return Day(text).map(SheetValue.day) ?? .text(text)
        case (.integer, .integer(let number)): return .integer(number)
        case (.decimal, _): return value.real.map(SheetValue.real) ?? .empty
        default: return .text(PlainValue.text(value, of: field))
        }
    }
}
