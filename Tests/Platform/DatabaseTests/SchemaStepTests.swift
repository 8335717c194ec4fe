import Calendars
import Database
import TestSupport
import Testing

@Suite struct `Schema steps` {
    private let first = SchemaStep("001 employers", ["CREATE TABLE employer (id {id}, name {text} NOT NULL)"])
    private let second = SchemaStep(
        "002 headcount",
        [
            "ALTER TABLE employer ADD COLUMN headcount {int}", "CREATE INDEX employer_headcount ON employer (headcount, id)",
        ])
    private let now = Instant(milliseconds: 1_790_000_000_000)

    @Test(arguments: Engine.allCases)
    func `run once, in order, with the moment noted`(engine: Engine) async throws {
        let store = try await TestDatabase.open(engine)
        #expect(try await store.take([first], at: now) == ["001 employers"])
        #expect(try await store.take([first, second], at: now) == ["002 headcount"])
        #expect(try await store.take([first, second], at: now) == [])
        #expect(try await store.takenSteps() == ["001 employers", "002 headcount"])
        let moments = try await store.read {
            try $0.query("SELECT DISTINCT taken_at FROM schema_step").map { $0.integer("taken_at") }
        }
        #expect(moments == [now.milliseconds])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `taken by several nodes at once, each step is taken once`(engine: Engine) async throws {
        let store = try await TestDatabase.open(engine)
        let taken = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { try await store.take([first, second], at: now) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.sorted() == ["001 employers", "002 headcount"])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a step that fails leaves nothing and is not noted`(engine: Engine) async throws {
        let store = try await TestDatabase.open(engine)
        let broken = SchemaStep("002 broken") { connection in
            try connection.script("CREATE TABLE half (id INTEGER)")
            try connection.script("CREATE TABLE employer (id INTEGER)")
        }
        let error = await #expect(throws: DatabaseError.self) { try await store.take([first, broken], at: now) }
        #expect(error?.kind == .statement)
        #expect(try await store.takenSteps() == ["001 employers"])
        #expect(try await SchemaText.read(from: store).contains("half") == false)
        #expect(try await store.take([first, second], at: now) == ["002 headcount"])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a store that a newer program has changed is refused and left alone`(engine: Engine) async throws {
        let store = try await TestDatabase.open(engine)
        try await store.take([first, second], at: now)
        let third = SchemaStep("003 unwanted", ["CREATE TABLE unwanted (id {id})"])
        let error = await #expect(throws: SchemaError.self) { try await store.take([first, third], at: now) }
        #expect(error == .newerStore(steps: ["002 headcount"]))
        #expect(error?.code == "DB-001")
        #expect(try await SchemaText.read(from: store).contains("unwanted") == false)
        await store.close()
    }

    @Test func `the schema of SQLite as text`() async throws {
        let store = try await TestDatabase.open(.sqlite)
        try await store.take([first, second], at: now)
        #expect(
            try await SchemaText.read(from: store) == """
                CREATE TABLE employer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, headcount INTEGER);

                CREATE INDEX employer_headcount ON employer (headcount, id);

                CREATE TABLE schema_step (name TEXT PRIMARY KEY, taken_at INTEGER NOT NULL);

                """)
        await store.close()
    }

    @Test func `the schema of PostgreSQL as text`() async throws {
        let store = try await TestDatabase.open(.postgresql)
        try await store.take([first, second], at: now)
        #expect(
            try await SchemaText.read(from: store) == """
                CREATE TABLE employer (
                    id bigint NOT NULL,
                    name text COLLATE "C" NOT NULL,
                    headcount bigint,
                    CONSTRAINT employer_pkey PRIMARY KEY (id)
                );
                CREATE INDEX employer_headcount ON employer USING btree (headcount, id);

                CREATE TABLE schema_step (
                    name text COLLATE "C" NOT NULL,
                    taken_at bigint NOT NULL,
                    CONSTRAINT schema_step_pkey PRIMARY KEY (name)
                );

                """)
        await store.close()
    }
}
