/// Where a cell stands, written as in a spreadsheet: row 7 of the second column is B7.
public struct CellAddress: Hashable, Sendable, CustomStringConvertible {
    public let row: Int
    public let column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    public var description: String { CellAddress.letters(ofColumn: column) + String(row) }

    /// 1 is A, 26 is Z, 27 is AA.
    public static func letters(ofColumn column: Int) -> String {
        var rest = column
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(0x41 + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Reads `B7` or `$B$7` from bytes; nil for anything else.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        var column = 0
        var row = 0
        for byte in bytes {
            switch byte {
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39 where column > 0: row = row * 10 + Int(byte - 0x30)
            case 0x24: continue
            default: return nil
            }
            guard column <= 100_000, row <= 100_000_000 else { return nil }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row, column: column)
    }
}
