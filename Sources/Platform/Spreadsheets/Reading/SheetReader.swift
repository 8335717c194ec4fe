/// Which sheet of a workbook is read. A text file has one sheet and takes any choice.
public enum SheetChoice: Hashable, Sendable {
    /// The first one that is not hidden.
    case first
    case named(String)
}

/// What a file was recognised as, by its content and not by its name.
public enum SheetFormat: Hashable, Sendable {
    case xlsx
    case delimited(TextEncoding, delimiter: Character)
}

/// Rows one after another, whatever the file is.
protocol RowSource: AnyObject {
    func next() throws -> SheetRow?
    var fraction: Double { get }
    var rowCount: Int? { get }
}

/// Reads a spreadsheet or a delimited text row by row; a million rows need no more memory than a thousand.
///
/// Not `Sendable`: one reader belongs to one task. All errors are `SheetError`.
public final class SheetReader {
    public let format: SheetFormat
    /// The sheets of a workbook; empty for text.
    public let sheetNames: [String]
    public let sheetName: String
    private let source: any RowSource

    private init(format: SheetFormat, sheetNames: [String], sheetName: String, source: any RowSource) {
        self.format = format
        self.sheetNames = sheetNames
        self.sheetName = sheetName
        self.source = source
    }

    /// The next row, those without content included; nil after the last.
    public func next() throws -> SheetRow? { try source.next() }

    /// How much of the file has been read, 0 to 1.
    public var fraction: Double { source.fraction }

    /// How many rows there are, where the file tells without being read (a workbook).
    public var rowCount: Int? { source.rowCount }

    /// Opens a file; what it is, is decided by its content.
    public static func open(path: String, sheet: SheetChoice = .first, limits: SheetLimits = .standard) throws -> SheetReader {
        let file = try FileBytes(path: path)
        return try open(
            file, sheet: sheet, limits: limits, package: { try ZipPackage(path: path, limits: limits) })
    }

    public static func open(bytes: [UInt8], sheet: SheetChoice = .first, limits: SheetLimits = .standard) throws -> SheetReader {
        try open(
            MemoryBytes(bytes), sheet: sheet, limits: limits, package: { try ZipPackage(bytes: bytes, limits: limits) })
    }

    private static func open(
        _ bytes: any ByteSource, sheet: SheetChoice, limits: SheetLimits, package: () throws -> ZipPackage
    ) throws -> SheetReader {
        switch try FileKind.of(bytes) {
        case .zip:
            let workbook = try Workbook(package(), sheet: sheet, limits: limits)
            return SheetReader(
                format: .xlsx, sheetNames: workbook.sheetNames, sheetName: workbook.sheetName, source: workbook)
        case .text(let encoding):
            let text = try DelimitedText(bytes, encoding: encoding, limits: limits)
            return SheetReader(
                format: .delimited(encoding, delimiter: Character(UnicodeScalar(text.delimiter))), sheetNames: [], sheetName: "",
                source: text)
        }
    }
}
