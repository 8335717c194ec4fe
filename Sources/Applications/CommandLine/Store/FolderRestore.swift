import Database
import DatabaseSQLite
import Foundation
import Server

/// Restores the embedded store: copies, brings the copy to this program's shape, checks it, and only then lets it take its place.
struct FolderRestore {
    let file: String
    let address: StoreAddress
    let replaces: Bool

    private var place: String { address.folder + "/zhijian.sqlite" }
    private var draft: String { place + ".restoring" }

    func run() async throws -> RestoreOutcome {
        let files = FileManager.default
        try lookAtBackup()
        let isReplacing = files.fileExists(atPath: place)
        if isReplacing, !replaces { throw CommandError.storeExists }
        try files.createDirectory(
            atPath: address.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        if isReplacing, try SQLiteStoreFile.isInUse(place) { throw CommandError.storeInUse }
        removeDraft()
        defer { removeDraft() }
        try files.copyItem(atPath: file, toPath: draft)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)

        var outcome = try await check()
        guard outcome.isDone else { return outcome }
        // Nobody but this command has the draft open; this leaves it as one file without a log beside it.
        guard try !SQLiteStoreFile.isInUse(draft) else { throw CommandError.storeInUse }
        if isReplacing { outcome.kept = try setAside() }
        guard rename(draft, place) == 0 else { throw DatabaseError(.readOnly, "cannot rename: errno \(errno)") }
        try makeDurable()
        return outcome
    }

    private func lookAtBackup() throws {
        let isStore = try? SQLiteStoreFile.inspect(file) { connection in
            try connection.value("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('ledger_head', 'ledger_entry')") == 2
        }
        guard isStore == true else { throw CommandError.notABackup }
    }

    private func check() async throws -> RestoreOutcome {
        let store: SQLiteDatabase
        do { store = try await SQLiteDatabase.open(path: draft) } catch { throw CommandError.notABackup }
        do {
            let outcome = try await RestoredStore(database: store, address: address).check()
            await store.close()
            return outcome
        } catch {
            await store.close()
            throw error
        }
    }

    private func setAside() throws -> String {
        let stamp = SystemClock.clock.now().rfc3339.filter { $0.isASCII && ($0.isNumber || $0 == "T") }.prefix(15)
        let kept = "\(place).before-\(stamp)"
        guard !FileManager.default.fileExists(atPath: kept) else { throw CommandError.fileExists }
        guard rename(place, kept) == 0 else { throw DatabaseError(.readOnly, "cannot rename: errno \(errno)") }
        return kept
    }

    private func makeDurable() throws {
        for path in [place, address.folder] {
            let descriptor = open(path, O_RDONLY)
            guard descriptor >= 0 else { throw DatabaseError(.readOnly, "cannot open: errno \(errno)") }
            let synced = fsync(descriptor)
            close(descriptor)
            guard synced == 0 else { throw DatabaseError(.readOnly, "cannot sync: errno \(errno)") }
        }
    }

    private func removeDraft() {
        for ending in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: draft + ending) }
    }
}
