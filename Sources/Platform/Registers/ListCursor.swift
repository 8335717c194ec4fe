import Access
import Database

/// By what a list is ordered: one column, then the record number, NULLs last both ways.
public struct ListOrder: Sendable, Hashable {
    /// Name of the column without the alias.
    public let column: String
    public let descending: Bool
    let kind: FieldKind
    let mayBeEmpty: Bool

    static let byNumber = ListOrder(column: "id", descending: true, kind: .integer, mayBeEmpty: false)

    init(column: String, descending: Bool, kind: FieldKind, mayBeEmpty: Bool) {
        self.column = column
        self.descending = descending
        self.kind = kind
        self.mayBeEmpty = mayBeEmpty
    }

    /// Newest first where nothing else is asked, or what is asked cannot be ordered by.
    init(_ sort: SortOrder?, _ register: Register) {
        let platform: [String: FieldKind] = ["id": .integer, "state": .text, "updated_at": .integer, "created_at": .integer]
        if let sort, let kind = platform[sort.field] {
            self.init(column: sort.field, descending: sort.descending, kind: kind, mayBeEmpty: false)
        } else if let sort, let field = register.field(sort.field), field.sealing == nil {
            self.init(column: field.name, descending: sort.descending, kind: field.kind, mayBeEmpty: true)
        } else {
            self = .byNumber
        }
    }

    var sql: String {
        let direction = descending ? "DESC" : "ASC"
        if column == "id" { return "t.id \(direction)" }
        return "t.\(column) \(direction)\(mayBeEmpty ? " NULLS LAST" : ""), t.id \(direction)"
    }

    /// The place of a record in this order.
    public func cursor(_ record: StoredRecord) -> ListCursor {
        let key: Value =
            switch column {
            case "id": .integer(record.id)
            case "state": .text(record.state)
            case "updated_at": .integer(record.updatedAt.milliseconds)
            case "created_at": .integer(record.createdAt.milliseconds)
            default: record[column]
            }
        return ListCursor(key: key, id: record.id)
    }
}

/// The place in a list behind which the next part begins. Rows that others add or remove meanwhile move nothing: no row is shown
/// twice, none is left out.
public struct ListCursor: Sendable, Hashable {
    public var key: Value
    public var id: Int64

    public init(key: Value, id: Int64) {
        self.key = key
        self.id = id
    }

    /// As it stands in an address, tied to the order for which it was made.
    public func text(_ order: ListOrder) -> String {
        let (kind, value) =
            switch key {
            case .null: ("n", "")
            case .integer(let number): ("i", String(number))
            case .real(let number): ("r", String(number.bitPattern))
            case .text(let text): ("t", text)
            case .bytes: ("n", "")
            }
        let plain = [order.column, order.descending ? "-" : "+", String(id), kind, value].joined(separator: "\u{1F}")
        return Base64URL.encode(Array(plain.utf8))
    }

    /// Nil when the text is no cursor of this order.
    public init?(_ text: String, _ order: ListOrder) {
        guard text.utf8.count < 4_000, let bytes = Base64URL.decode(text),
            let decoded = String(validating: bytes, as: UTF8.self), !decoded.contains("\0")
        else { return nil }
        let parts = decoded.split(separator: "\u{1F}", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0] == order.column, parts[1] == (order.descending ? "-" : "+"), let id = Int64(parts[2])
        else {
            return nil
        }
        switch (parts[3], order.kind) {
        case ("n", _) where order.mayBeEmpty: key = .null
        case ("i", .integer), ("i", .flag), ("i", .instant):
            guard let number = Int64(parts[4]) else { return nil }
            key = .integer(number)
        case ("r", .decimal):
            guard let bits = UInt64(parts[4]) else { return nil }
            key = .real(Double(bitPattern: bits))
        case ("t", .text), ("t", .day): key = .text(parts[4])
        default: return nil
        }
        self.id = id
    }
}

extension ListCondition {
    /// The part of the list behind a cursor.
    public func after(_ cursor: ListCursor) -> ListCondition {
        var copy = self
        let sign = listOrder.descending ? "<" : ">"
        func place(_ value: Value) -> String {
            copy.arguments.append(value)
            return "?\(copy.arguments.count)"
        }
        let part: String
        let column = "t.\(listOrder.column)"
        if listOrder.column == "id" {
            part = "t.id \(sign) \(place(.integer(cursor.id)))"
        } else if cursor.key.isNull {
            part = "\(column) IS NULL AND t.id \(sign) \(place(.integer(cursor.id)))"
        } else {
            let key = place(cursor.key)
            let empty = listOrder.mayBeEmpty ? " OR \(column) IS NULL" : ""
            part = "\(column) \(sign) \(key) OR (\(column) = \(key) AND t.id \(sign) \(place(.integer(cursor.id))))\(empty)"
        }
        copy.sql = "(\(sql)) AND (\(part))"
        return copy
    }
}
