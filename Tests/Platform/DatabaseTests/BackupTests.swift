import Database
import DatabasePostgreSQL
import DatabaseSQLite
import Foundation
import TestSupport
import Testing

@Suite struct `Backup and integrity` {
    @Test func `a SQLite backup taken while writes go on is whole and opens by itself`() async throws {
        let store = try await Transactions.storeWithTable(.sqlite)
        let copy = try TemporaryFolder.make().appendingPathComponent("copy.sqlite").path
        for id in Int64(1)...200 { try await store.write { try Transactions.insert(id, connection: $0) } }
        async let later: Void = {
            for id in Int64(201)...400 { try await store.write { try Transactions.insert(id, connection: $0) } }
        }()
        try await store.backup(to: copy)
        try await later
        await store.close()

        #expect(FileManager.default.fileExists(atPath: copy + ".partial") == false)
        #expect(FileManager.default.fileExists(atPath: copy + "-wal") == false)
        let restored = try await SQLiteDatabase.open(path: copy)
        let ids = try await restored.read { try $0.query("SELECT id FROM employer ORDER BY id").map { $0.integer("id") } }
        #expect(ids.count >= 200)
        #expect(ids == Array(1...Int64(ids.count)))
        #expect(try await restored.checkIntegrity() == [])
        await restored.close()
    }

    @Test func `a SQLite backup into a folder that is not there fails and says so`() async throws {
        let store = try await TestDatabase.sqlite()
        let error = await #expect(throws: DatabaseError.self) { try await store.backup(to: "/nowhere/at/all.sqlite") }
        #expect(error?.kind == .unavailable)
        await store.close()
    }

    @Test func `a PostgreSQL backup fills an empty database with the same rows`() async throws {
        let store = try await Transactions.storeWithTable(.postgresql)
        for id in Int64(1)...20 { try await store.write { try Transactions.insert(id, connection: $0) } }
        let copy = try TemporaryFolder.make().appendingPathComponent("copy.dump").path
        try await store.backup(to: copy)
        let restored = try await TestDatabase.postgresql()
        try await PostgreSQLBackup.restore(from: copy, into: restored)
        let all = "SELECT * FROM employer ORDER BY id"
        let wanted = try await store.read { try $0.query(all).map(\.values) }
        #expect(try await restored.read { try $0.query(all).map(\.values) } == wanted)
        #expect(wanted.count == 20)
        #expect(try await SchemaText.read(from: restored) == SchemaText.read(from: store))

        // A second time would mix two stores: refused, and the first is left as it was.
        let error = await #expect(throws: DatabaseError.self) { try await PostgreSQLBackup.restore(from: copy, into: restored) }
        #expect(error?.kind == .other)
        #expect(try await Transactions.count(restored) == 20)
        await store.close()
        await restored.close()
    }

    @Test(arguments: Engine.allCases)
    func `a sound store has no problems`(engine: Engine) async throws {
        let store = try await Transactions.storeWithTable(engine)
        try await store.write { try Transactions.insert(1, connection: $0) }
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test func `a damaged SQLite file is named as damaged`() async throws {
        let path = try TemporaryFolder.make().appendingPathComponent("noise.sqlite").path
        try Data(repeating: 0xA5, count: 8_192).write(to: URL(fileURLWithPath: path))
        let error = await #expect(throws: DatabaseError.self) { try await SQLiteDatabase.open(path: path) }
        #expect(error?.kind == .damaged)
    }

    @Test func `SQLite is set so that acknowledged means durable`() async throws {
        let store = try await TestDatabase.sqlite()
        let settings = try await store.write { connection in
            try ["journal_mode", "synchronous", "foreign_keys"].map { try connection.value("PRAGMA \($0)") }
        }
        #expect(settings == ["wal", 2, 1])
        await store.close()
    }
}
