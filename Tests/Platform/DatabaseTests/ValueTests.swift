import Database
import TestSupport
import Testing

@Suite struct `Values come back as they were stored` {
    private func roundTrip(_ value: Value, column: String, on engine: Engine) async throws -> Value {
        let store = try await TestDatabase.open(engine)
        let result = try await store.write { connection in
            try connection.script(Dialect.schema("CREATE TABLE cell (id {id}, content \(column))", for: connection.engine))
            try connection.execute("INSERT INTO cell (id, content) VALUES (?1, ?2)", [1, value])
            return try connection.value("SELECT content FROM cell WHERE id = ?1", [1])
        }
        await store.close()
        return result
    }

    @Test(arguments: Engine.allCases)
    func `text in any script`(engine: Engine) async throws {
        for text in ["", "a", "职业健康 '引号' \"双\" \\ \t\n", "👩‍🏭 𠮷", "?1 $2 %s", String(repeating: "尘", count: 100_000)] {
            #expect(try await roundTrip(.text(text), column: "{text}", on: engine) == .text(text))
        }
    }

    @Test(arguments: Engine.allCases)
    func `whole numbers to the ends of their range`(engine: Engine) async throws {
        for number in [Int64.min, -1, 0, 1, 9_007_199_254_740_993, Int64.max] {
            #expect(try await roundTrip(.integer(number), column: "{int}", on: engine) == .integer(number))
        }
    }

    @Test(arguments: Engine.allCases)
    func `real numbers to the last bit`(engine: Engine) async throws {
        for number in [0.1, 1.0 / 3, 1e308, .leastNonzeroMagnitude, -2.5, 85, 1e15, .pi, .infinity] {
            #expect(try await roundTrip(.real(number), column: "{real}", on: engine) == .real(number))
        }
        // SQLite keeps no sign for zero; both engines give plain zero back.
        #expect(try await roundTrip(.real(-0.0), column: "{real}", on: engine).real?.sign == .plus)
    }

    @Test(arguments: Engine.allCases)
    func `a whole number in a real column is a real number`(engine: Engine) async throws {
        #expect(try await roundTrip(.integer(85), column: "{real}", on: engine) == .real(85))
    }

    @Test(arguments: Engine.allCases)
    func `bytes of every kind and none`(engine: Engine) async throws {
        for bytes in [[], [0], Array(UInt8.min...UInt8.max)] {
            #expect(try await roundTrip(.bytes(bytes), column: "{bytes}", on: engine) == .bytes(bytes))
        }
    }

    @Test(arguments: Engine.allCases)
    func `nothing stays nothing in every kind of column`(engine: Engine) async throws {
        for column in ["{int}", "{real}", "{text}", "{bytes}"] {
            #expect(try await roundTrip(nil, column: column, on: engine) == .null)
        }
    }

    @Test(arguments: Engine.allCases)
    func `text with a NUL and a number that is none are refused`(engine: Engine) async throws {
        for (value, column) in [(Value.text("a\0b"), "{text}"), (.real(.nan), "{real}")] {
            let error = await #expect(throws: DatabaseError.self) { try await roundTrip(value, column: column, on: engine) }
            #expect(error?.kind == .statement)
        }
    }
}
