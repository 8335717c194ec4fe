import Database
import TestSupport
import Testing

@testable import DemoCity

struct BatchedStoreTests {
    private struct Refused: Error {}

    private func table() async throws -> any Database {
        let database = try await TestDatabase.open(.sqlite)
        try await database.write { try $0.script("CREATE TABLE note (id INTEGER PRIMARY KEY)") }
        return database
    }

    private func insert(_ id: Int64, _ store: BatchedStore) async throws {
        try await store.write { _ = try $0.execute("INSERT INTO note (id) VALUES (?1)", [.integer(id)]) }
    }

    private func ids(_ database: any Database) async throws -> [Int64] {
        try await database.read { try $0.query("SELECT id FROM note ORDER BY id").map { $0.integer("id") } }
    }

    @Test func `an act sees what the acts before it wrote, others only after the commit`() async throws {
        let database = try await table()
        let store = BatchedStore(database, size: 100)
        try await insert(1, store)
        #expect(try await ids(store) == [1])
        #expect(try await ids(database) == [])
        try await store.commit()
        #expect(try await ids(database) == [1])
    }

    @Test func `a full batch is committed by itself`() async throws {
        let database = try await table()
        let store = BatchedStore(database, size: 2)
        for id in 1...5 { try await insert(Int64(id), store) }
        #expect(try await ids(store) == [1, 2, 3, 4, 5])
        #expect(try await ids(database).count >= 4)
        try await store.commit()
        #expect(try await ids(database) == [1, 2, 3, 4, 5])
    }

    @Test func `an act that fails leaves nothing and does not disturb the others`() async throws {
        let database = try await table()
        let store = BatchedStore(database)
        try await insert(1, store)
        await #expect(throws: Refused.self) {
            try await store.write { connection -> Void in
                try connection.execute("INSERT INTO note (id) VALUES (2)")
                throw Refused()
            }
        }
        await #expect(throws: DatabaseError.self) { try await insert(1, store) }
        try await insert(3, store)
        try await store.commit()
        #expect(try await ids(database) == [1, 3])
    }

    @Test func `after a commit the next act opens a new batch`() async throws {
        let database = try await table()
        let store = BatchedStore(database)
        try await store.commit()
        try await insert(1, store)
        try await store.commit()
        try await insert(2, store)
        try await store.commit()
        #expect(try await ids(database) == [1, 2])
    }
}
