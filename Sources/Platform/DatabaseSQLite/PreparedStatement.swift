import Database
import GRDBSQLite

/// One compiled statement. It belongs to one connection and is used on that connection's queue alone.
final class PreparedStatement {
    let handle: OpaquePointer
    let sql: String
    /// When it was last used, counted in statements; the oldest leaves the cache first.
    var lastUse = 0
    private let argumentCount: Int
    private var names: (columns: ColumnNames, compilations: CInt)?

    init(_ sql: String, on connection: OpaquePointer) throws {
        var handle: OpaquePointer?
        var sql = sql
        let rest = sql.withUTF8 { text -> Bool? in
            text.withMemoryRebound(to: CChar.self) { text in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    connection, text.baseAddress, CInt(text.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
                guard code == SQLITE_OK, let tail, let start = text.baseAddress else { return nil }
                return text[(tail - start)...].contains { !Self.isBlank($0) }
            }
        }
        guard let rest else { throw SQLiteFailure.last(on: connection) }
        guard let handle else { throw DatabaseError(.statement, "no statement in “\(sql)”") }
        self.handle = handle
        self.sql = sql
        argumentCount = Int(sqlite3_bind_parameter_count(handle))
        if rest { throw DatabaseError(.statement, "more than one statement; use script: \(sql)") }
        // A bare ? or a gap in the numbers would not mean the same on PostgreSQL.
        for index in 1..<CInt(argumentCount + 1) where sqlite3_bind_parameter_name(handle, index)?.pointee != 63 {
            throw DatabaseError(.statement, "placeholders are ?1 ?2 without gaps: \(sql)")
        }
    }

    deinit { sqlite3_finalize(handle) }

    private static func isBlank(_ byte: CChar) -> Bool { byte == 32 || byte == 59 || (9...13).contains(byte) }

    /// The column names; read anew after SQLite compiled the statement again because the schema changed.
    var columns: ColumnNames {
        let compilations = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let names, names.compilations == compilations { return names.columns }
        let columns = ColumnNames((0..<sqlite3_column_count(handle)).map { String(cString: sqlite3_column_name(handle, $0)) })
        names = (columns, compilations)
        return columns
    }

    var changesNothing: Bool { sqlite3_stmt_readonly(handle) != 0 }

    func bind(_ arguments: [Value]) throws {
        guard arguments.count == argumentCount else {
            throw DatabaseError(.statement, "\(argumentCount) arguments wanted, \(arguments.count) given: \(sql)")
        }
        for (index, argument) in arguments.enumerated() {
            try argument.checkStorable()
            let code = bind(argument, at: CInt(index + 1))
            guard code == SQLITE_OK else { throw SQLiteFailure.last(on: sqlite3_db_handle(handle)) }
        }
    }

    private func bind(_ value: Value, at position: CInt) -> CInt {
        // SQLite copies the bytes at once (SQLITE_TRANSIENT).
        let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(handle, position)
        case .integer(let number): return sqlite3_bind_int64(handle, position, number)
        case .real(let number): return sqlite3_bind_double(handle, position, number)
        case .text(var text):
            // An empty string may have no address, which SQLite would take for NULL.
            if text.isEmpty { return sqlite3_bind_text64(handle, position, "", 0, copy, UInt8(SQLITE_UTF8)) }
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text64(
                        handle, position, characters.baseAddress, UInt64(characters.count), copy, UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, position, 0) }
            return bytes.withUnsafeBytes { sqlite3_bind_blob64(handle, position, $0.baseAddress, UInt64($0.count), copy) }
        }
    }

    /// True while there is a row to read.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure.last(on: sqlite3_db_handle(handle))
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}
