import Calendars
import Database

/// A write under way. Lives inside `Ledger.write` alone.
public final class LedgerTransaction {
    public let connection: any Connection
    public let author: Author
    /// The one moment at which everything in this transaction happens.
    public let at: Instant

    private var sequence: Int64
    private var hash: [UInt8]
    private var nextID: Int64
    private let firstID: Int64
    private var entries: [[Value]] = []
    private var figures = FigureDeltas()

    init(connection: any Connection, author: Author, at: Instant) throws {
        self.connection = connection
        self.author = author
        self.at = at
        // The head row is locked so that two server nodes on one PostgreSQL cannot chain onto the same link.
        let lock = connection.engine == .postgresql ? " FOR UPDATE" : ""
        guard let head = try connection.first("SELECT sequence, hash, next_id FROM ledger_head WHERE id = 1\(lock)") else {
            throw DatabaseError(.damaged, "ledger_head has no row")
        }
        sequence = head.integer("sequence")
        hash = head["hash"].bytes ?? []
        nextID = head.integer("next_id")
        firstID = nextID
    }

    /// A new number for a record: unique in the whole store, ascending, small enough for any JSON reader.
    public func newID() -> Int64 {
        defer { nextID += 1 }
        return nextID
    }

    /// Notes what became of a record. Written at the end of the transaction, in order.
    public func note(
        action: String, register: String, recordID: Int64, version: Int64, reason: String = "", content: String
    ) {
        sequence += 1
        let entry = LedgerEntry(
            sequence: sequence, at: at, author: author, action: action, register: register, recordID: recordID, version: version,
            reason: reason, content: content)
        hash = entry.hash(after: hash)
        entries.append(entry.row(hash: hash))
    }

    /// Adds to a figure's cells, for the region and everything above it.
    public func add(_ contribution: FigureContribution, times factor: Int64 = 1) {
        figures.add(contribution, times: factor)
    }

    func finish() throws {
        try figures.apply(to: connection)
        guard !entries.isEmpty || nextID != firstID else { return }
        try connection.append(to: "ledger_entry", columns: LedgerEntry.columns, rows: entries)
        try connection.execute(
            "UPDATE ledger_head SET sequence = ?1, hash = ?2, next_id = ?3 WHERE id = 1",
            [.integer(sequence), .bytes(hash), .integer(nextID)])
    }
}
