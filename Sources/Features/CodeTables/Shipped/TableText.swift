/// A CSV text with a heading row, as the tables that come with the program are written (RFC 4180, UTF-8).
public struct TableText: Sendable {
    public let headings: [String]
    public let rows: [Row]

    public struct Row: Sendable {
        fileprivate let positions: [String: Int]
        fileprivate let cells: [String]

        /// The cell under a heading; empty when the row is shorter. An unknown heading is a mistake in the program's own tables.
        public subscript(_ heading: String) -> String {
            guard let position = positions[heading] else { preconditionFailure("the table has no column “\(heading)”") }
            return position < cells.count ? cells[position] : ""
        }
    }

    public init(_ bytes: [UInt8]) {
        var records = TableText.records(bytes)
        headings = records.isEmpty ? [] : records.removeFirst()
        let positions = Dictionary(headings.enumerated().map { ($1, $0) }) { first, _ in first }
        rows = records.filter { $0 != [""] }.map { Row(positions: positions, cells: $0) }
    }

    private static func records(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func close() {
            record.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == byte:
                cell.append(byte)
                index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: close()
            case UInt8(ascii: "\r") where !isQuoted: continue
            case UInt8(ascii: "\n") where !isQuoted:
                close()
                records.append(record)
                record = []
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !record.isEmpty {
            close()
            records.append(record)
        }
        return records
    }
}
