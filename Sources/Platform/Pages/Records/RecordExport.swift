import Calendars
import Database
import Foundation
import Hummingbird
import NIOCore
import Registers
import Spreadsheets

/// Kinds of sheets that a list can be taken away in.
public enum ExportFormat: String, Sendable, CaseIterable {
    case csv, xlsx

    var label: String { rawValue.uppercased() }
    var type: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// The same rows as the list, all of them, in a sheet that can be imported again.
enum RecordExport {
    /// An XLSX sheet holds no more rows than this; more go to further sheets.
    static let rowsPerSheet = 1_000_000

    static func answer(_ page: PageRequest, _ register: Register) async throws -> Response {
        guard let format = ExportFormat(rawValue: try page.parameter("format")) else { throw PageError.noSuchPage }
        let (product, principal, request) = (page.product, page.principal, ListAddress.read(page.query))
        let fields = product.registers.shownFields(register, to: principal)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let condition = product.registers.condition(of: request, register, for: principal, verb: .export)
        guard condition.problems.isEmpty else { throw RegisterError.invalid(condition.problems) }
        let ids = try await product.registers.read { connection -> [Int64] in
            let sheet = try SheetFile(format, path: path, register: register, fields: fields, product: product)
            // Pages of records keep memory even whatever the length of the list.
            var ids: [Int64] = []
            var offset = 0
            while true {
                let records = try product.registers.queries.all(
                    connection, register, where: condition.sql, condition.arguments,
                    order: condition.order + " LIMIT 2000 OFFSET \(offset)")
                let shown = try ShownValue.make(product, register, records, connection)
                let keys = try ReferenceKeys.read(product, register, records, connection)
                for record in records { try sheet.write(record, shown, keys) }
                ids += records.map(\.id)
                offset += records.count
                if records.count < 2_000 { break }
            }
            try sheet.close()
            return ids
        }
        try await page.logRead(
            .export, register, records: register.holdsPersons ? ids : [], filter: page.query.text, count: ids.count)
        let name = "\(register.title)-\(page.today)-\(Texts.List.rows(ids.count)).\(format.rawValue)"
        return page.download(try bytes(path), name: name, type: format.type)
    }

    /// An empty sheet with the headings, choices and remarks of the register.
    static func template(_ page: PageRequest, _ register: Register) async throws -> Response {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let fields = page.product.registers.shownFields(register, to: page.principal).filter { !$0.isComputed }
        let sheet = try SheetFile(.xlsx, path: path, register: register, fields: fields, product: page.product)
        try sheet.close()
        return page.download(
            try bytes(path), name: "\(register.title)-\(Texts.List.template).xlsx", type: ExportFormat.xlsx.type)
    }

    private static func bytes(_ path: String) throws -> ByteBuffer {
        guard let data = FileManager.default.contents(atPath: path) else { throw PageError.unexpected }
        return ByteBuffer(bytes: data)
    }
}

/// A sheet under way, in either format.
final class SheetFile {
    private enum Writer {
        case csv(DelimitedWriter)
        case xlsx(SheetWriter)
    }

    private let writer: Writer
    private let register: Register
    private let positions: [(field: FieldDefinition, position: Int)]
    private let columns: [SheetColumn]
    private var rows = 0
    private var sheets = 1

    init(_ format: ExportFormat, path: String, register: Register, fields: [FieldDefinition], product: Product) throws {
        self.register = register
        positions = fields.map { ($0, register.position($0.name) ?? 0) }
        columns = fields.map { SheetFile.column($0, product) }
        switch format {
        case .csv:
            let csv = try DelimitedWriter(path: path)
            try csv.write(columns.map { .text($0.title) })
            writer = .csv(csv)
        case .xlsx:
            let xlsx = try SheetWriter(path: path)
            try xlsx.addSheet(register.title, columns: columns)
            writer = .xlsx(xlsx)
        }
    }

    private static func column(_ field: FieldDefinition, _ product: Product) -> SheetColumn {
        let isNumber = field.reference == nil && (field.kind == .integer || field.kind == .decimal)
        let entries = field.codeTable.map { product.codes.entries($0) } ?? []
        let choices = field.kind == .flag ? [Texts.Form.yes, Texts.Form.no] : entries.map { "\($0.code) \($0.label)" }
        return SheetColumn(
            field.label, content: field.kind == .day ? .day : isNumber ? .number : .text, width: field.isMultiline ? 40 : 18,
            choices: choices.count <= 2_000 ? choices : [], comment: field.help, isRequired: field.isRequired)
    }

    func write(_ record: StoredRecord, _ shown: ShownValue, _ keys: ReferenceKeys) throws {
        let values = positions.map { cell(record.values[$0.position], $0.field, shown, keys) }
        switch writer {
        case .csv(let csv): try csv.write(values)
        case .xlsx(let xlsx):
            if rows > 0, rows % RecordExport.rowsPerSheet == 0 {
                sheets += 1
                try xlsx.addSheet("\(register.title)\(sheets)", columns: columns)
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

    private func cell(_ value: Value, _ field: FieldDefinition, _ shown: ShownValue, _ keys: ReferenceKeys) -> SheetValue {
        if value.isNull { return .empty }
        if let reference = field.reference, let id = value.integer { return .text(keys.text(reference.register, id)) }
        if field.sealing != nil { return .text(shown.text(value, field)) }
        if let table = field.codeTable, let code = value.text {
            return .text(shown.product.codes.entry(table, code).map { "\($0.code) \($0.label)" } ?? code)
        }
        switch (field.kind, value) {
        case (.integer, .integer(let number)): return .integer(number)
        case (.decimal, _): return value.real.map { .real($0) } ?? .empty
        case (.day, .text(let text)): return Day(text).map { .day($0) } ?? .text(text)
        default: return .text(PlainValue.text(value, of: field))
        }
    }
}

/// The keys by which a sheet names referenced records, so that it can be read again.
struct ReferenceKeys {
    private var texts: [String: [Int64: String]] = [:]

    func text(_ register: String, _ id: Int64) -> String { texts[register]?[id] ?? "#\(id)" }

    static func read(
        _ product: Product, _ register: Register, _ records: [StoredRecord], _ connection: any Connection
    ) throws -> ReferenceKeys {
        var keys = ReferenceKeys()
        for (index, field) in register.fields.enumerated() {
            guard let reference = field.reference, let target = product.catalogue.register(reference.register),
                let key = target.field(reference.key), key.sealing == nil
            else { continue }
            let ids = Set(records.compactMap { $0.values[index].integer }).sorted()
            for start in stride(from: 0, to: ids.count, by: 500) {
                let part = ids[start..<min(start + 500, ids.count)]
                let places = (1...part.count).map { "?\($0)" }.joined(separator: ", ")
                for row in try connection.query(
                    "SELECT id, \(key.name) AS reference_key FROM \(target.name) WHERE id IN (\(places))",
                    part.map { .integer($0) })
                {
                    let text = PlainValue.text(row["reference_key"], of: key)
                    if !text.isEmpty { keys.texts[reference.register, default: [:]][row.integer("id")] = text }
                }
            }
        }
        return keys
    }
}
