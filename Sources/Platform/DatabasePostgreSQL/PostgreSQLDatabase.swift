import Database

/// The store that grows: a PostgreSQL server, 13 or later, reached through libpq. Reads run side by side on their own
/// connections, each on one snapshot; writes of this node go through one connection and are committed in groups.
public final class PostgreSQLDatabase: Database {
    public let engine = Engine.postgresql
    public let settings: PostgreSQLSettings

    private let readers: LeasePool<PostgreSQLSession>
    private let writer: PostgreSQLSession
    private let groups: GroupWriter

    public static func connect(url: String) async throws -> PostgreSQLDatabase {
        try await connect(PostgreSQLSettings(url: url))
    }

    public static func connect(_ settings: PostgreSQLSettings) async throws -> PostgreSQLDatabase {
        let store = PostgreSQLDatabase(settings)
        do { try await store.checkServer() } catch {
            await store.close()
            throw error
        }
        return store
    }

    private init(_ settings: PostgreSQLSettings) {
        self.settings = settings
        let schema = SchemaGeneration()
        let writer = PostgreSQLSession(settings, label: "writer", statementTimeout: settings.writeTimeout, schema: schema)
        self.writer = writer
        readers = LeasePool(limit: settings.readers) {
            PostgreSQLSession(settings, label: "reader", statementTimeout: settings.readTimeout, schema: schema)
        } dispose: {
            $0.close()
        }
        groups = GroupWriter { use in
            writer.perform { use(.success(PostgreSQLGroupTransaction(writer))) }
        }
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await onReader { session in
            let (connection, _) = try session.begin { try $0.control("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }
            defer {
                connection.forgetFailure()
                if !connection.isLost { _ = try? connection.control("COMMIT") }
            }
            return try body(connection)
        }
    }

    @discardableResult
    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await groups.write(body)
    }

    public func backup(to path: String) async throws {
        try await onReader { try PostgreSQLBackup.dump($0.connect(), to: path) }
    }

    public func checkIntegrity() async throws -> [String] {
        try await read { try PostgreSQLIntegrity.problems($0) }
    }

    public func close() async {
        await groups.close()
        await readers.close()
        writer.close()
    }

    private func checkServer() async throws {
        let server = try await read { connection in
            try connection.query(
                """
                SELECT CAST(current_setting('server_version_num') AS bigint) AS version,
                    current_setting('server_encoding') AS encoding
                """, []
            ).first
        }
        guard let server, server.integer("version") >= 130_000 else {
            throw DatabaseError(.statement, "PostgreSQL 13 or later is needed")
        }
        guard server.text("encoding") == "UTF8" else {
            throw DatabaseError(.statement, "the database must be made with ENCODING 'UTF8', it is \(server.text("encoding"))")
        }
    }

    private func onReader<Result: Sendable>(
        _ work: @escaping @Sendable (PostgreSQLSession) throws -> Result
    ) async throws -> Result {
        let session = try await readers.lease()
        defer { readers.giveBack(session) }
        return try await withCheckedThrowingContinuation { continuation in
            session.perform { continuation.resume(with: Swift.Result { try work(session) }) }
        }
    }
}
