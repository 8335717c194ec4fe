/// What a sheet may cost at most. The numbers of rows, columns and characters are those of the XLSX format itself.
public struct SheetLimits: Sendable {
    public var rows = 1_048_576
    public var columns = 16_384
    /// UTF-16 units, as spreadsheet programs count.
    public var charactersPerCell = 32_767
    /// Files inside an XLSX package.
    public var parts = 2_000
    /// Uncompressed bytes of one part; it is read as a stream, so this bounds time, not memory.
    public var partBytes: Int64 = 4 << 30
    /// Uncompressed to compressed bytes. Sheets of repeated rows reach about 100.
    public var inflation: Int64 = 250
    /// Below this size the ratio is not judged: a few kilobytes of styles may repeat a lot.
    public var inflationFrom: Int64 = 32 << 20
    /// Bytes of the shared texts, the one part that has to stay in memory.
    public var sharedTextBytes = 512 << 20
    /// Cells covered by merged areas together.
    public var mergedCells = 20_000_000

    public init() {}
    public static let standard = SheetLimits()
}
