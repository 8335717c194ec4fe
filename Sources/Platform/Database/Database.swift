/// Which store is behind the seam.
public enum Engine: String, Sendable, CaseIterable { case sqlite, postgresql }

/// The store: one seam, two engines, portable SQL text with `?1 ?2` placeholders.
///
/// Reads run side by side. Writes of one process run one after another, each in its own savepoint, and are committed in
/// groups: `write` returns only when its group is durable. A body that throws leaves nothing behind and does not disturb
/// the others of its group. Bodies must not keep the connection, must not block on anything else, and are run once only.
/// Deferred constraints are checked at the end of each body at the latest, not at the commit of the group.
public protocol Database: Sendable {
    var engine: Engine { get }

    /// Runs a body on one snapshot of the store.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Runs a body as one transaction; returns after it is durable.
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Copies the whole store, consistent at one moment, into a file while serving goes on.
    func backup(to path: String) async throws

    /// The engine's own integrity check; the sentences found wrong, empty when all is well.
    func checkIntegrity() async throws -> [String]

    func close() async
}

/// A connection lent to the body of a read or a write.
public protocol Connection: AnyObject {
    var engine: Engine { get }

    func query(_ sql: String, _ arguments: [Value]) throws -> [Row]

    /// Visits rows as they come; the view is valid only during the call.
    func forEachRow(_ sql: String, _ arguments: [Value], _ body: (any RowView) throws -> Void) throws

    /// Runs one statement; returns the number of rows changed.
    @discardableResult
    func execute(_ sql: String, _ arguments: [Value]) throws -> Int

    /// Runs one statement for many argument lists: prepared once on SQLite, pipelined on PostgreSQL.
    func executeMany(_ sql: String, _ argumentLists: [[Value]]) throws

    /// Appends many rows to a table: one prepared INSERT on SQLite, COPY on PostgreSQL.
    func append(to table: String, columns: [String], rows: [[Value]]) throws

    /// Runs statements without arguments, separated by semicolons (schema changes).
    func script(_ sql: String) throws

    /// Runs a part that may fail without spoiling the rest: when it throws, what it did is taken back and the error goes on.
    ///
    /// A statement that fails outside of such a part spoils the whole body: later statements are refused, and a write is
    /// rolled back even if the body caught the error. PostgreSQL works so; SQLite is held to the same.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result
}

extension Connection {
    public func query(_ sql: String) throws -> [Row] { try query(sql, []) }
    public func first(_ sql: String, _ arguments: [Value] = []) throws -> Row? { try query(sql, arguments).first }
    @discardableResult
    public func execute(_ sql: String) throws -> Int { try execute(sql, []) }

    /// The single cell of a query that returns one row and one column; NULL when there is no row.
    public func value(_ sql: String, _ arguments: [Value] = []) throws -> Value { try query(sql, arguments).first?[0] ?? .null }
}
