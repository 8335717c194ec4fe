import Database
import DatabasePostgreSQL
import Foundation
import Server

/// Restores into an empty PostgreSQL database, in one transaction, and checks what came of it.
///
/// The server's own tools do not check before they fill; a backup that does not verify leaves its tables in the new database, which is
/// not yet in anyone's use.
struct ServerRestore {
    let file: String
    let address: StoreAddress
    let replaces: Bool

    func run() async throws -> RestoreOutcome {
        guard case .server(let url, _) = address else { throw CommandError.noStore }
        if replaces { throw CommandError.replaceNotOnServer }
        guard isDump else { throw CommandError.notABackup }
        try FileManager.default.createDirectory(
            atPath: address.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let store = try await PostgreSQLDatabase.connect(url: url)
        do {
            let tables = try await store.read {
                try $0.value(
                    """
                    SELECT COUNT(*) FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                    """)
            }
            guard tables == 0 else { throw CommandError.storeNotEmpty }
            try await PostgreSQLBackup.restore(from: file, into: store)
            let outcome = try await RestoredStore(database: store, address: address).check()
            await store.close()
            return outcome
        } catch {
            await store.close()
            throw error
        }
    }

    /// The custom format of pg_dump begins with these letters.
    private var isDump: Bool {
        guard let handle = FileHandle(forReadingAtPath: file) else { return false }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: 5)) == Data("PGDMP".utf8)
    }
}
