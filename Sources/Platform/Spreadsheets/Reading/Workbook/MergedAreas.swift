/// The merged areas of a sheet. They stand behind the rows in the file, so they are read in a pass of their own before.
final class MergedAreas: XMLSink {
    private struct Area {
        let top: Int, left: Int, bottom: Int, right: Int
        var text: Cell?
    }

    private var waiting: [Area] = []
    private var open: [Area] = []
    private let limits: SheetLimits
    private var covered = 0
    /// How many rows the sheet holds: counted on the way, for progress.
    private(set) var rowCount = 0

    init(_ part: ZipPart, limits: SheetLimits) throws {
        self.limits = limits
        try XMLStream(part, sink: self, wantsText: false).readAll()
        waiting.sort { $0.top > $1.top }
    }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws {
        if element == "row" { rowCount += 1 }
        guard element == "mergeCell", let reference = attributes.bytes("ref") else { return }
        let corners = reference.split(separator: 0x3A).map { UnsafeBufferPointer(rebasing: $0) }
        guard corners.count == 2, let first = CellAddress(bytes: corners[0]), let last = CellAddress(bytes: corners[1]),
            first.row <= last.row, first.column <= last.column
        else { return }
        covered += (last.row - first.row + 1) * (last.column - first.column + 1)
        guard covered <= limits.mergedCells else { throw SheetError.mergedAreaTooLarge }
        waiting.append(Area(top: first.row, left: first.column, bottom: last.row, right: last.column))
    }

    func end(_ element: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The row with the text of the top left cell repeated in every cell of its merged area.
    func fill(_ row: SheetRow) -> SheetRow {
        while let next = waiting.last, next.top <= row.number {
            open.append(next)
            waiting.removeLast()
        }
        guard !open.isEmpty else { return row }
        open.removeAll { $0.bottom < row.number }
        var cells = Dictionary(row.cells.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })
        for index in open.indices {
            let area = open[index]
            if row.number == area.top { open[index].text = cells[area.left] }
            guard let text = open[index].text else { continue }
            for column in area.left...area.right where cells[column] == nil {
                cells[column] = Cell(text.text, row: row.number, column: column, kind: text.kind)
            }
        }
        return SheetRow(number: row.number, cells: cells.values.sorted { $0.column < $1.column })
    }
}
