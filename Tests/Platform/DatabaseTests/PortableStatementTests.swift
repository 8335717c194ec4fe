import Database
import TestSupport
import Testing

@Suite struct `The same SQL means the same on both engines` {
    private static func store(_ engine: Engine) async throws -> any Database {
        let store = try await TestDatabase.open(engine)
        try await store.write { connection in
            try connection.script(
                Dialect.schema("CREATE TABLE item (id {id}, name {text}, amount {int}, level {real})", for: connection.engine))
        }
        return store
    }

    @Test(arguments: Engine.allCases)
    func `text is compared byte by byte`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let names = ["阿", "Z", "a", "一", "B", "é", "b", "-", "A", "z", "阳江"]
        try await store.write { connection in
            try connection.executeMany(
                "INSERT INTO item (id, name) VALUES (?1, ?2)", names.enumerated().map { [Value($0), .text($1)] })
        }
        let sorted = try await store.read { try $0.query("SELECT name FROM item ORDER BY name, id").map { $0.text("name") } }
        #expect(sorted == ["-", "A", "B", "Z", "a", "b", "z", "é", "一", "阳江", "阿"])
        #expect(try await store.read { try $0.value("SELECT count(*) FROM item WHERE name >= ?1", ["a"]) } == 7)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `counts, sums and averages`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let sql = "SELECT count(*), sum(amount), avg(level), max(name), sum(amount) > 5, coalesce(sum(amount), 0) FROM item"
        #expect(try await store.read { try $0.query(sql)[0].values } == [0, nil, nil, nil, nil, 0])
        try await store.write { connection in
            try connection.executeMany(
                "INSERT INTO item (id, name, amount, level) VALUES (?1, ?2, ?3, ?4)",
                [[1, "a", 4_000_000_000_000_000_000, 1.5], [2, "b", 1, 2.0], [3, nil, nil, nil]])
        }
        #expect(
            try await store.read { try $0.query(sql)[0].values }
                == [3, 4_000_000_000_000_000_001, 1.75, "b", 1, 4_000_000_000_000_000_001])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `placeholders by number, in any order and more than once, question marks in text untouched`(engine: Engine) async throws
    {
        let store = try await Self.store(engine)
        let row = try await store.write { connection in
            try connection.query(
                """
                INSERT INTO item (id, name, amount) /* ?9 */ VALUES (?3, ?1 || ' ?2 ''?'' ' || ?1, ?2) -- ?7
                RETURNING name AS "name?", amount, id
                """, ["x", 2, 3])[0]
        }
        #expect(row.values == ["x ?2 '?' x", 2, 3])
        #expect(row.columns.names == ["name?", "amount", "id"])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a statement takes NULL where it took a value before, and the other way round`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let lists: [[Value]] = [
            [1, nil, nil, nil], [2, "a", 5, 1.5], [3, nil, 5, nil], [4, "b", nil, 2], [5, "c", nil, 2.5],
        ]
        try await store.write { connection in
            for list in lists {
                try connection.execute("INSERT INTO item (id, name, amount, level) VALUES (?1, ?2, ?3, ?4)", list)
            }
        }
        let found = try await store.read { connection in
            try [Value.null, 5].map { amount in
                try connection.query(
                    "SELECT id FROM item WHERE (?1 IS NULL OR amount = ?1) ORDER BY id LIMIT ?2 OFFSET ?3", [amount, 10, 1]
                ).map { $0.integer("id") }
            }
        }
        #expect(found == [[2, 3, 4, 5], [3]])
        let tests = "SELECT ?1 IS NULL, ?2 IS NOT NULL, CASE WHEN ?3 IS NULL THEN 'none' ELSE ?3 END"
        #expect(try await store.read { try $0.query(tests, [nil, .bytes([255]), "x"])[0].values } == [1, 1, "x"])
        #expect(try await store.read { try $0.query(tests, [1.5, nil, nil])[0].values } == [0, 0, "none"])
        #expect(try await store.read { try $0.query(tests, ["", 1, nil])[0].values } == [0, 1, "none"])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `changed rows are counted`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let counts = try await store.write { connection in
            [
                try connection.execute("INSERT INTO item (id) VALUES (1), (2), (3)"),
                try connection.execute("INSERT INTO item (id) VALUES (3) ON CONFLICT (id) DO NOTHING"),
                try connection.execute("UPDATE item SET amount = 1 WHERE id < ?1", [3]),
                try connection.execute("SELECT * FROM item"),
                try connection.execute("DELETE FROM item"),
                try connection.execute("CREATE INDEX item_name ON item (name)"),
            ]
        }
        #expect(counts == [3, 0, 2, 0, 3, 0])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a statement that was used before sees a column added since`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        try await store.write { try $0.execute("INSERT INTO item (id) VALUES (1)") }
        let before = try await store.read { try $0.query("SELECT * FROM item")[0].columns.names }
        try await store.write { try $0.script("ALTER TABLE item ADD COLUMN note TEXT") }
        let after = try await store.read { try $0.query("SELECT * FROM item")[0].columns.names }
        #expect(after == before + ["note"])
        #expect(try await store.write { try $0.query("SELECT * FROM item")[0].columns.names } == after)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `the wrong number of arguments and two statements at once are refused`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        for (sql, arguments) in [
            ("SELECT id FROM item WHERE id = ?1", []), ("SELECT id FROM item", [1]),
            ("SELECT id FROM item WHERE id = ?2", [1, 2]),
            ("SELECT 1; SELECT 2", []), ("", []),
        ] as [(String, [Value])] {
            let error = await #expect(throws: DatabaseError.self, "\(sql)") {
                try await store.read { try $0.query(sql, arguments) }
            }
            #expect(error?.kind == .statement, "\(sql)")
        }
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `more statements than the cache holds`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let sum = try await store.read { connection in
            var sum: Int64 = 0
            for _ in 0..<2 {
                for number in Int64(1)...400 { sum += try connection.value("SELECT \(number) + ?1", [1]).integer ?? 0 }
            }
            return sum
        }
        #expect(sum == 2 * (80_200 + 400))
        await store.close()
    }
}
