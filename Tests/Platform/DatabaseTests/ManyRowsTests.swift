import Database
import TestSupport
import Testing

@Suite struct `Many rows` {
    private static let columns = ["id", "name", "level", "note"]
    private static let insertion = "INSERT INTO reading (id, name, level, note) VALUES (?1, ?2, ?3, ?4)"
    private static let selection = "SELECT id, name, level, note FROM reading ORDER BY id"

    private static func store(_ engine: Engine) async throws -> any Database {
        let store = try await TestDatabase.open(engine)
        try await store.write { connection in
            try connection.script(
                Dialect.schema(
                    "CREATE TABLE reading (id {id}, name {text} NOT NULL, level {real}, note {bytes})", for: connection.engine))
        }
        return store
    }

    private static func row(_ id: Int) -> [Value] {
        let name = ["噪声", "tab\tend", "line\nend", "back\\slash \\N", "'quote'", "\r", ""][id % 7]
        return [
            Value(id), .text(name), id % 3 == 0 ? .null : .real(Double(id) / 7),
            id % 5 == 0 ? .null : .bytes([UInt8(id % 256), 0, 92]),
        ]
    }

    @Test(arguments: Engine.allCases)
    func `one statement for many argument lists`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let rows = (0..<3_000).map(Self.row)
        try await store.write { try $0.executeMany(Self.insertion, rows) }
        #expect(try await store.read { try $0.query(Self.selection).map(\.values) } == rows)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `appending many rows keeps every character`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        let rows = (0..<10_000).map(Self.row)
        try await store.write { try $0.append(to: "reading", columns: Self.columns, rows: rows) }
        #expect(try await store.read { try $0.query(Self.selection).map(\.values) } == rows)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `no lists and no rows change nothing`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        try await store.write { connection in
            try connection.executeMany(Self.insertion, [])
            try connection.append(to: "reading", columns: Self.columns, rows: [])
        }
        #expect(try await store.read { try $0.value("SELECT count(*) FROM reading") } == 0)
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `one bad row in the middle takes all of them back and the connection works on`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        for way in 0..<2 {
            var rows = (0..<2_000).map(Self.row)
            rows[1_500][0] = 7
            let given = rows
            let error = await #expect(throws: DatabaseError.self) {
                try await store.write { connection in
                    if way == 0 {
                        try connection.executeMany(Self.insertion, given)
                    } else {
                        try connection.append(to: "reading", columns: Self.columns, rows: given)
                    }
                }
            }
            #expect(error?.kind == .duplicate("reading.id"))
            #expect(try await store.write { try $0.value("SELECT count(*) FROM reading") } == 0)
        }
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a row that cannot be stored is refused before anything of it is sent`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        for way in 0..<2 {
            let error = await #expect(throws: DatabaseError.self) {
                try await store.write { connection in
                    let rows = [Self.row(1), [2, "a\0b", nil, nil], Self.row(3)]
                    if way == 0 {
                        try connection.executeMany(Self.insertion, rows)
                    } else {
                        try connection.append(to: "reading", columns: Self.columns, rows: rows)
                    }
                }
            }
            #expect(error?.kind == .statement)
            #expect(try await store.write { try $0.value("SELECT count(*) FROM reading") } == 0)
        }
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `rows are visited one by one, and a visitor may ask the store something else`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        try await store.write { try $0.append(to: "reading", columns: Self.columns, rows: (1...500).map(Self.row)) }
        let seen = try await store.read { connection in
            var seen: [Int64] = []
            try connection.forEachRow("SELECT id FROM reading ORDER BY id", []) { row in
                let id = row.integer(0)
                if id % 100 == 0 {
                    // The same text inside its own rows, and a value beside them.
                    var inner: Int64 = 0
                    try connection.forEachRow("SELECT id FROM reading ORDER BY id", []) { inner += $0.integer(0) }
                    seen.append(inner)
                    seen.append(try connection.value("SELECT id FROM reading WHERE id = ?1", [.integer(id)]).integer ?? 0)
                }
            }
            return seen
        }
        #expect(seen == [125_250, 100, 125_250, 200, 125_250, 300, 125_250, 400, 125_250, 500])
        await store.close()
    }

    @Test(arguments: Engine.allCases)
    func `a visitor that stops early spoils nothing`(engine: Engine) async throws {
        struct Enough: Error {}
        let store = try await Self.store(engine)
        try await store.write { try $0.append(to: "reading", columns: Self.columns, rows: (1...500).map(Self.row)) }
        let count = try await store.write { connection in
            var visited = 0
            do {
                try connection.forEachRow("SELECT id FROM reading ORDER BY id", []) { _ in
                    visited += 1
                    if visited == 10 { throw Enough() }
                }
            } catch is Enough {}
            try connection.execute("DELETE FROM reading WHERE id = ?1", [1])
            return visited
        }
        #expect(count == 10)
        #expect(try await store.read { try $0.value("SELECT count(*) FROM reading") } == 499)
        await store.close()
    }

    private func utf8(_ row: any RowView, _ column: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        row.withUTF8(column) { bytes = Array($0) }
        return bytes
    }

    @Test(arguments: Engine.allCases)
    func `a view reads every kind of cell`(engine: Engine) async throws {
        let store = try await Self.store(engine)
        try await store.write { try $0.execute(Self.insertion, [-5, "尘", 85.5, .bytes([1, 0, 255])]) }
        try await store.read { connection in
            try connection.forEachRow(Self.selection, []) { row in
                #expect(row.integer(0) == -5 && row.real(0) == -5 && row.text(0) == "-5")
                #expect(row.text(1) == "尘" && row.value(1) == "尘")
                #expect(utf8(row, 1) == Array("尘".utf8))
                #expect(row.real(2) == 85.5 && row.integer(2) == 85)
                #expect(row.value(3) == .bytes([1, 0, 255]) && utf8(row, 3) == [1, 0, 255])
                #expect(!row.isNull(3))
            }
            try connection.forEachRow("SELECT level FROM reading WHERE id = -5 AND level IS NULL UNION ALL SELECT NULL", []) {
                row in
                #expect(row.isNull(0) && row.value(0) == .null && row.text(0) == "" && row.integer(0) == 0 && row.real(0) == 0)
            }
        }
        await store.close()
    }
}
