/// What a file is, judged by its bytes. Names and declared types are not believed.
enum FileKind: Equatable {
    case zip
    case text(TextEncoding)

    static func of(_ source: any ByteSource) throws -> FileKind {
        let start = try source.beginning(4_096)
        guard !start.isEmpty else { throw SheetError.emptyFile }
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { throw try compound(source) }
        if start.starts(with: Array("%PDF-".utf8)) { throw SheetError.unsupportedFormat("PDF 文件") }
        if looksLikeMarkup(start) { throw SheetError.unsupportedFormat("网页或 XML 格式的表格文件") }
        return .text(try TextEncoding.detect(source, start: start))
    }

    /// The old binary container carries .xls workbooks and, since 2007, password-protected .xlsx packages.
    private static func compound(_ source: any ByteSource) throws -> SheetError {
        let mark = Array("EncryptedPackage".utf16).flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
        let bytes = try source.beginning(Int(min(source.size, 1 << 20)))
        return contains(bytes, mark) ? .encrypted : .oldExcelFormat
    }

    /// Some systems “export to Excel” by writing a web page or an XML table under the name .xls.
    private static func looksLikeMarkup(_ start: [UInt8]) -> Bool {
        let words = String(decoding: start.prefix(512), as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return ["<html", "<!doctype", "<?xml", "<table", "<meta", "<head"].contains { words.hasPrefix($0) }
    }

    private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
        guard bytes.count >= mark.count else { return false }
        return (0...(bytes.count - mark.count)).contains { start in
            bytes[start] == mark[0] && bytes[start..<(start + mark.count)].elementsEqual(mark)
        }
    }
}
