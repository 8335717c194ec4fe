import Foundation

/// The one server of a test process, started when the first test asks for it.
enum SharedPostgreSQL {
    private static let server = Result { try PostgreSQLServer() }

    static func makeDatabase() throws -> String {
        if let given = ProcessInfo.processInfo.environment["ZHIJIAN_TEST_POSTGRES"] { return try makeDatabase(at: given) }
        return try server.get().makeDatabase()
    }

    /// On a server that was given, every test still has a database of its own; they stay behind for whoever looks after it.
    private static func makeDatabase(at address: String) throws -> String {
        let name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        let programs = try PostgreSQLServer.findPrograms()
        try Command.run(["\(programs)/psql", "--no-psqlrc", "--quiet", "--dbname=\(address)", "-c", "CREATE DATABASE \(name)"])
        guard var parts = URLComponents(string: address) else { throw Command.Failure(description: "not an address: \(address)") }
        parts.path = "/\(name)"
        return parts.string ?? address
    }
}
