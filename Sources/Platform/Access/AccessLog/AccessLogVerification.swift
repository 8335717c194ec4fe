import Database

/// A break in the chain of one writer.
public struct AccessLogFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case changed, missing
        /// The chain does not end where its anchor says: lines were cut off, or the anchor was changed.
        case end
    }
    public let kind: Kind
    public let writer: Int64
    /// The line that does not fit, or the one that should stand before it.
    public let sequence: Int64
}

extension AccessLog {
    /// Walks every chain from its anchor to its anchored end. A line changed, removed or cut off at the end is named, and so is an
    /// anchor that was changed or removed. Chains from before there were anchors are walked from their first line.
    public func verify() async throws -> [AccessLogFault] {
        let key = writer.key
        return try await database.read { connection in
            let anchors = try AccessLogAnchor.all(key, on: connection)
            var walk = AccessLogWalk(key: key, anchors: anchors)
            let names = ColumnNames(AccessEntry.columns)
            try connection.forEachRow(
                "SELECT \(AccessEntry.columns.joined(separator: ", ")) FROM access_log ORDER BY writer, sequence", []
            ) { view in
                walk.meet(Row(columns: names, values: AccessEntry.columns.indices.map(view.value)))
            }
            return walk.finish()
        }
    }
}

/// The walk over all lines in the order of their chains.
private struct AccessLogWalk {
    let key: [UInt8]
    let anchors: [Int64: (anchor: AccessLogAnchor, stands: Bool)]
    private var faults: [AccessLogFault] = []
    private var met: Set<Int64> = []
    private var current: Int64?
    private var expected: Int64 = 1
    private var previous = ""

    init(key: [UInt8], anchors: [Int64: (anchor: AccessLogAnchor, stands: Bool)]) {
        self.key = key
        self.anchors = anchors
    }

    mutating func meet(_ row: Row) {
        let writer = row.integer("writer")
        let sequence = row.integer("sequence")
        if writer != current { begin(writer) }
        let link = AccessEntry(row).link(after: previous, writer: writer, sequence: sequence, key: key)
        if sequence != expected {
            faults.append(AccessLogFault(kind: .missing, writer: writer, sequence: expected))
        } else if link != row.text("link") {
            faults.append(AccessLogFault(kind: .changed, writer: writer, sequence: sequence))
        }
        (expected, previous) = (sequence + 1, row.text("link"))
    }

    private mutating func begin(_ writer: Int64) {
        end()
        met.insert(writer)
        current = writer
        let anchor = anchors[writer]?.anchor
        (expected, previous) = ((anchor?.purgedSequence ?? 0) + 1, anchor?.purgedLink ?? "")
    }

    /// Compares where a chain ended with where its anchor says.
    private mutating func end() {
        guard let writer = current, let (anchor, stands) = anchors[writer] else { return }
        if !stands || anchor.lastSequence != expected - 1 || anchor.lastLink != previous {
            faults.append(AccessLogFault(kind: .end, writer: writer, sequence: expected))
        }
    }

    mutating func finish() -> [AccessLogFault] {
        end()
        let chains = anchors.values.map(\.anchor).filter { $0.writer != AccessLogAnchor.count }
        for anchor in chains.sorted(by: { $0.writer < $1.writer }) where !met.contains(anchor.writer) {
            // All lines purged by retention is in order; all lines gone without it is not.
            let isWhole = anchor.lastSequence == anchor.purgedSequence && anchor.lastLink == anchor.purgedLink
            if !isWhole || anchors[anchor.writer]?.stands != true {
                faults.append(AccessLogFault(kind: .end, writer: anchor.writer, sequence: anchor.purgedSequence + 1))
            }
        }
        let count = anchors[AccessLogAnchor.count]
        if (count?.anchor.lastSequence ?? 0) != Int64(chains.count) || count?.stands == false {
            faults.append(AccessLogFault(kind: .end, writer: AccessLogAnchor.count, sequence: Int64(chains.count)))
        }
        return faults
    }
}
