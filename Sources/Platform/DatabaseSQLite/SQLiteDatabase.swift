import protocol Database.Connection
import protocol Database.Database
import enum Database.Engine
import class Database.GroupWriter
import class Database.LeasePool

/// The embedded store: one file in WAL mode, many readers, one writer that commits in groups with `synchronous = FULL`.
public final class SQLiteDatabase: Database {
    public let engine = Engine.sqlite
    public let path: String

    private let readers: LeasePool<ConnectionQueue>
    private let writer: ConnectionQueue
    private let groups: GroupWriter

    /// Opens the file, or makes it. The folder must exist.
    public static func open(path: String, readers: Int = 8) async throws -> SQLiteDatabase {
        try SQLiteDatabase(path: path, readers: readers)
    }

    private init(path: String, readers limit: Int) throws {
        self.path = path
        let writer = try ConnectionQueue(path: path, purpose: .writer)
        self.writer = writer
        readers = LeasePool(limit: limit) {
            try ConnectionQueue(path: path, purpose: .reader)
        } dispose: {
            $0.close()
        }
        groups = GroupWriter { use in
            writer.perform { use(.success(SQLiteGroupTransaction($0))) }
        }
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await onReader { connection in
            try connection.execute("BEGIN")
            defer {
                connection.forgetFailure()
                _ = try? connection.execute("COMMIT")
                connection.forgetFailure()
            }
            return try body(connection)
        }
    }

    @discardableResult
    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await groups.write(body)
    }

    public func backup(to path: String) async throws {
        try await onReader { try SQLiteBackup.copy($0.handle, to: path) }
    }

    public func checkIntegrity() async throws -> [String] {
        try await read { connection in
            let pages = try connection.query("PRAGMA integrity_check", []).compactMap { $0[0].text }.filter { $0 != "ok" }
            let orphans = try connection.query("PRAGMA foreign_key_check", []).map {
                "\($0.text("table") ) row \($0.integer("rowid")) refers to a missing row of \($0.text("parent"))"
            }
            return pages + orphans
        }
    }

    public func close() async {
        await groups.close()
        await readers.close()
        writer.close()
    }

    private func onReader<Result: Sendable>(
        _ work: @escaping @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
        let reader = try await readers.lease()
        defer { readers.giveBack(reader) }
        return try await withCheckedThrowingContinuation { continuation in
            reader.perform { connection in
                continuation.resume(with: Swift.Result { try work(connection) })
            }
        }
    }
}
