import Database
import Foundation
import GRDBSQLite

/// Copies a serving store into one plain file. The file appears under its name only when it is complete and durable.
enum SQLiteBackup {
    static func copy(_ source: OpaquePointer, to path: String) throws {
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try copyPages(source, to: partial)
            try makeDurable(partial)
            guard rename(partial, path) == 0 else { throw DatabaseError(.readOnly, "cannot rename to \(path): errno \(errno)") }
            try makeDurable((path as NSString).deletingLastPathComponent)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    private static func copyPages(_ source: OpaquePointer, to path: String) throws {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        defer { sqlite3_close_v2(opened) }
        guard code == SQLITE_OK, let target = opened else {
            throw SQLiteFailure.describe(code: code, message: "cannot make \(path)")
        }
        guard let backup = sqlite3_backup_init(target, "main", source, "main") else { throw SQLiteFailure.last(on: target) }
        // All pages in one step: the reader holds one snapshot, writers go on in the WAL.
        let outcome = sqlite3_backup_step(backup, -1)
        sqlite3_backup_finish(backup)
        guard outcome == SQLITE_DONE else { throw SQLiteFailure.describe(code: outcome, message: "backup stopped") }
        // The copy has inherited WAL mode; as a backup it must be one file that can be read from anywhere.
        guard sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nil, nil, nil) == SQLITE_OK else {
            throw SQLiteFailure.last(on: target)
        }
    }

    private static func makeDurable(_ path: String) throws {
        let file = Foundation.open(path.isEmpty ? "." : path, O_RDONLY)
        guard file >= 0 else { throw DatabaseError(.readOnly, "cannot open \(path): errno \(errno)") }
        defer { Foundation.close(file) }
        guard fsync(file) == 0 else { throw DatabaseError(.readOnly, "cannot sync \(path): errno \(errno)") }
    }
}
