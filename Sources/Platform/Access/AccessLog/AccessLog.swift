import Calendars
import Database
import Identifiers

/// The log of reading, append-only. A read of a person waits until its line is durable; lines of ordinary lists are gathered
/// and written together within a fifth of a second.
///
/// Each running program is a writer with its own chain of keyed links, so that servers of one store need not wait for each
/// other; a changed, removed or inserted line breaks its chain (`AccessLogVerification`).
public struct AccessLog: Sendable {
    public let database: any Database
    let writer: AccessLogWriter
    private let buffer: AccessLogBuffer

    public init(database: any Database, keyring: Keyring, random: Randomness = .system) {
        self.database = database
        let writer = AccessLogWriter(id: random.identifier(), key: keyring.current(.log).secret)
        self.writer = writer
        buffer = AccessLogBuffer { entries in
            try await database.write { try writer.append(entries, on: $0) }
        }
    }

    /// Returns when the line is durable: for every read of a person, before the page is sent.
    public func recordDurably(_ entry: AccessEntry) async throws {
        let writer = writer
        try await database.write { try writer.append([entry], on: $0) }
    }

    /// Returns at once; the line is durable within 200 ms, or at `close`. When the store cannot keep up it waits, and throws
    /// while the store is away, so that nothing is read unlogged.
    public func record(_ entry: AccessEntry) async throws { try await buffer.add(entry) }

    /// Writes what is gathered.
    public func flush() async throws { try await buffer.flush() }

    /// Writes what is gathered; for the end of the program.
    public func close() async throws { try await buffer.flush() }

    /// A digest of a filter, to see that the same list was read twice without keeping a name that was searched for.
    public func filterDigest(_ filter: String) -> String {
        String(
            Hexadecimal.text(AESFieldCipher().authenticationCode(Array("filter\0\(filter)".utf8), key: writer.key)).prefix(32))
    }
}

/// Appends to the chain of one running program. The end of the chain is read inside the transaction, so that a failed
/// transaction leaves no gap.
struct AccessLogWriter: Sendable {
    let id: Int64
    let key: [UInt8]

    func append(_ entries: [AccessEntry], on connection: any Connection) throws {
        guard !entries.isEmpty else { return }
        let known = try AccessLogAnchor.find(id, on: connection)
        if known == nil { try AccessLogAnchor.countOneMore(key, on: connection) }
        var anchor = known ?? AccessLogAnchor(writer: id)
        var sequence = anchor.lastSequence
        var link = anchor.lastLink
        var rows: [[Value]] = []
        var records: [[Value]] = []
        for entry in entries {
            sequence += 1
            link = entry.link(after: link, writer: id, sequence: sequence, key: key)
            rows.append(entry.row(writer: id, sequence: sequence, link: link))
            for record in Set(entry.recordIDs) {
                records.append([.text(entry.register), .integer(record), .integer(id), .integer(sequence)])
            }
        }
        try connection.append(to: "access_log", columns: AccessEntry.columns, rows: rows)
        anchor.lastSequence = sequence
        anchor.lastLink = link
        try anchor.store(key, on: connection)
        if !records.isEmpty {
            try connection.append(
                to: "access_log_record", columns: ["register", "record_id", "writer", "sequence"], rows: records)
        }
    }
}
