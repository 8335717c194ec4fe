import Calendars

/// One named step of the schema. Steps only go forward; a step that was released is never edited.
public struct SchemaStep: Sendable {
    /// `employers 1: merge log`; never changed once released.
    public let name: String
    public let run: @Sendable (any Connection) throws -> Void

    /// A step of portable schema statements (see `Dialect.schema`).
    ///
    /// - Parameter postgresql: what only that engine can do, such as partitions; taken after the portable statements, in the same
    ///   transaction.
    public init(_ name: String, _ statements: [String], postgresql: [String] = []) {
        self.init(name) { connection in
            for statement in statements { try connection.script(Dialect.schema(statement, for: connection.engine)) }
            guard connection.engine == .postgresql else { return }
            for statement in postgresql { try connection.script(statement) }
        }
    }

    /// A step that also moves data.
    public init(_ name: String, run: @escaping @Sendable (any Connection) throws -> Void) {
        self.name = name
        self.run = run
    }
}

extension Database {
    /// Brings the store to the program's schema: each missing step is one transaction, noted in `schema_step`.
    ///
    /// Returns the names of the steps taken now. Several nodes may start at once: each step is taken by one of them.
    @discardableResult
    public func take(_ steps: [SchemaStep], at instant: Instant) async throws -> [String] {
        try await write { connection in
            try connection.script(
                Dialect.schema(
                    "CREATE TABLE IF NOT EXISTS schema_step (name {text} PRIMARY KEY, taken_at {int} NOT NULL)",
                    for: connection.engine))
        }
        try await refuseNewerStore(known: Set(steps.map(\.name)))
        var taken: [String] = []
        for step in steps {
            let isNew = try await write { connection in
                let note = "INSERT INTO schema_step (name, taken_at) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING"
                let changed = try connection.execute(note, [.text(step.name), .integer(instant.milliseconds)])
                guard changed == 1 else { return false }
                try step.run(connection)
                return true
            }
            if isNew { taken.append(step.name) }
        }
        return taken
    }

    /// The steps the store has taken, in the order of their names.
    public func takenSteps() async throws -> [String] {
        try await read { try $0.query("SELECT name FROM schema_step ORDER BY name").map { $0.text("name") } }
    }

    private func refuseNewerStore(known: Set<String>) async throws {
        let unknown = try await takenSteps().filter { !known.contains($0) }
        if !unknown.isEmpty { throw SchemaError.newerStore(steps: unknown) }
    }
}

/// The store's schema does not fit the program.
public enum SchemaError: Error, Sendable, Equatable {
    /// A newer program has been here; the steps this program does not know.
    case newerStore(steps: [String])

    public var code: String { "DB-001" }

    public var sentence: String { "数据由更新版本的程序建立，本版本不能打开，数据没有改动。请安装新版本程序后再启动，或用本版本的备份恢复。" }

    /// For the log only.
    public var detail: String {
        switch self {
        case .newerStore(let steps): "unknown schema steps: \(steps.joined(separator: ", "))"
        }
    }
}
