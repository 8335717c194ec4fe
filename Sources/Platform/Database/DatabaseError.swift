/// What went wrong in the store, by kind, so that callers decide without reading an engine's words.
///
/// `detail` is the engine's own sentence, for the log only: it may hold values and never reaches a page.
public struct DatabaseError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        /// A unique key is taken: `table.column, table.column`, the same on both engines.
        case duplicate(String)
        case foreignKey
        /// `table.column`
        case notNull(String)
        /// A CHECK does not hold; its name.
        case check(String)
        /// The server or file cannot be reached now; trying again later may work.
        case unavailable
        case timeout
        /// The disk is full or failing, or the store may only be read.
        case readOnly
        case damaged
        /// Wrong SQL or arguments: a programming error.
        case statement
        case other
    }

    public let kind: Kind
    public let detail: String

    public init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    public var description: String { "database: \(kind): \(detail)" }
}
