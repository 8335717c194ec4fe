/// The encodings in which offices hand in text tables. GB18030 includes GBK and GB 2312.
public enum TextEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case gb18030 = "GB18030"

    /// Decides by the byte order mark, else by whether the whole file is sound UTF-8, which GB 18030 text practically never is.
    static func detect(_ source: any ByteSource, start: [UInt8]) throws -> TextEncoding {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if start.contains(0) {
            // UTF-16 without a mark: the high halves of digits and delimiters are zero, always on the same side.
            let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
            let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
            if even == 0 { return .utf16LittleEndian }
            if odd == 0 { return .utf16BigEndian }
            throw SheetError.unsupportedFormat("这种文件")
        }
        return try isUTF8(source) ? .utf8 : .gb18030
    }

    private static func isUTF8(_ source: any ByteSource) throws -> Bool {
        source.rewind()
        defer { source.rewind() }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var check = UTF8Check()
        while case let count = try source.read(into: buffer), count > 0 {
            guard check.accepts(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return false }
        }
        return check.isComplete
    }
}

/// Checks UTF-8 piece by piece; a character may lie across two pieces.
private struct UTF8Check {
    private var missing = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    var isComplete: Bool { missing == 0 }

    mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for byte in bytes {
            if missing > 0 {
                guard byte >= lowest, byte <= highest else { return false }
                (lowest, highest) = (0x80, 0xBF)
                missing -= 1
            } else if byte >= 0x80 {
                switch byte {
                case 0xC2...0xDF: missing = 1
                case 0xE0: (missing, lowest) = (2, 0xA0)
                case 0xED: (missing, highest) = (2, 0x9F)
                case 0xE1...0xEF: missing = 2
                case 0xF0: (missing, lowest) = (3, 0x90)
                case 0xF1...0xF3: missing = 3
                case 0xF4: (missing, highest) = (3, 0x8F)
                default: return false
                }
            }
        }
        return true
    }
}
