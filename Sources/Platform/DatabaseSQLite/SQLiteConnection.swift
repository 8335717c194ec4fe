import Database
import GRDBSQLite

/// Statements on one SQLite connection.
///
/// `@unchecked Sendable`: a `ConnectionQueue` owns it and lends it on its serial queue alone.
final class SQLiteConnection: Connection, @unchecked Sendable {
    let engine = Engine.sqlite
    let handle: OpaquePointer

    /// Statements at rest. One in use is taken out, so that the same text may run inside its own rows.
    private var statements: [String: PreparedStatement] = [:]
    private var uses = 0
    private static let mostStatements = 300

    /// The first failure of the body; until it is taken back, nothing more runs (see `Connection.savepoint`).
    private(set) var failure: (any Error)?

    init(handle: OpaquePointer) { self.handle = handle }

    func query(_ sql: String, _ arguments: [Value]) throws -> [Row] {
        try using(sql) { statement in
            try statement.bind(arguments)
            var rows: [Row] = []
            var columns: ColumnNames?
            let view = SQLiteRowView(statement: statement.handle)
            while try statement.step() {
                let names = columns ?? statement.columns
                columns = names
                rows.append(Row(columns: names, values: names.names.indices.map(view.value)))
            }
            return rows
        }
    }

    func forEachRow(_ sql: String, _ arguments: [Value], _ body: (any RowView) throws -> Void) throws {
        var bodyError: (any Error)?
        try using(sql) { statement in
            try statement.bind(arguments)
            let view = SQLiteRowView(statement: statement.handle)
            while try statement.step() {
                // An error of the visitor is not a failure of the store.
                do { try body(view) } catch {
                    bodyError = error
                    return
                }
            }
        }
        if let bodyError { throw bodyError }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [Value]) throws -> Int {
        try using(sql) { statement in
            try statement.bind(arguments)
            return try run(statement)
        }
    }

    func executeMany(_ sql: String, _ argumentLists: [[Value]]) throws {
        try using(sql) { statement in
            for arguments in argumentLists {
                try statement.bind(arguments)
                _ = try run(statement)
                sqlite3_reset(statement.handle)
            }
        }
    }

    func append(to table: String, columns: [String], rows: [[Value]]) throws {
        let places = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        try executeMany("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))", rows)
    }

    func script(_ sql: String) throws {
        try guarded {
            guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteFailure.last(on: handle) }
        }
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("SAVEPOINT part")
        do {
            let result = try body()
            if let failure { throw failure }
            try execute("RELEASE part")
            return result
        } catch {
            undo("part")
            throw error
        }
    }

    /// Rolls back to a savepoint and removes it; false when SQLite has already rolled back the whole transaction.
    @discardableResult
    func undo(_ savepoint: String) -> Bool {
        failure = nil
        guard isInTransaction else { return false }
        do {
            try execute("ROLLBACK TO \(savepoint)")
            try execute("RELEASE \(savepoint)")
            return true
        } catch { return false }
    }

    func forgetFailure() { failure = nil }
    func forgetStatements() { statements = [:] }

    /// SQLite leaves the transaction by itself when the disk is full or fails.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    var hasOpenDeferredConstraints: Bool {
        var current: CInt = 0
        var highest: CInt = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return current != 0
    }

    private func run(_ statement: PreparedStatement) throws -> Int {
        // sqlite3_changes keeps the number of an earlier statement when this one changed nothing.
        let before = sqlite3_total_changes64(handle)
        while try statement.step() {}
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    private func using<Result>(_ sql: String, _ work: (PreparedStatement) throws -> Result) throws -> Result {
        try guarded {
            let statement = try statements.removeValue(forKey: sql) ?? PreparedStatement(sql, on: handle)
            defer {
                statement.reset()
                keep(statement)
            }
            return try work(statement)
        }
    }

    private func keep(_ statement: PreparedStatement) {
        uses += 1
        statement.lastUse = uses
        statements[statement.sql] = statement
        if statements.count > Self.mostStatements, let oldest = statements.values.min(by: { $0.lastUse < $1.lastUse }) {
            statements[oldest.sql] = nil
        }
    }

    private func guarded<Result>(_ work: () throws -> Result) throws -> Result {
        if let failure { throw failure }
        do { return try work() } catch {
            failure = failure ?? error
            throw error
        }
    }
}
