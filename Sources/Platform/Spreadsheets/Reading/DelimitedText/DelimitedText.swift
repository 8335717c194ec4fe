/// The rows of a delimited text after RFC 4180: quoted fields may hold delimiters, line ends and doubled quotes.
///
/// Forgiving where people's files are: a quote inside a bare field is a character, text after a closing quote belongs to
/// the field, line ends may be LF, CR LF or CR. A row is what a spreadsheet shows as one; blank lines count.
final class DelimitedText: RowSource {
    private enum State { case fieldStart, bare, quoted, quoteInQuoted }

    let delimiter: UInt8
    private let text: DecodedText
    private let size: Int64
    private let limits: SheetLimits

    private var finished: [SheetRow] = []
    private var taken = 0
    private var cells: [Cell] = []
    private var field: [UInt8] = []
    private var state = State.fieldStart
    private var row = 1
    private var column = 1
    private var quoteOpenedAt = 1
    private var afterReturn = false
    private var isAtEnd = false
    private var skipsFirstRow = false

    init(_ source: any ByteSource, encoding: TextEncoding, limits: SheetLimits) throws {
        size = source.size
        self.limits = limits
        let beginning = try DecodedText(source, encoding: encoding)
        let sample = try withExtendedLifetime(beginning) { try beginning.next().map(Array.init) ?? [] }
        delimiter = Delimiter.guess(sample)
        skipsFirstRow = Delimiter.stated(sample) != nil
        text = try DecodedText(source, encoding: encoding)
        field.reserveCapacity(256)
    }

    var rowCount: Int? { nil }
    var fraction: Double { size > 0 ? min(1, Double(text.bytesRead) / Double(size)) : 1 }

    func next() throws -> SheetRow? {
        while taken == finished.count {
            if isAtEnd { return nil }
            finished.removeAll(keepingCapacity: true)
            taken = 0
            guard let bytes = try text.next() else { throw SheetError.undecodable(row: row) }
            if bytes.isEmpty { try finish() } else { try scan(bytes) }
        }
        defer { taken += 1 }
        return finished[taken]
    }

    private func scan(_ bytes: UnsafeRawBufferPointer) throws {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if afterReturn {
                afterReturn = false
                if byte == 0x0A {
                    index += 1
                    continue
                }
            }
            switch state {
            case .quoted:
                let stop = end(of: bytes, from: index) { $0 == 0x22 }
                try append(bytes[index..<stop])
                index = stop
                if stop < bytes.count {
                    state = .quoteInQuoted
                    index += 1
                }
                continue
            case .quoteInQuoted where byte == 0x22:
                field.append(byte)
                state = .quoted
            case .fieldStart where byte == 0x22:
                state = .quoted
                quoteOpenedAt = row
            case _ where byte == delimiter: try endField()
            case _ where byte == 0x0A || byte == 0x0D:
                try endRow()
                afterReturn = byte == 0x0D
            default:
                let stop = end(of: bytes, from: index) { [delimiter] in $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
                try append(bytes[index..<stop])
                state = .bare
                index = stop
                continue
            }
            index += 1
        }
    }

    @inline(__always)
    private func end(of bytes: UnsafeRawBufferPointer, from start: Int, where stops: (UInt8) -> Bool) -> Int {
        var index = start
        while index < bytes.count, !stops(bytes[index]) { index += 1 }
        return index
    }

    private func append(_ bytes: Slice<UnsafeRawBufferPointer>) throws {
        field.append(contentsOf: bytes)
        if field.count > limits.charactersPerCell * 3 { throw SheetError.cellTooLong(CellAddress(row: row, column: column)) }
    }

    private func endField() throws {
        defer {
            state = .fieldStart
            column += 1
            field.removeAll(keepingCapacity: true)
        }
        guard column <= limits.columns else { throw SheetError.tooManyColumns(row: row, limit: limits.columns) }
        guard !field.isEmpty else { return }
        let text = String(decoding: field, as: UTF8.self)
        if field.count > limits.charactersPerCell, text.utf16.count > limits.charactersPerCell {
            throw SheetError.cellTooLong(CellAddress(row: row, column: column))
        }
        cells.append(Cell(text, row: row, column: column))
    }

    private func endRow() throws {
        try endField()
        guard row <= limits.rows else { throw SheetError.tooManyRows(limit: limits.rows) }
        finished.append(SheetRow(number: row, cells: skipsFirstRow ? [] : cells))
        skipsFirstRow = false
        let width = cells.count
        cells = []
        cells.reserveCapacity(width)
        row += 1
        column = 1
    }

    private func finish() throws {
        isAtEnd = true
        if state == .quoted { throw SheetError.openQuote(row: quoteOpenedAt) }
        // A last line without a line end is a row; the emptiness after a final line end is none.
        if state != .fieldStart || column > 1 { try endRow() }
    }
}
