import CLibPQ
import Database
import Foundation
import Programs

/// Backup and restore with the server's own tools, in their custom format: every administrator knows it, and `pg_restore`
/// reads it without us. Debian: package `postgresql-client`.
public enum PostgreSQLBackup {
    static func dump(_ connection: PostgreSQLConnection, to path: String) throws {
        let partial = path + ".partial"
        defer { try? FileManager.default.removeItem(atPath: partial) }
        try run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file=\(partial)"], on: connection.handle)
        guard rename(partial, path) == 0 else { throw DatabaseError(.readOnly, "cannot rename to \(path): errno \(errno)") }
    }

    /// Fills an empty database from a backup, in one transaction.
    public static func restore(from path: String, into store: PostgreSQLDatabase) async throws {
        let schema = SchemaGeneration()
        let session = PostgreSQLSession(store.settings, label: "restore", statementTimeout: .zero, schema: schema)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            session.perform {
                continuation.resume(
                    with: Result {
                        let connection = try session.connect()
                        let options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
                        try run(
                            "pg_restore", options + ["--dbname=\(database(of: connection.handle))", path], on: connection.handle)
                    })
            }
        }
    }

    private static func database(of connection: OpaquePointer) -> String { String(cString: PQdb(connection)) }

    /// The address goes through the environment, where other users of the machine do not see the password.
    private static func run(_ tool: String, _ arguments: [String], on connection: OpaquePointer) throws {
        let words = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-\(tool)-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: words) }
        func text(_ part: (OpaquePointer) -> UnsafeMutablePointer<CChar>?) -> String? {
            part(connection).map { String(cString: $0) }
        }
        let address = [
            "PGHOST": text(PQhost), "PGPORT": text(PQport), "PGUSER": text(PQuser), "PGPASSWORD": text(PQpass),
            "PGDATABASE": database(of: connection),
        ]
        let program: RunningProgram
        do {
            program = try RunningProgram(
                [try find(tool)] + arguments, environment: address.compactMapValues { $0 }, messages: .file(words))
        } catch let error as RunningProgram.NotStarted { throw DatabaseError(.other, error.description) }
        guard program.wait() == 0 else {
            let said = FileManager.default.contents(atPath: words) ?? Data()
            throw DatabaseError(.other, "\(tool): \(String(decoding: said.prefix(2_000), as: UTF8.self))")
        }
    }

    private static func find(_ tool: String) throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        let debian = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let folders =
            debian.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
            + path.split(separator: ":").map(String.init)
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(tool)") {
            return "\(folder)/\(tool)"
        }
        throw DatabaseError(.other, "\(tool) is not installed; on Debian: apt-get install postgresql-client")
    }
}
