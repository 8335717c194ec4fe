import Calendars
import Database

/// The values of a record about to be written, read and checked field by field.
public struct Draft: Sendable {
    public let register: Register
    /// In the order of the register's fields; sealed fields in plain text until they are stored.
    public var values: [Value]
    var ahead = WorkedAhead()

    public init(_ register: Register, values: [Value]) {
        self.register = register
        self.values = values
    }

    public init(_ register: Register) {
        self.init(register, values: register.fields.map(\.initial))
    }

    public subscript(_ field: String) -> Value {
        get { register.position(field).map { values[$0] } ?? .null }
        set {
            guard let position = register.position(field) else { preconditionFailure("\(register.name) has no field \(field)") }
            values[position] = newValue
        }
    }

    public func text(_ field: String) -> String { self[field].text ?? "" }
    public func integer(_ field: String) -> Int64? { self[field].integer }
    public func real(_ field: String) -> Double? { self[field].real }
    public func day(_ field: String) -> Day? { self[field].text.flatMap { Day($0) } }
    public func flag(_ field: String) -> Bool { (self[field].integer ?? 0) != 0 }
}

/// A record as it is stored, with what the platform knows about it.
public struct StoredRecord: Sendable, Identifiable {
    public var id: Int64
    public var version: Int64
    public var state: String
    public var regionPath: String
    public var organisation: Int64?
    /// Withdrawn or merged away: kept, shown by its address, left out of lists and figures.
    public var isVoid: Bool
    public var createdAt: Instant
    public var updatedAt: Instant
    /// In the order of the register's fields; sealed fields still sealed.
    public var draft: Draft

    public var values: [Value] { draft.values }
    public subscript(_ field: String) -> Value { draft[field] }
    /// The organisation that did the work for the owner, where the register names one.
    public var performer: Int64? { draft.register.performer.flatMap { draft.integer($0) } }

    static let columns = ["id", "version", "state", "region_path", "organisation_id", "void", "created_at", "updated_at"]

    static func select(_ fields: [FieldDefinition]) -> String {
        (columns + fields.map(\.name)).map { "t.\($0)" }.joined(separator: ", ")
    }

    init(_ register: Register, row: [Value]) {
        id = row[0].integer ?? 0
        version = row[1].integer ?? 0
        state = row[2].text ?? ""
        regionPath = row[3].text ?? ""
        organisation = row[4].integer
        isVoid = (row[5].integer ?? 0) != 0
        createdAt = Instant(milliseconds: row[6].integer ?? 0)
        updatedAt = Instant(milliseconds: row[7].integer ?? 0)
        draft = Draft(register, values: Array(row[Self.columns.count...]))
    }

    init(id: Int64, version: Int64, state: String, regionPath: String, organisation: Int64?, at: Instant, draft: Draft) {
        self.id = id
        self.version = version
        self.state = state
        self.regionPath = regionPath
        self.organisation = organisation
        isVoid = false
        createdAt = at
        updatedAt = at
        self.draft = draft
    }

    /// The words by which people know the record, codes as they are stored.
    public var title: String { title { _, code in code } }

    /// The words by which people know the record, codes by their labels.
    public func title(_ codes: any CodeBook) -> String {
        title { table, code in codes.entry(table, code)?.label ?? code }
    }

    /// The words for somebody who may not open the record.
    public func outsideTitle(_ codes: any CodeBook) -> String {
        let fields = draft.register.outsideTitleFields
        return fields.isEmpty ? title(codes) : title(fields) { table, code in codes.entry(table, code)?.label ?? code }
    }

    private func title(_ label: (_ table: String, _ code: String) -> String) -> String {
        title(draft.register.titleFields, label)
    }

    private func title(_ fields: [String], _ label: (_ table: String, _ code: String) -> String) -> String {
        let words = fields.compactMap { name -> String? in
            guard let field = draft.register.field(name), field.sealing == nil else { return nil }
            let text = PlainValue.text(draft[name], of: field)
            guard let table = field.codeTable, !text.isEmpty else { return text }
            return label(table, text)
        }
        let title = words.filter { !$0.isEmpty }.joined(separator: " · ")
        return title.isEmpty ? "#\(id)" : title
    }
}

/// A stored value as plain text: what a form shows again, what a sheet or the interface carries.
public enum PlainValue {
    public static func text(_ value: Value, of field: FieldDefinition) -> String {
        switch value {
        case .null: ""
        case .text(let text): text
        case .bytes: ""
        case .real(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .integer(let number):
            switch field.kind {
            case .flag: number != 0 ? "是" : "否"
            case .instant: Instant(milliseconds: number).description
            default: String(number)
            }
        }
    }
}
