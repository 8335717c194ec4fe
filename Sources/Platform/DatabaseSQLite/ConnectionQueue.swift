import GRDB

/// One connection and the serial queue on which alone it is used: the single place that touches GRDB.
///
/// GRDB opens the file, sets up WAL, holds the queue and closes; statements go straight to SQLite, without copies.
struct ConnectionQueue: Sendable {
    enum Purpose { case writer, reader }

    private let queue: DatabaseQueue
    private let connection: SQLiteConnection

    init(path: String, purpose: Purpose) throws {
        var configuration = Configuration()
        configuration.label = "sqlite.\(purpose)"
        configuration.readonly = purpose == .reader
        configuration.journalMode = purpose == .writer ? .wal : .default
        // Other programs (a backup command, a second `zhijian`) may hold the write lock for a moment.
        configuration.busyMode = .timeout(10)
        // `asyncWriteWithoutTransaction` lends the bare connection; transactions are ours.
        configuration.allowsUnsafeTransactions = true
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            connection = try queue.writeWithoutTransaction { database in
                guard let handle = database.sqliteConnection else {
                    throw DatabaseError(resultCode: .SQLITE_MISUSE)
                }
                return SQLiteConnection(handle: handle)
            }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFailure.describe(code: error.extendedResultCode.rawValue, message: error.message ?? "")
        }
        // GRDB's WAL set-up leaves NORMAL, with which a power cut may lose acknowledged commits.
        try performNow { connection in
            switch purpose {
            case .writer:
                // A batch of an import changes two thousand pages, most of them those of the batch before: they are written home
                // once in 64 MiB of log instead of after every third batch.
                try connection.script("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -32000")
            case .reader: try connection.script("PRAGMA cache_size = -8000")
            }
        }
    }

    func perform(_ work: @escaping @Sendable (SQLiteConnection) -> Void) {
        queue.asyncWriteWithoutTransaction { [connection] _ in work(connection) }
    }

    private func performNow(_ work: (SQLiteConnection) throws -> Void) throws {
        try queue.writeWithoutTransaction { _ in try work(connection) }
    }

    func close() {
        try? performNow { $0.forgetStatements() }
        try? queue.close()
    }
}
