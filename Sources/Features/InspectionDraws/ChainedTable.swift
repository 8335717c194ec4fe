/// A table whose every line carries the digest of all lines up to it, so that a changed line is found by its number and the last
/// digest stands for the whole list.
public struct ChainedTable: Sendable, Hashable {
    public let columns: [String]
    public let rows: [[String]]

    public init(_ columns: [String], _ rows: [[String]]) {
        self.columns = columns
        self.rows = rows.map { $0.map(CommaText.plain) }
    }

    static let chainColumn = "chain"

    /// Digest of each line, the heading first.
    private var chain: [String] {
        var last = Digest.of(CommaText.line(columns))
        var digests = [last]
        digests.reserveCapacity(rows.count + 1)
        for row in rows {
            last = Digest.of(last + "\n" + CommaText.line(row))
            digests.append(last)
        }
        return digests
    }

    /// The digest of the whole table: that of its last line.
    public var digest: String { chain.last ?? "" }

    /// The published text.
    public var text: String {
        let chain = chain
        var lines = [CommaText.line(columns + [Self.chainColumn])]
        lines.reserveCapacity(rows.count + 1)
        for (place, row) in rows.enumerated() { lines.append(CommaText.line(row + [chain[place + 1]])) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads a published or a bare table. A published one must carry the right digest on every line.
    ///
    /// - Parameter file: name for the fault.
    public static func read(_ text: String, columns: [String], file: String) throws(DrawFault) -> ChainedTable {
        let lines = CommaText.read(text)
        guard let heading = lines.first else { throw DrawFault(file, 1, "文件是空的。") }
        let hasChain = heading.fields.last == chainColumn
        guard Array(heading.fields.prefix(columns.count)) == columns,
            heading.fields.count == columns.count + (hasChain ? 1 : 0)
        else { throw DrawFault(file, heading.number, "表头应为 \((columns + [chainColumn]).joined(separator: ","))。") }
        var last = Digest.of(CommaText.line(columns))
        var rows: [[String]] = []
        for line in lines.dropFirst() {
            guard line.fields.count == heading.fields.count else { throw DrawFault(file, line.number, "列数与表头不一致。") }
            let row = Array(line.fields.prefix(columns.count))
            last = Digest.of(last + "\n" + CommaText.line(row))
            if hasChain, line.fields.last != last {
                throw DrawFault(file, line.number, "这一行（或它前面被删、被插的一行）与摘要链不符，内容被改动过。")
            }
            rows.append(row)
        }
        return ChainedTable(columns, rows)
    }
}
