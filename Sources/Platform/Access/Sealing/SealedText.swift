/// An encrypted value as it stands in a text column: `1.suite.key.base64url`. Holds no clear text and may be logged by length only.
public struct SealedText: Hashable, Sendable, RawRepresentable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The column a value is sealed for. A sealed value moved to another column no longer opens.
public struct FieldPlace: Hashable, Sendable {
    public let table: String
    public let column: String

    public init(_ table: String, _ column: String) {
        self.table = table
        self.column = column
    }

    /// Unambiguous bytes: no table or column name holds a zero byte.
    func bytes(_ more: String...) -> [UInt8] {
        ([table, column] + more).reduce(into: []) { $0 += Array($1.utf8) + [0] }
    }
}
