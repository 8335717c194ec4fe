import Database

/// What `zhijian audit verify` finds: the first thing wrong in each place, named by entry and record.
public struct ChainFault: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Hashable, Sendable {
        /// The entry's content does not give its stored hash.
        case changed
        /// One or more entries before this one are gone.
        case removed
        /// The entry stands where another belongs.
        case reordered
        /// The chain's end is not what the head says: entries were cut off or added.
        case endMismatch = "end-mismatch"
        /// The record's row does not say what its entries say.
        case recordDiffers = "record-differs"
    }

    public var kind: Kind
    public var sequence: Int64
    public var register: String
    public var recordID: Int64
    public var detail: String

    public init(kind: Kind, sequence: Int64, register: String = "", recordID: Int64 = 0, detail: String) {
        self.kind = kind
        self.sequence = sequence
        self.register = register
        self.recordID = recordID
        self.detail = detail
    }

    public var description: String {
        let record = register.isEmpty ? "" : " \(register)/\(recordID)"
        return "\(kind.rawValue): entry \(sequence)\(record): \(detail)"
    }
}

public enum ChainVerification {
    public struct Result: Sendable {
        public var entries: Int64
        public var faults: [ChainFault]
        /// The hash of the last entry, to be noted outside the store: with it a cut-off end is found even if the head was changed.
        public var lastHash: [UInt8]

        public init(entries: Int64, faults: [ChainFault], lastHash: [UInt8]) {
            self.entries = entries
            self.faults = faults
            self.lastHash = lastHash
        }
    }

    /// Walks the whole chain. After a fault the walk goes on from the stored hash, so that one change is reported once.
    public static func verify(_ connection: any Connection, limit: Int = 100) throws -> Result {
        var previous: [UInt8] = []
        var expected: Int64 = 1
        var faults: [ChainFault] = []
        var last: Int64 = 0
        var columns: ColumnNames?
        var misfits: [ReorderedEntries.Misfit] = []
        try connection.forEachRow(
            "SELECT \(LedgerEntry.columns.joined(separator: ", ")) FROM ledger_entry ORDER BY sequence", []
        ) { view in
            let names = columns ?? ColumnNames(LedgerEntry.columns)
            columns = names
            let row = Row(columns: names, values: (0..<LedgerEntry.columns.count).map(view.value))
            let entry = LedgerEntry(row)
            let stored = row["hash"].bytes ?? []
            if entry.sequence != expected, faults.count < limit {
                faults.append(
                    ChainFault(
                        kind: .removed, sequence: entry.sequence, register: entry.register, recordID: entry.recordID,
                        detail: "entries \(expected) to \(entry.sequence - 1) are missing before it"))
            } else if entry.hash(after: previous) != stored, faults.count < limit {
                misfits.append(.init(fault: faults.count, entry: entry, stored: stored, previous: previous))
                faults.append(
                    ChainFault(
                        kind: .changed, sequence: entry.sequence, register: entry.register, recordID: entry.recordID,
                        detail: "version \(entry.version), \(entry.action): content and hash do not agree"))
            }
            previous = stored
            last = entry.sequence
            expected = entry.sequence + 1
        }
        ReorderedEntries.name(misfits, in: &faults)
        if let head = try connection.first("SELECT sequence, hash FROM ledger_head WHERE id = 1"),
            head.integer("sequence") != last || (head["hash"].bytes ?? []) != previous
        {
            faults.append(
                ChainFault(
                    kind: .endMismatch, sequence: last, detail: "the head names entry \(head.integer("sequence")) as the last"))
        }
        return Result(entries: last, faults: faults, lastHash: previous)
    }
}
