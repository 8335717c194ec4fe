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
        /// The types of the arguments the statement was written for; 0 where any will do.
        let types: [Oid]
        private let text: TranslatedStatement
        var lastUse = 0

        init(name: String, types: [Oid], text: TranslatedStatement) {
            self.name = name
            self.types = types
            self.text = text
        }

        /// The arguments as the server wants them, with an answer for each null test at their end.
        func list(_ arguments: [Value]) throws -> ArgumentList {
            if text.nullTests.isEmpty { return try ArgumentList(arguments) }
            let named = arguments.enumerated().map { text.onlyTested.contains($0 + 1) ? .null : $1 }
            return try ArgumentList(named + text.nullTests.map { arguments[$0 - 1].isNull ? .null : "1" })
        }
    }

    let schema: SchemaGeneration
    private unowned let connection: PostgreSQLConnection
    private var handle: OpaquePointer { connection.handle }
    private var statements: [String: [Statement]] = [:]
    private var generation: Int
    private var uses = 0
    private var count = 0
    private var made = 0
    private static let mostStatements = 300

    init(_ connection: PostgreSQLConnection, schema: SchemaGeneration) {
        self.connection = connection
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
        let translated = try Placeholders.translate(sql)
        guard translated.count == arguments.count else {
            throw DatabaseError(.statement, "\(translated.count) arguments wanted, \(arguments.count) given: \(sql)")
        }
        made += 1
        let name = "s\(made)"
        let wanted = ParameterTypes.wanted(by: arguments)
        let types =
            wanted.enumerated().map { translated.onlyTested.contains($0 + 1) ? ParameterTypes.text : $1 }
            + translated.nullTests.map { _ in ParameterTypes.text }
        try check(PQprepare(handle, name, translated.sql, CInt(types.count), types))
        let known = wanted.contains(0) ? try describe(name) : types
        let found = wanted.indices.map { translated.onlyTested.contains($0 + 1) ? 0 : known[$0] }
        let statement = Statement(name: name, types: found, text: translated)
        statements[sql, default: []].append(statement)
        count += 1
        return statement
    }

    /// The types the server found for the arguments that were NULL.
    private func describe(_ name: String) throws -> [Oid] {
        let result = PQdescribePrepared(handle, name)
        guard let result, PQresultStatus(result) == PGRES_COMMAND_OK else {
            defer { PQclear(result) }
            throw connection.failed(result)
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
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw connection.failed(result) }
    }
}
