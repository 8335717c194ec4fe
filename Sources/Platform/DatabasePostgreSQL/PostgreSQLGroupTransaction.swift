import Database
import Foundation

/// The writer's transaction on PostgreSQL. Nodes of one cluster take turns: each group holds an advisory lock until its commit.
final class PostgreSQLGroupTransaction: GroupTransaction {
    private let session: PostgreSQLSession
    private var writer: PostgreSQLConnection?
    /// The transaction's number, to ask for its fate when the connection is lost during the commit.
    private var number: String?

    /// Any number that all nodes agree on and that other programs on the cluster are unlikely to use.
    static let turnLock = 0x5A48_494A_4941_4E  // “ZHIJIAN”

    init(_ session: PostgreSQLSession) { self.session = session }

    var connection: any Connection {
        guard let writer else { preconditionFailure("a body ran before its group began") }
        return writer
    }

    func begin() throws {
        let (writer, number) = try session.begin { connection in
            try connection.control(
                """
                BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(\(Self.turnLock));
                SAVEPOINT body; SELECT pg_current_xact_id()
                """
            ).cell
        }
        self.writer = writer
        self.number = number
    }

    /// The savepoint is already there: the opening, or the end of the body before, has set it and saved a round trip.
    func beginBody() throws { writer?.forgetFailure() }

    func endBody() throws {
        guard let writer else { return }
        if let failure = writer.failure { throw failure }
        try writer.control("SET CONSTRAINTS ALL IMMEDIATE; RELEASE SAVEPOINT body; SAVEPOINT body")
    }

    func undoBody() -> Bool {
        guard let writer, !writer.isLost else { return false }
        writer.forgetFailure()
        do {
            try writer.control("ROLLBACK TO SAVEPOINT body")
            return true
        } catch { return false }
    }

    func commit() throws {
        guard let writer else { return }
        do {
            // A transaction that failed answers COMMIT with ROLLBACK and no error.
            guard try writer.control("COMMIT").command == "COMMIT" else {
                throw DatabaseError(.other, "the server rolled the transaction back at the commit")
            }
        } catch  where writer.isLost {
            try askForOutcome(of: error)
        }
    }

    func rollback() {
        guard let writer, !writer.isLost else { return }
        writer.forgetFailure()
        if writer.isInTransaction { _ = try? writer.control("ROLLBACK") }
    }

    /// The connection went away between COMMIT and its answer. Returns when the server says that it did commit.
    func askForOutcome(of loss: any Error) throws {
        for attempt in 0..<10 {
            if attempt > 0 { Thread.sleep(forTimeInterval: 1) }
            guard let number, let connection = try? session.connect() else { continue }
            let state = try? connection.query("SELECT pg_xact_status(CAST(CAST(?1 AS text) AS xid8))", [.text(number)])
            switch state?.first?[0].text {
            case "committed": return
            case "aborted": throw loss
            default: continue
            }
        }
        throw DatabaseError(.unavailable, "connection lost during the commit; whether it took place is unknown: \(loss)")
    }
}
