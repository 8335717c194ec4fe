import Database

/// The writer's transaction on SQLite.
final class SQLiteGroupTransaction: GroupTransaction {
    private let writer: SQLiteConnection

    init(_ writer: SQLiteConnection) { self.writer = writer }

    var connection: any Connection { writer }

    /// Whether a body of this transaction has been kept.
    private var isKept = false
    private var isInSavepoint = false

    func begin() throws {
        defer { writer.forgetFailure() }
        try writer.execute("BEGIN IMMEDIATE")
    }

    /// The first body needs no savepoint: taken back, it leaves nothing. Within one, SQLite first copies every page that it changes,
    /// and a batch of an import changes thousands.
    func beginBody() throws {
        isInSavepoint = isKept
        if isInSavepoint { try writer.execute("SAVEPOINT body") }
    }

    func endBody() throws {
        if let failure = writer.failure { throw failure }
        if writer.hasOpenDeferredConstraints { throw DatabaseError(.foreignKey, "a deferred constraint does not hold") }
        if isInSavepoint { try writer.execute("RELEASE body") }
        isKept = true
    }

    func undoBody() -> Bool {
        if isInSavepoint { return writer.undo("body") }
        rollback()
        do { try begin() } catch { return false }
        return true
    }

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
