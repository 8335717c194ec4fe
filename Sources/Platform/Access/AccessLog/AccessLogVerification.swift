import Database

/// A break in the chain of one writer.
public struct AccessLogFault: Sendable, Hashable {
    public enum Kind: String, Sendable { case changed, missing }
    public let kind: Kind
    public let writer: Int64
    /// The line that does not fit, or the one that should stand before it.
    public let sequence: Int64
}

extension AccessLog {
    /// Walks every chain. A line changed or removed inside a chain is named; lines cut off at its end are not seen by the chain
    /// alone, they are found by comparing with a backup or with the counts noted elsewhere.
    public func verify() async throws -> [AccessLogFault] {
        let key = writer.key
        return try await database.read { connection in
            var faults: [AccessLogFault] = []
            var current: Int64?
            var expected: Int64 = 1
            var previous = ""
            let names = ColumnNames(AccessEntry.columns)
            try connection.forEachRow(
                "SELECT \(AccessEntry.columns.joined(separator: ", ")) FROM access_log ORDER BY writer, sequence", []
            ) { view in
                let row = Row(columns: names, values: AccessEntry.columns.indices.map(view.value))
                let writer = row.integer("writer")
                let sequence = row.integer("sequence")
                if writer != current { (current, expected, previous) = (writer, 1, "") }
                let link = AccessEntry(row).link(after: previous, writer: writer, sequence: sequence, key: key)
                if sequence != expected {
                    faults.append(AccessLogFault(kind: .missing, writer: writer, sequence: expected))
                } else if link != row.text("link") {
                    faults.append(AccessLogFault(kind: .changed, writer: writer, sequence: sequence))
                }
                (expected, previous) = (sequence + 1, row.text("link"))
            }
            return faults
        }
    }
}
