import Database
import GRDBSQLite

/// Turns SQLite's result codes into kinds.
enum SQLiteFailure {
    static func last(on handle: OpaquePointer) -> DatabaseError {
        describe(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
    }

    static func describe(code: CInt, message: String) -> DatabaseError {
        DatabaseError(kind(code: code, message: message), "\(message) (SQLite \(code))")
    }

    private static func kind(code: CInt, message: String) -> DatabaseError.Kind {
        // SQLite says “UNIQUE constraint failed: employer.code, employer.year”.
        var subject: String { message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? "" }
        switch code {
        case 2067, 1555, 2579: return .duplicate(subject)  // unique, primary key, rowid
        case 787: return .foreignKey
        case 1299: return .notNull(subject)
        case 275: return .check(subject)
        default: break
        }
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_INTERRUPT: return .timeout
        case SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR, SQLITE_PERM: return .readOnly
        case SQLITE_CANTOPEN: return .unavailable
        case SQLITE_CORRUPT, SQLITE_NOTADB: return .damaged
        case SQLITE_ERROR, SQLITE_RANGE, SQLITE_MISUSE, SQLITE_MISMATCH: return .statement
        default: return .other
        }
    }
}
