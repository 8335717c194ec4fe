import Database
import TestSupport
import Testing

@testable import DatabasePostgreSQL

@Suite struct `PostgreSQL goes away and comes back` {
    @Test func `a stopped server is a clear error; after its return everything works and nothing acknowledged is missing`()
        async throws
    {
        let server = try PostgreSQLServer()
        let store = try await PostgreSQLDatabase.connect(url: server.makeDatabase())
        try await store.write { try $0.script("CREATE TABLE fact (id BIGINT PRIMARY KEY)") }
        try await store.write { try $0.execute("INSERT INTO fact (id) VALUES (1)") }
        _ = try await ids(store)

        try server.stop()
        for _ in 0..<2 {
            let onWrite = await #expect(throws: DatabaseError.self) {
                try await store.write { try $0.execute("INSERT INTO fact (id) VALUES (2)") }
            }
            #expect(onWrite?.kind == .unavailable)
            let onRead = await #expect(throws: DatabaseError.self) { try await ids(store) }
            #expect(onRead?.kind == .unavailable)
        }

        try server.start()
        #expect(try await ids(store) == [1])
        try await store.write { try $0.execute("INSERT INTO fact (id) VALUES (3)") }
        #expect(try await ids(store) == [1, 3])
        await store.close()
    }

    @Test func `a server stopped inside a group takes the whole group back`() async throws {
        let server = try PostgreSQLServer()
        let store = try await PostgreSQLDatabase.connect(url: server.makeDatabase())
        try await store.write { try $0.script("CREATE TABLE fact (id BIGINT PRIMARY KEY)") }
        let error = await #expect(throws: DatabaseError.self) {
            try await store.write { connection in
                try connection.execute("INSERT INTO fact (id) VALUES (1)")
                try server.stop()
            }
        }
        #expect(error?.kind == .unavailable)
        try server.start()
        #expect(try await ids(store) == [])
        await store.close()
    }

    @Test func `connections that the server closed are replaced without anybody noticing`() async throws {
        let store = try await TestDatabase.postgresql()
        try await store.write { try $0.script("CREATE TABLE fact (id BIGINT PRIMARY KEY)") }
        _ = try await ids(store)
        let other = try await PostgreSQLDatabase.connect(store.settings)
        _ = try await other.read {
            try $0.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        }
        await other.close()
        try await store.write { try $0.execute("INSERT INTO fact (id) VALUES (1)") }
        #expect(try await ids(store) == [1])
        await store.close()
    }

    @Test func `a connection lost inside a body is the failure of that body, not of the next`() async throws {
        let store = try await TestDatabase.postgresql()
        let error = await #expect(throws: DatabaseError.self) {
            try await store.write { try $0.query("SELECT pg_terminate_backend(pg_backend_pid())") }
        }
        #expect(error?.kind == .unavailable)
        #expect(try await store.write { try $0.value("SELECT 1") } == 1)
        await store.close()
    }

    @Test(arguments: [true, false])
    func `a commit whose answer was lost is asked for by its number`(committed: Bool) async throws {
        let store = try await TestDatabase.postgresql()
        let session = PostgreSQLSession(store.settings, label: "test", statementTimeout: .seconds(10), schema: SchemaGeneration())
        let outcome = await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
            session.perform {
                let group = PostgreSQLGroupTransaction(session)
                do {
                    try group.begin()
                    try group.connection.script("CREATE TABLE fact (id BIGINT)")
                    try group.endBody()
                    if committed { try group.commit() } else { group.rollback() }
                    try group.askForOutcome(of: DatabaseError(.unavailable, "lost"))
                    continuation.resume(returning: true)
                } catch { continuation.resume(returning: false) }
            }
        }
        #expect(outcome == committed)
        session.close()
        await store.close()
    }

    @Test func `two nodes on one cluster take turns, and every count is right`() async throws {
        let first = try await TestDatabase.postgresql()
        let second = try await PostgreSQLDatabase.connect(first.settings)
        try await first.write { connection in
            try connection.script(
                "CREATE TABLE head (id BIGINT PRIMARY KEY, count BIGINT NOT NULL); INSERT INTO head VALUES (1, 0)")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                let node = number % 2 == 0 ? first : second
                group.addTask {
                    try await node.write { connection in
                        let count = try connection.value("SELECT count FROM head WHERE id = 1").integer ?? 0
                        try connection.execute("UPDATE head SET count = ?1 WHERE id = 1", [.integer(count + 1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await second.read { try $0.value("SELECT count FROM head WHERE id = 1") } == 200)
        await first.close()
        await second.close()
    }

    @Test func `a statement that takes too long is given up`() async throws {
        let shared = try await TestDatabase.postgresql()
        let store = try await PostgreSQLDatabase.connect(PostgreSQLSettings(url: shared.settings.url, readTimeout: .seconds(1)))
        let error = await #expect(throws: DatabaseError.self) { try await store.read { try $0.query("SELECT pg_sleep(30)") } }
        #expect(error?.kind == .timeout)
        await shared.close()
        await store.close()
    }

    @Test func `an address that leads nowhere is unavailable`() async {
        for url in ["postgres://zhijian@127.0.0.1:1/none", "postgres:///none?host=/nowhere", "postgres://no host/"] {
            let error = await #expect(throws: DatabaseError.self, "\(url)") { try await PostgreSQLDatabase.connect(url: url) }
            #expect(error?.kind == .unavailable, "\(url)")
        }
    }

    private func ids(_ store: PostgreSQLDatabase) async throws -> [Int64] {
        try await store.read { try $0.query("SELECT id FROM fact ORDER BY id").map { $0.integer("id") } }
    }
}
