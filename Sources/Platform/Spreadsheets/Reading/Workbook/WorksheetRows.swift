/// The rows of one worksheet, taken from its XML as it streams by; a chunk's worth of rows is in memory at a time.
final class WorksheetRows: XMLSink {
    private enum CellType { case number, shared, text, boolean, error, day }

    private let limits: SheetLimits
    private let texts: SharedTexts
    private let styles: CellStyles
    private let countsFrom1904: Bool

    private var finished: [SheetRow] = []
    private var taken = 0
    private var cells: [Cell] = []
    private var row = 0
    private var column = 0
    private var rowsSeen = 0
    private var cellsAreOrdered = true
    private var type = CellType.number
    private var style = 0
    private var content: [UInt8] = []
    private var collects = false
    private var inCell = false
    private var inPhonetic = false

    init(texts: SharedTexts, styles: CellStyles, countsFrom1904: Bool, limits: SheetLimits) {
        self.texts = texts
        self.styles = styles
        self.countsFrom1904 = countsFrom1904
        self.limits = limits
        content.reserveCapacity(256)
    }

    /// The next finished row; nil when the stream has to be read on.
    func take() -> SheetRow? {
        guard taken < finished.count else {
            finished.removeAll(keepingCapacity: true)
            taken = 0
            return nil
        }
        defer { taken += 1 }
        return finished[taken]
    }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws {
        switch element {
        case "c": try startCell(attributes)
        case "v" where inCell, "t" where inCell && !inPhonetic: collects = true
        case "rPh": inPhonetic = true
        case "row":
            row = attributes.number("r") ?? row + 1
            column = 0
            rowsSeen += 1
            guard row >= 1, row <= limits.rows, rowsSeen <= limits.rows else { throw SheetError.tooManyRows(limit: limits.rows) }
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard collects else { return }
        content.append(contentsOf: bytes)
        // A character takes at most three bytes for each of its UTF-16 units; the exact count follows at the end of the cell.
        if content.count > limits.charactersPerCell * 3 { throw SheetError.cellTooLong(CellAddress(row: row, column: column)) }
    }

    func end(_ element: XMLName) throws {
        switch element {
        case "v", "t": collects = false
        case "c": try endCell()
        case "rPh": inPhonetic = false
        case "row": endRow()
        default: break
        }
    }

    private func startCell(_ attributes: XMLAttributes) throws {
        inCell = true
        content.removeAll(keepingCapacity: true)
        let previous = column
        if let reference = attributes.bytes("r"), let address = CellAddress(bytes: reference) {
            column = address.column
        } else {
            column += 1
        }
        if column <= previous { cellsAreOrdered = false }
        guard column <= limits.columns, cells.count < limits.columns else {
            throw SheetError.tooManyColumns(row: row, limit: limits.columns)
        }
        style = attributes.number("s") ?? 0
        type = CellType.number
        guard let word = attributes.bytes("t"), let first = word.first else { return }
        switch (first, word.count) {
        case (0x73, 1): type = .shared  // s
        case (0x73, _), (0x69, _): type = .text  // str: a formula's text; inlineStr
        case (0x62, _): type = .boolean
        case (0x65, _): type = .error
        case (0x64, _): type = .day
        default: break
        }
    }

    private func endCell() throws {
        inCell = false
        guard !content.isEmpty else { return }
        let (text, kind) = content.withUnsafeBufferPointer(shown)
        guard !text.isEmpty else { return }
        if text.utf8.count > limits.charactersPerCell, text.utf16.count > limits.charactersPerCell {
            throw SheetError.cellTooLong(CellAddress(row: row, column: column))
        }
        cells.append(Cell(text, row: row, column: column, kind: kind))
    }

    private func endRow() {
        if !cellsAreOrdered { cells.sort { $0.column < $1.column } }
        finished.append(SheetRow(number: row, cells: cells))
        let width = cells.count
        cells = []
        cells.reserveCapacity(width)
        cellsAreOrdered = true
    }

    private func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> (String, Cell.Kind) {
        switch type {
        case .shared: return (wholeNumber(bytes).flatMap { texts[$0] } ?? "", .text)
        case .text: return (CellText.decode(content[...]), .text)
        case .boolean: return (bytes.first == 0x31 ? "TRUE" : "FALSE", .boolean)
        case .error: return (String(decoding: bytes, as: UTF8.self), .error)
        case .day:
            let text = String(decoding: bytes, as: UTF8.self)
            return (text.hasSuffix("T00:00:00") ? String(text.prefix(10)) : text, .day)
        case .number: return number(bytes)
        }
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>) -> (String, Cell.Kind) {
        let format = styles.format(ofStyle: style)
        guard format != .general, let value = Double(String(decoding: bytes, as: UTF8.self)) else {
            return (CellNumber.text(bytes), .number)
        }
        if format == .percent { return (CellNumber.text(value * 100) + "%", .number) }
        guard let text = CellNumber.text(serial: value, format: format, countsFrom1904: countsFrom1904) else {
            return (CellNumber.text(bytes), .number)
        }
        return (text, .day)
    }
}
