import Database

/// The writer's transaction on SQLite.
final class SQLiteGroupTransaction: GroupTransaction {
    private let writer: SQLiteConnection

    init(_ writer: SQLiteConnection) { self.writer = writer }

    var connection: any Connection { writer }

    func begin() throws {
        defer { writer.forgetFailure() }
        try writer.execute("BEGIN IMMEDIATE")
    }

    func beginBody() throws { try writer.execute("SAVEPOINT body") }

    func endBody() throws {
        if let failure = writer.failure { throw failure }
        if writer.hasOpenDeferredConstraints { throw DatabaseError(.foreignKey, "a deferred constraint does not hold") }
        try writer.execute("RELEASE body")
    }

    func undoBody() -> Bool { writer.undo("body") }

    func commit() throws {
        defer { writer.forgetFailure() }
        try writer.execute("COMMIT")
    }

    func rollback() {
        writer.forgetFailure()
        if writer.isInTransaction { _ = try? writer.execute("ROLLBACK") }
        writer.forgetFailure()
    }
}
