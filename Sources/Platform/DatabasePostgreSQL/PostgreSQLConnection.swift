import CLibPQ
import Database

/// Statements on one connection to the server.
///
/// `@unchecked Sendable`: a `PostgreSQLSession` owns it and lends it on its serial queue alone.
final class PostgreSQLConnection: Connection, @unchecked Sendable {
    let engine = Engine.postgresql
    let handle: OpaquePointer
    private(set) lazy var statements = StatementCache(self, schema: schema)
    private let schema: SchemaGeneration
    private var isBroken = false

    /// The first failure of the body; until it is taken back, nothing more runs (see `Connection.savepoint`).
    private(set) var failure: (any Error)?
    private var stream: ResultStream?

    init(handle: OpaquePointer, schema: SchemaGeneration) {
        self.handle = handle
        self.schema = schema
    }

    deinit { PQfinish(handle) }

    func query(_ sql: String, _ arguments: [Value]) throws -> [Row] {
        try guarded {
            let result = try run(sql, arguments)
            defer { PQclear(result) }
            let columns = Self.columns(of: result)
            return (0..<PQntuples(result)).map { row in
                let view = PostgreSQLRowView(result: result, row: row)
                return Row(columns: columns, values: columns.names.indices.map(view.value))
            }
        }
    }

    func forEachRow(_ sql: String, _ arguments: [Value], _ body: (any RowView) throws -> Void) throws {
        var bodyError: (any Error)?
        try guarded {
            let rows = try send(sql, arguments)
            defer { finish(rows) }
            while let result = rows.next() {
                defer { PQclear(result) }
                switch PQresultStatus(result) {
                case PGRES_SINGLE_TUPLE:
                    // An error of the visitor is not a failure of the store.
                    do { try body(PostgreSQLRowView(result: result, row: 0)) } catch {
                        bodyError = error
                        return
                    }
                case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
                default: throw failed(result)
                }
            }
        }
        if let bodyError { throw bodyError }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [Value]) throws -> Int {
        try guarded {
            let result = try run(sql, arguments)
            defer { PQclear(result) }
            let command = String(cString: PQcmdStatus(result))
            if ["CREATE", "ALTER", "DROP"].contains(where: command.hasPrefix) { schema.advance() }
            guard ["INSERT", "UPDATE", "DELETE"].contains(where: command.hasPrefix) else { return 0 }
            return Int(String(cString: PQcmdTuples(result))) ?? 0
        }
    }

    func script(_ sql: String) throws {
        try guarded { _ = try control(sql) }
        schema.advance()
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try guarded { _ = try control("SAVEPOINT part") }
        do {
            let result = try body()
            if let failure { throw failure }
            try guarded { _ = try control("RELEASE SAVEPOINT part") }
            return result
        } catch {
            failure = nil
            try guarded { _ = try control("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part") }
            throw error
        }
    }

    func forgetFailure() { failure = nil }

    var isLost: Bool { isBroken || PQstatus(handle) != CONNECTION_OK }
    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Runs statements that are not worth preparing; returns the command tag and the first cell of the last.
    @discardableResult
    func control(_ sql: String) throws -> (command: String, cell: String?) {
        freeConnection()
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failed(result) }
        let cell = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0).map { String(cString: $0) } : nil
        return (String(cString: PQcmdStatus(result)), cell)
    }

    @discardableResult
    func guarded<Result>(_ work: () throws -> Result) throws -> Result {
        if let failure { throw failure }
        do { return try work() } catch {
            failure = failure ?? error
            throw error
        }
    }

    func failed(_ result: OpaquePointer?) -> DatabaseError {
        if let result, PostgreSQLFailure.isStalePlan(result) { schema.advance() }
        let failure = PostgreSQLFailure.describe(result, on: handle)
        isBroken = isBroken || !PostgreSQLFailure.isFromServer(result)
        return failure
    }

    /// A row visitor may run statements between its rows.
    func freeConnection() {
        stream?.keepRest()
        stream = nil
    }

    private static func columns(of result: OpaquePointer) -> ColumnNames {
        ColumnNames((0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) })
    }

    /// A result that is not an error; the caller clears it.
    private func run(_ sql: String, _ arguments: [Value]) throws -> OpaquePointer {
        freeConnection()
        let statement = try statements.prepared(sql, for: arguments)
        let list = try statement.list(arguments)
        let result = list.lend { PQexecPrepared(handle, statement.name, list.count, $0, $1, $2, 0) }
        let status = PQresultStatus(result)
        guard let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            defer { PQclear(result) }
            throw status == PGRES_EMPTY_QUERY ? DatabaseError(.statement, "no statement in “\(sql)”") : failed(result)
        }
        return result
    }

    private func send(_ sql: String, _ arguments: [Value]) throws -> ResultStream {
        freeConnection()
        let statement = try statements.prepared(sql, for: arguments)
        let list = try statement.list(arguments)
        let sent = list.lend { PQsendQueryPrepared(handle, statement.name, list.count, $0, $1, $2, 0) }
        guard sent == 1, PQsetSingleRowMode(handle) == 1 else { throw failed(nil) }
        let rows = ResultStream(handle)
        stream = rows
        return rows
    }

    private func finish(_ rows: ResultStream) {
        rows.discardRest()
        if stream === rows { stream = nil }
    }
}
