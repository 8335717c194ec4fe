import Access
import Calendars
import Database
import Registers
import Spreadsheets

extension Imports {
    /// Writes the records of a list into a sheet that can be imported again; returns how many.
    ///
    /// Takes the verb `export`. Sealed fields are masked. Reading persons is logged by the caller, who knows the reason.
    public func export(
        _ name: String, _ request: ListRequest, as principal: Principal, to path: String, form: SheetFile = .xlsx
    ) async throws -> Int {
        guard let register = registers.catalogue.register(name) else { throw ImportError.noRegister }
        guard registers.mayAttempt(principal, .export, register) else { throw RegisterError.denied }
        let condition = registers.condition(of: request, register, for: principal, verb: .export)
        if let problem = condition.problems.first { throw RegisterError.invalid([problem]) }
        let fields = registers.shownFields(register, to: principal)
        let export = RegisterExport(registers: registers, register: register, fields: fields)
        return try await registers.read { connection in
            try export.write(connection, condition, to: path, form: form)
        }
    }
}

struct RegisterExport: Sendable {
    let registers: Registers
    let register: Register
    let fields: [FieldDefinition]

    private static let page = 1_000

    func write(_ connection: any Connection, _ condition: ListCondition, to path: String, form: SheetFile) throws -> Int {
        let sheet = RegisterSheet(registers: registers, register: register)
        var count = 0
        try form.write(path: path, sheet: register.title, columns: fields.map(sheet.column)) { write in
            var last: Int64 = 0
            // By number and page by page: an export of a million records must not hold them all.
            while case let records = try page(connection, condition, after: last), !records.isEmpty {
                let keys = try referenceKeys(connection, records)
                for record in records { try write(fields.map { value(record, $0, keys) }) }
                count += records.count
                last = records.last?.id ?? last
            }
        }
        return count
    }

    private func page(_ connection: any Connection, _ condition: ListCondition, after last: Int64) throws -> [StoredRecord] {
        let place = condition.arguments.count + 1
        return try registers.queries.all(
            connection, register, where: "(\(condition.sql)) AND t.id > ?\(place)", condition.arguments + [.integer(last)],
            limit: RegisterExport.page)
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
