/// RFC 4180 text as rows of fields. A byte-order mark is dropped; a blank line is no row.
enum CSVText {
    struct Table {
        let columns: [String: Int]
        let rows: [(line: Int, fields: [String])]

        func field(_ name: String, of fields: [String]) -> String {
            guard let index = columns[name], index < fields.count else { return "" }
            return fields[index]
        }
    }

    /// A field as a file holds it: quoted where it must be.
    static func cell(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    static func table(_ text: String) -> Table {
        var rows = self.rows(text)
        let header = rows.isEmpty ? [] : rows.removeFirst().fields
        return Table(columns: Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }, rows: rows)
    }

    static func rows(_ text: String) -> [(line: Int, fields: [String])] {
        var rows: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var line = 1
        var startLine = 1
        var isQuoted = false
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        func endRow() {
            fields.append(String(decoding: field, as: UTF8.self))
            if fields != [""] { rows.append((startLine, fields)) }
            fields = []
            field = []
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            index += 1
            if byte == 0x0A { line += 1 }
            switch (byte, isQuoted) {
            case (0x22, true) where next == 0x22:
                field.append(0x22)
                index += 1
            case (0x22, true): isQuoted = false
            case (0x22, false) where field.isEmpty: isQuoted = true
            case (0x2C, false):
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            case (0x0D, false) where next == 0x0A: break
            case (0x0A, false), (0x0D, false):
                endRow()
                startLine = line
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !fields.isEmpty { endRow() }
        return rows
    }
}
