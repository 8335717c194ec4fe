import Database
import DatabasePostgreSQL
import DatabaseSQLite
import Foundation

/// Where the store is: a data folder with its own file, or a PostgreSQL server.
public enum StoreAddress: Sendable, Hashable {
    case folder(String)
    case server(String, folder: String)

    /// Keys and files that are not in the store stand here.
    public var folder: String {
        switch self {
        case .folder(let folder), .server(_, let folder): folder
        }
    }

    /// Opens the store; makes the folder where it is missing, readable for its owner alone.
    public func open() async throws -> any Database {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        switch self {
        case .folder(let folder): return try await SQLiteDatabase.open(path: folder + "/zhijian.sqlite")
        case .server(let url, _): return try await PostgreSQLDatabase.connect(url: url)
        }
    }
}
