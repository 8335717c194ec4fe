import Database
import TestSupport
import Testing

@Suite struct `Transactions` {
    static func storeWithTable(_ engine: Engine) async throws -> any Database {
        let store = try await TestDatabase.open(engine)
        try await store.write { connection in
            try connection.script(
                Dialect.schema(
                    """
                    CREATE TABLE employer (
                        id {id}, code {text} NOT NULL, year {int} NOT NULL, headcount {int} NOT NULL CHECK (headcount >= 0),
                        UNIQUE (code, year));
                    CREATE TABLE workplace (id {id}, employer_id {int} NOT NULL REFERENCES employer (id))
                    """, for: connection.engine))
        }
        return store
    }

    static func insert(_ id: Int64, code: String = "A", year: Int64? = nil, connection: any Connection) throws {
        try connection.execute(
            "INSERT INTO employer (id, code, year, headcount) VALUES (?1, ?2, ?3, 10)",
            [.integer(id), .text(code), .integer(year ?? id)])
    }

    static func count(_ store: any Database) async throws -> Value {
        try await store.read { try $0.value("SELECT count(*) FROM employer") }
    }

    private struct Refusal: Error, Equatable {}

    @Test(arguments: Engine.allCases)
    func `a body that throws leaves nothing behind`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        await #expect(throws: Refusal()) {
            try await store.write { connection in
                try Self.insert(1, connection: connection)
                throw Refusal()
            }
        }
        #expect(try await Self.count(store) == 0)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a thousand writers at once: every good one is kept, every bad one hears its own error`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        let outcomes = await withTaskGroup(of: (Int64, DatabaseError.Kind?).self) { group in
            for id in Int64(1)...1_000 {
                group.addTask {
                    do {
                        // Every tenth breaks a rule after a first statement that was sound.
                        try await store.write { connection in
                            try Self.insert(id, connection: connection)
                            if id % 10 == 0 { try Self.insert(id + 10_000, code: "A", year: id, connection: connection) }
                        }
                        return (id, nil)
                    } catch { return (id, (error as? DatabaseError)?.kind) }
                }
            }
            return await group.reduce(into: [Int64: DatabaseError.Kind?]()) { $0[$1.0] = .some($1.1) }
        }
        for id in Int64(1)...1_000 {
            #expect(outcomes[id] == .some(id % 10 == 0 ? .duplicate("employer.code, employer.year") : nil))
        }
        let kept = try await store.read { try $0.query("SELECT id FROM employer ORDER BY id").map { $0.integer("id") } }
        #expect(kept == (1...1_000).filter { $0 % 10 != 0 })
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a refused write at the head of a group leaves nothing behind and takes nothing of the others with it`(engine: Engine)
        async throws
    {
        let store = try await Self.storeWithTable(engine)
        // Whichever of the two comes first, by itself or in a group with the other.
        for round in Int64(1)...60 {
            let refused = Task {
                try await store.write { connection in
                    try Self.insert(round + 10_000, connection: connection)
                    throw Refusal()
                }
            }
            let kept = Task { try await store.write { try Self.insert(round, connection: $0) } }
            await #expect(throws: Refusal()) { try await refused.value }
            try await kept.value
        }
        let ids = try await store.read { try $0.query("SELECT id FROM employer ORDER BY id", []).map { $0.integer("id") } }
        #expect(ids == Array(1...60))
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `errors have the same kind on both engines`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        try await store.write { try Self.insert(1, connection: $0) }
        let cases: [(String, DatabaseError.Kind)] = [
            ("INSERT INTO employer (id, code, year, headcount) VALUES (1, 'B', 1, 1)", .duplicate("employer.id")),
            (
                "INSERT INTO employer (id, code, year, headcount) VALUES (2, 'A', 1, 1)",
                .duplicate("employer.code, employer.year")
            ),
            ("INSERT INTO employer (id, code, year) VALUES (2, 'B', 1)", .notNull("employer.headcount")),
            ("INSERT INTO workplace (id, employer_id) VALUES (1, 99)", .foreignKey),
            ("INSERT INTO workplace (id, employer_id) VALUES (1, 99) garbage", .statement),
            ("SELECT * FROM missing", .statement),
            ("SELECT ?", .statement),
            ("SELECT ?1", .statement),
        ]
        for (sql, kind) in cases {
            let error = await #expect(throws: DatabaseError.self) { try await store.write { try $0.execute(sql) } }
            #expect(error?.kind == kind, "\(sql)")
        }
        let check = await #expect(throws: DatabaseError.self) {
            try await store.write { try $0.execute("UPDATE employer SET headcount = ?1", [-1]) }
        }
        if case .check = check?.kind {} else { Issue.record("\(String(describing: check))") }
        let readOnly = await #expect(throws: DatabaseError.self) {
            try await store.read { try $0.execute("DELETE FROM employer") }
        }
        #expect(readOnly?.kind == .readOnly)
        #expect(try await Self.count(store) == 1)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a failed statement spoils the body even if the body swallows the error`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await store.write { connection in
                try Self.insert(1, connection: connection)
                try? Self.insert(1, connection: connection)
            }
        }
        #expect(error?.kind == .duplicate("employer.id"))
        #expect(try await Self.count(store) == 0)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a part in a savepoint may fail and the rest is kept`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        let refused = try await store.write { connection in
            var refused = 0
            for id in [1, 2, 2, 3, 1] as [Int64] {
                do { try connection.savepoint { try Self.insert(id, connection: connection) } } catch is DatabaseError {
                    refused += 1
                }
            }
            return refused
        }
        #expect(refused == 2)
        #expect(try await Self.count(store) == 3)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a deferred constraint is the failure of its own body, not of the group`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        try await store.write { connection in
            try connection.script(
                Dialect.schema(
                    "CREATE TABLE post (id {id}, employer_id {int} REFERENCES employer (id) DEFERRABLE INITIALLY DEFERRED)",
                    for: connection.engine))
        }
        async let sound: Void = store.write { try Self.insert(1, connection: $0) }
        let error = await #expect(throws: DatabaseError.self) {
            try await store.write { try $0.execute("INSERT INTO post (id, employer_id) VALUES (1, 99)") }
        }
        #expect(error?.kind == .foreignKey)
        try await sound
        #expect(try await Self.count(store) == 1)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a read sees one moment while writes go on`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        try await store.write { try Self.insert(1, connection: $0) }
        let (inside, outside) = AsyncStream<Void>.makeStream()
        let written = Gate()
        async let counts = store.read { connection in
            let before = try connection.value("SELECT count(*) FROM employer")
            outside.yield()
            written.wait()
            return [before, try connection.value("SELECT count(*) FROM employer")]
        }
        for await _ in inside { break }
        try await store.write { try Self.insert(2, connection: $0) }
        written.open()
        #expect(try await counts == [1, 1])
        #expect(try await Self.count(store) == 2)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a closed store refuses`(engine: Engine) async throws {
        let store = try await Self.storeWithTable(engine)
        await store.close()
        for attempt in 0..<2 {
            let error = await #expect(throws: DatabaseError.self) {
                if attempt == 0 {
                    _ = try await Self.count(store)
                } else {
                    try await store.write { try Self.insert(1, connection: $0) }
                }
            }
            #expect(error?.kind == .unavailable)
        }
    }
}
