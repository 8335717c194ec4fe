import Database
import DatabasePostgreSQL
import DatabaseSQLite
import Foundation

/// Fresh, empty stores for tests, on either engine.
public enum TestDatabase {
    public static func open(_ engine: Engine) async throws -> any Database {
        switch engine {
        case .sqlite: try await sqlite()
        case .postgresql: try await postgresql()
        }
    }

    /// A store in a file of its own.
    public static func sqlite() async throws -> SQLiteDatabase {
        try await SQLiteDatabase.open(path: TemporaryFolder.make().appendingPathComponent("test.sqlite").path)
    }

    /// A database of its own on a throw-away server (or on the server that ZHIJIAN_TEST_POSTGRES names).
    public static func postgresql() async throws -> PostgreSQLDatabase {
        try await PostgreSQLDatabase.connect(PostgreSQLSettings(url: SharedPostgreSQL.makeDatabase(), readers: 4))
    }

    /// The address of a new, empty database, for programs that open it themselves.
    public static func postgresqlAddress() throws -> String { try SharedPostgreSQL.makeDatabase() }
}
