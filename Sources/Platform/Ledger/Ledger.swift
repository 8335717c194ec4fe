import Calendars
import Database

/// The one write path: fact, version, chained audit entry and figure deltas stand or fall in one transaction.
public struct Ledger: Sendable {
    public let database: any Database
    public let clock: Clock

    public init(database: any Database, clock: Clock) {
        self.database = database
        self.clock = clock
    }

    /// Runs a body as one durable transaction; its entries are chained in the order in which it noted them.
    ///
    /// - Throws: whatever the body throws, with nothing stored; `DatabaseError` when the store refuses.
    public func write<Result: Sendable>(
        by author: Author, _ body: @escaping @Sendable (LedgerTransaction) throws -> Result
    ) async throws -> Result {
        let clock = clock
        return try await database.write { connection in
            let transaction = try LedgerTransaction(connection: connection, author: author, at: clock.now())
            let result = try body(transaction)
            try transaction.finish()
            return result
        }
    }
}
