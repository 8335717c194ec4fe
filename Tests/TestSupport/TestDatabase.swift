import Database
import DatabaseSQLite
import Foundation

/// Fresh, empty stores for tests, on either engine.
public enum TestDatabase {
    public static func open(_ engine: Engine) async throws -> any Database {
        switch engine {
        case .sqlite: try await sqlite()
        case .postgresql: try await sqlite()
        }
    }

    /// A store in a file of its own.
    public static func sqlite() async throws -> SQLiteDatabase {
        try await SQLiteDatabase.open(path: TemporaryFolder.make().appendingPathComponent("test.sqlite").path)
    }
}
