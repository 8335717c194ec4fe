/// A row read into memory. Columns are found by name or by position.
public struct Row: Sendable {
    public let columns: ColumnNames
    public let values: [Value]

    public init(columns: ColumnNames, values: [Value]) {
        self.columns = columns
        self.values = values
    }

    /// The cell of a column. A name that the query does not return is a programming error and traps.
    public subscript(_ name: String) -> Value {
        guard let index = columns.index(of: name) else { preconditionFailure("the query returns no column “\(name)”") }
        return values[index]
    }

    public subscript(_ index: Int) -> Value { values[index] }

    public func text(_ name: String) -> String { self[name].text ?? "" }
    public func integer(_ name: String) -> Int64 { self[name].integer ?? 0 }
    public func int(_ name: String) -> Int { Int(integer(name)) }
    public func real(_ name: String) -> Double { self[name].real ?? 0 }
    public func flag(_ name: String) -> Bool { integer(name) != 0 }
}

/// The column names of one query, shared by its rows.
public final class ColumnNames: Sendable {
    public let names: [String]
    private let positions: [String: Int]

    public init(_ names: [String]) {
        self.names = names
        positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func index(of name: String) -> Int? { positions[name] }
}

/// A row still in the engine's hands, valid only inside `forEachRow`: cells are read without copying where possible.
public protocol RowView {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    func text(_ column: Int) -> String
    /// The UTF-8 bytes of a text cell, empty for NULL; the pointer ends with the call.
    func withUTF8(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void)
    func value(_ column: Int) -> Value
}
