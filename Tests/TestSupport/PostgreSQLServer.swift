import Foundation
import Programs

/// A throw-away PostgreSQL server in a temporary folder, reached through a Unix socket only.
///
/// It is stopped and removed when the test process ends, however it ends: a small shell waits for the end of a pipe that
/// only this process holds open. The collation of the cluster is Chinese on purpose, so that an order which forgets
/// `COLLATE "C"` is noticed.
public final class PostgreSQLServer: Sendable {
    private let programs: String
    private let folder: URL
    private let user: [String]

    /// Makes a cluster and starts it.
    public init() throws {
        programs = try Self.findPrograms()
        folder = URL(fileURLWithPath: "/tmp/zhijian-pg-\(UUID().uuidString.prefix(8))")
        // PostgreSQL refuses to run as root.
        user = geteuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if geteuid() == 0 { try Command.run(["/bin/chown", "postgres", folder.path]) }
        try guardFolder()
        try run(
            "initdb",
            [
                "--no-sync", "--auth=trust", "--username=zhijian", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu",
                "--icu-locale=zh", "--pgdata=\(data)",
            ])
        try start()
    }

    private var data: String { folder.appendingPathComponent("data").path }

    public func start() throws {
        let options = "-k \(folder.path) -c listen_addresses='' -c shared_buffers=32MB -c max_connections=1000"
        try run("pg_ctl", ["start", "-w", "-D", data, "-l", folder.appendingPathComponent("log").path, "-o", options])
    }

    /// Stops the server as a power cut would: without telling its clients, without a last checkpoint.
    public func stop() throws { try run("pg_ctl", ["stop", "-w", "-m", "immediate", "-D", data]) }

    public func address(of database: String) -> String { "postgres:///\(database)?host=\(folder.path)&user=zhijian" }

    /// Makes an empty database and returns its address.
    public func makeDatabase() throws -> String {
        let name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        try Command.run([
            "\(programs)/psql", "--no-psqlrc", "--quiet", "--dbname=\(address(of: "postgres"))", "-c", "CREATE DATABASE \(name)",
        ])
        return address(of: name)
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        try Command.run(user + ["\(programs)/\(program)"] + arguments)
    }

    private func guardFolder() throws {
        // The reading end goes to the guardian, the writing end to nobody: it closes when this process ends.
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0, fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0 else {
            throw Command.Failure(description: "no pipe: errno \(errno)")
        }
        let script = """
            trap '' INT; cat > /dev/null; '\(programs)/pg_ctl' stop -m immediate -D '\(data)'; rm -rf '\(folder.path)'
            """
        _ = try RunningProgram(user + ["/bin/sh", "-c", script], folder: "/", input: .descriptor(ends[0]))
        close(ends[0])
    }

    static func findPrograms() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }.sorted()
        guard let newest = versions.last(where: { FileManager.default.isExecutableFile(atPath: "\(root)/\($0)/bin/initdb") })
        else {
            throw MissingPostgreSQL()
        }
        return "\(root)/\(newest)/bin"
    }
}

struct MissingPostgreSQL: Error, CustomStringConvertible {
    let description = """
        PostgreSQL is not installed, and every test runs on both engines: apt-get install postgresql-15 \
        (or set ZHIJIAN_TEST_POSTGRES to the address of a server on which databases may be made)
        """
}
