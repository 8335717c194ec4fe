/// One cell of a row. Both engines store exactly these five; everything else is converted in `ValueConvertible`.
///
/// Days are `yyyy-MM-dd` text, instants are milliseconds, booleans are 0 and 1, so that the same SQL sorts and compares
/// them alike on SQLite and PostgreSQL.
public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    public var isNull: Bool { self == .null }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByFloatLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(nilLiteral: ()) { self = .null }
}

extension Value {
    public init(_ value: String?) { self = value.map(Value.text) ?? .null }
    public init(_ value: Int64?) { self = value.map(Value.integer) ?? .null }
    public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    public init(_ value: Double?) { self = value.map(Value.real) ?? .null }
    public init(_ value: Bool) { self = .integer(value ? 1 : 0) }

    /// The text of a text cell; nil for any other.
    public var text: String? { if case .text(let value) = self { value } else { nil } }
    /// The whole number of an integer cell; nil for any other.
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The number of a real or integer cell; nil for any other.
    public var real: Double? {
        switch self {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
    public var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
}

extension Value {
    /// Refuses what only one of the engines could keep: text with a NUL character, and a number that is none.
    package func checkStorable() throws {
        switch self {
        case .text(let text) where text.utf8.contains(0):
            throw DatabaseError(.statement, "text with a NUL character cannot be stored")
        case .real(let number) where number.isNaN:
            throw DatabaseError(.statement, "not-a-number cannot be stored")
        default: break
        }
    }
}
