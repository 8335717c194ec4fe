/// A cell that holds something. Rows and columns count from 1, as the person sees them.
public struct Cell: Hashable, Sendable {
    public enum Kind: UInt8, Sendable { case text, number, day, boolean, error }

    public let text: String
    public let row: Int
    public let column: Int
    public let kind: Kind

    public init(_ text: String, row: Int, column: Int, kind: Kind = .text) {
        self.text = text
        self.row = row
        self.column = column
        self.kind = kind
    }

    public var address: CellAddress { CellAddress(row: row, column: column) }
    /// `#N/A`, `#REF!` and the like: the spreadsheet itself says that there is no value.
    public var isError: Bool { kind == .error }
}

/// One row of a sheet: the cells that hold something, in the order of their columns. Empty cells are left out.
public struct SheetRow: Hashable, Sendable {
    public let number: Int
    public let cells: [Cell]

    public init(number: Int, cells: [Cell]) {
        self.number = number
        self.cells = cells
    }

    public var isEmpty: Bool { cells.isEmpty }
    public var lastColumn: Int { cells.last?.column ?? 0 }

    /// The cell of a column; nil when it is empty.
    public func cell(_ column: Int) -> Cell? {
        // In a row without gaps the column is the position.
        if column >= 1, column <= cells.count, cells[column - 1].column == column { return cells[column - 1] }
        var low = 0
        var high = min(cells.count, max(column, 0))
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column == column ? cells[low] : nil
    }

    /// The text of a column, empty when the cell is.
    public func text(_ column: Int) -> String { cell(column)?.text ?? "" }
}
