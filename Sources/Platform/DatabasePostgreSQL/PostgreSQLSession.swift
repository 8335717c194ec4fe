import CLibPQ
import Database
import Dispatch
import Foundation

/// One place for a connection and the serial queue on which alone it is used. A connection that was lost is made again
/// at the next use, so a restarted server is noticed by nobody who comes after it.
///
/// `@unchecked Sendable`: the connection is touched on the queue only.
final class PostgreSQLSession: @unchecked Sendable {
    let settings: PostgreSQLSettings
    private let schema: SchemaGeneration
    private let queue: DispatchQueue
    private let statementTimeout: Duration
    private var connection: PostgreSQLConnection?

    init(_ settings: PostgreSQLSettings, label: String, statementTimeout: Duration, schema: SchemaGeneration) {
        self.settings = settings
        self.schema = schema
        self.statementTimeout = statementTimeout
        queue = DispatchQueue(label: "postgresql.\(label)", qos: .userInitiated)
    }

    func perform(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

    /// Opens a transaction. A stale connection is replaced once; nothing was done on it yet.
    func begin<Result>(_ opening: (PostgreSQLConnection) throws -> Result) throws -> (PostgreSQLConnection, Result) {
        if let connection, !connection.isLost {
            do { return (connection, try open(connection, opening)) } catch  where connection.isLost {}
        }
        connection = nil
        let fresh = try connect()
        connection = fresh
        return (fresh, try open(fresh, opening))
    }

    private func open<Result>(
        _ connection: PostgreSQLConnection, _ opening: (PostgreSQLConnection) throws -> Result
    ) throws -> Result {
        connection.forgetFailure()
        do { return try opening(connection) } catch {
            if !connection.isLost, connection.isInTransaction { _ = try? connection.control("ROLLBACK") }
            throw error
        }
    }

    func connect() throws -> PostgreSQLConnection {
        // What stands before the address may be overridden in it, what stands after may not.
        let parameters = [
            ("connect_timeout", "\(max(2, settings.connectTimeout.components.seconds))"),
            ("tcp_user_timeout", "15000"), ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("fallback_application_name", "zhijian"), ("dbname", settings.url), ("client_encoding", "UTF8"),
        ]
        guard
            let handle = Self.withStrings(
                parameters.map(\.0),
                { keywords in
                    Self.withStrings(parameters.map(\.1)) { PQconnectdbParams(keywords, $0, 1) }
                })
        else { throw DatabaseError(.unavailable, "no memory for a connection") }
        let connection = PostgreSQLConnection(handle: handle, schema: schema)
        guard !connection.isLost else {
            let failure = PostgreSQLFailure.describe(nil, on: handle)
            throw DatabaseError(.unavailable, failure.detail)
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        let milliseconds = statementTimeout.components.seconds * 1_000
        try connection.control(
            """
            SET statement_timeout = \(milliseconds); SET lock_timeout = 30000; SET bytea_output = hex;
            SET extra_float_digits = 1; SET standard_conforming_strings = on; SET TIME ZONE 'UTC';
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """)
        return connection
    }

    func close() {
        queue.async { self.connection = nil }
    }

    private static func withStrings<Result>(
        _ strings: [String], _ use: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return use(copies.map { UnsafePointer($0) } + [nil])
    }
}
