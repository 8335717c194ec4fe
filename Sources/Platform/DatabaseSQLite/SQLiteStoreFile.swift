import Database
import Foundation
import GRDBSQLite

/// A store's file while no store is open on it: backups that are to stay as they are, and files about to be replaced.
public enum SQLiteStoreFile {
    /// Lends a connection that reads a file which nobody writes; neither the file nor its folder is touched.
    public static func inspect<Result>(_ path: String, _ body: (any Connection) throws -> Result) throws -> Result {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%")
        guard let address = path.addingPercentEncoding(withAllowedCharacters: allowed) else {
            throw DatabaseError(.unavailable, "the path cannot be written as an address")
        }
        // Without `immutable` SQLite would look for, or make, the files of a write-ahead log beside it.
        let handle = try open("file:\(address)?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
        let connection = SQLiteConnection(handle: handle)
        defer {
            connection.forgetStatements()
            sqlite3_close_v2(handle)
        }
        return try body(connection)
    }

    /// What the engine finds wrong in a file, as `checkIntegrity` of an open store.
    public static func problems(_ connection: any Connection) throws -> [String] {
        try connection.query("PRAGMA integrity_check", []).compactMap { $0[0].text }.filter { $0 != "ok" }
    }

    /// Whether another connection, of this or any program, has the store open. When none has, what stands in the write-ahead log is
    /// moved into the file, so that the file alone is the whole store.
    public static func isInUse(_ path: String) throws -> Bool {
        let handle = try open(path, SQLITE_OPEN_READWRITE)
        defer { sqlite3_close_v2(handle) }
        sqlite3_busy_timeout(handle, 0)
        // Leaving WAL mode takes the store for itself alone; that is refused while anyone else is there.
        let code = sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", nil, nil, nil)
        if code == SQLITE_BUSY || code == SQLITE_LOCKED { return true }
        guard code == SQLITE_OK else { throw SQLiteFailure.last(on: handle) }
        return false
    }

    private static func open(_ name: String, _ flags: CInt) throws -> OpaquePointer {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(name, &opened, flags, nil)
        guard code == SQLITE_OK, let handle = opened else {
            sqlite3_close_v2(opened)
            throw SQLiteFailure.describe(code: code, message: "cannot open")
        }
        return handle
    }
}
