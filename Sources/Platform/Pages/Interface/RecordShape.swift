import Access
import Calendars
import Database
import NIOCore
import Registers

/// How a register's rows become JSON: columns, keys already quoted, kinds. Made once per register.
struct RecordShape: Sendable {
    let register: Register
    /// `SELECT` list over the alias `t`, platform columns first.
    let columns: String
    /// `,"name":` of every field.
    private let keys: [[UInt8]]
    /// What a cell is, without the rest of its field: a list writes thousands of them.
    private let kinds: [FieldKind?]

    init(_ register: Register) {
        self.register = register
        columns = (RecordShape.platform + register.fields.map(\.name)).map { "t.\($0)" }.joined(separator: ", ")
        keys = register.fields.map { Array(",\(JSONText.quoted($0.name)):".utf8) }
        kinds = register.fields.map { $0.sealing == nil ? $0.kind : nil }
    }

    static let platform = ["id", "version", "state", "region_path", "void", "created_at", "updated_at"]

    /// Where a column stands in `columns`.
    func position(_ column: String) -> Int {
        RecordShape.platform.firstIndex(of: column) ?? register.position(column).map { $0 + RecordShape.platform.count } ?? 0
    }

    /// Positions of the fields that a principal may see.
    func visible(_ principal: Principal) -> [Int] {
        register.fields.indices.filter { register.fields[$0].visibleTo?.contains(principal.role) ?? true }
    }

    /// Writes one row; returns its number.
    @discardableResult
    func write(_ row: any RowView, _ fields: [Int], _ registers: Registers, to json: inout JSONText) -> Int64 {
        let id = row.integer(0)
        json.raw("{\"id\":")
        json.number(id)
        json.raw(",\"version\":")
        json.number(row.integer(1))
        json.raw(",\"state\":")
        row.withUTF8(2) { json.text($0) }
        json.raw(",\"region_path\":")
        row.withUTF8(3) { json.text($0) }
        if row.integer(4) != 0 { json.raw(",\"void\":true") }
        json.raw(",\"updated_at\":")
        json.text(Instant(milliseconds: row.integer(6)).rfc3339)
        for index in fields {
            json.raw(keys[index])
            let column = index + RecordShape.platform.count
            if row.isNull(column) {
                json.raw("null")
            } else if let kind = kinds[index] {
                write(row, column, kind, to: &json)
            } else {
                json.text(registers.masked(.text(row.text(column)), field: register.fields[index], of: register))
            }
        }
        json.raw("}")
        return id
    }

    private func write(_ row: any RowView, _ column: Int, _ kind: FieldKind, to json: inout JSONText) {
        switch kind {
        case .text, .day: row.withUTF8(column) { json.text($0) }
        case .integer: json.number(row.integer(column))
        case .decimal: json.number(row.real(column))
        case .flag: row.integer(column) != 0 ? json.raw("true") : json.raw("false")
        case .instant: json.text(Instant(milliseconds: row.integer(column)).rfc3339)
        }
    }
}
