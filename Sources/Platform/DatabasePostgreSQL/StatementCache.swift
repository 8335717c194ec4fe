import CLibPQ
import Database
import Synchronization

/// Counts schema changes of this process, so that every connection forgets statements prepared before the last one.
final class SchemaGeneration: Sendable {
    private let changes = Atomic<Int>(0)
    var current: Int { changes.load(ordering: .acquiring) }
    func advance() { changes.add(1, ordering: .acquiringAndReleasing) }
}

/// The statements prepared on one connection. One text may stand there several times, for arguments of different kinds.
final class StatementCache {
    final class Statement {
        let name: String
        let types: [Oid]
        var lastUse = 0
        init(name: String, types: [Oid]) {
            self.name = name
            self.types = types
        }
    }

    let schema: SchemaGeneration
    private let handle: OpaquePointer
    private var statements: [String: [Statement]] = [:]
    private var generation: Int
    private var uses = 0
    private var count = 0
    private var made = 0
    private static let mostStatements = 300

    init(handle: OpaquePointer, schema: SchemaGeneration) {
        self.handle = handle
        self.schema = schema
        generation = schema.current
    }

    func prepared(_ sql: String, for arguments: [Value]) throws -> Statement {
        if generation != schema.current { try forgetAll() }
        uses += 1
        let statement =
            try statements[sql]?.first { ParameterTypes.accept($0.types, arguments) } ?? prepare(sql, for: arguments)
        statement.lastUse = uses
        return statement
    }

    private func prepare(_ sql: String, for arguments: [Value]) throws -> Statement {
        if count >= Self.mostStatements { try forgetOldest() }
        let (text, parameters) = try Placeholders.translate(sql)
        guard parameters == arguments.count else {
            throw DatabaseError(.statement, "\(parameters) arguments wanted, \(arguments.count) given: \(sql)")
        }
        made += 1
        let name = "s\(made)"
        let wanted = ParameterTypes.wanted(by: arguments)
        try check(PQprepare(handle, name, text, CInt(wanted.count), wanted))
        let statement = Statement(name: name, types: wanted.contains(0) ? try describe(name) : wanted)
        statements[sql, default: []].append(statement)
        count += 1
        return statement
    }

    /// The types the server found for the arguments that were NULL.
    private func describe(_ name: String) throws -> [Oid] {
        let result = PQdescribePrepared(handle, name)
        guard let result, PQresultStatus(result) == PGRES_COMMAND_OK else {
            defer { PQclear(result) }
            throw PostgreSQLFailure.describe(result, on: handle)
        }
        defer { PQclear(result) }
        return (0..<PQnparams(result)).map { PQparamtype(result, $0) }
    }

    private func forgetAll() throws {
        if count > 0 { try check(PQexec(handle, "DEALLOCATE ALL")) }
        statements = [:]
        count = 0
        generation = schema.current
    }

    private func forgetOldest() throws {
        var oldest: (sql: String, statement: Statement)?
        for (sql, variants) in statements {
            for statement in variants where statement.lastUse < oldest?.statement.lastUse ?? .max { oldest = (sql, statement) }
        }
        guard let (sql, statement) = oldest else { return }
        try check(PQexec(handle, "DEALLOCATE \(statement.name)"))
        statements[sql]?.removeAll { $0 === statement }
        if statements[sql]?.isEmpty == true { statements[sql] = nil }
        count -= 1
    }

    private func check(_ result: OpaquePointer?) throws {
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw PostgreSQLFailure.describe(result, on: handle) }
    }
}
