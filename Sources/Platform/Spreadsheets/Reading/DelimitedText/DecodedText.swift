#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The bytes of a source as UTF-8, chunk by chunk, without a byte order mark.
final class DecodedText {
    private static let chunk = 64 << 10

    private let source: any ByteSource
    private let converter: iconv_t?
    private let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: DecodedText.chunk, alignment: 16)
    /// GB 18030 and UTF-16 grow by at most one half when they become UTF-8.
    private let decoded = UnsafeMutableRawBufferPointer.allocate(byteCount: DecodedText.chunk * 2, alignment: 16)
    private var left = 0
    private var atStart = true
    private(set) var bytesRead: Int64 = 0

    init(_ source: any ByteSource, encoding: TextEncoding) throws {
        self.source = source
        source.rewind()
        guard encoding != .utf8 else {
            converter = nil
            return
        }
        let opened = iconv_open("UTF-8", encoding.rawValue)
        guard opened != iconv_t(bitPattern: -1) else { throw SheetError.unsupportedFormat("\(encoding.rawValue) 编码的文件") }
        converter = opened
    }

    deinit {
        if let converter { iconv_close(converter) }
        raw.deallocate()
        decoded.deallocate()
    }

    /// The next piece; empty at the end, nil where the bytes are no text of this encoding. Valid until the next call.
    func next() throws -> UnsafeRawBufferPointer? {
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[left...]))
        bytesRead += Int64(count)
        guard count > 0 else { return left == 0 ? UnsafeRawBufferPointer(rebasing: raw[..<0]) : nil }
        guard let converter else { return withoutMark(UnsafeRawBufferPointer(rebasing: raw[..<count])) }

        var input = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
        var output = decoded.baseAddress?.assumingMemoryBound(to: CChar.self)
        var inputLeft = left + count
        var outputLeft = decoded.count
        let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
        // EINVAL: the last character is cut by the end of the chunk and waits for the next one.
        if result == Int(bitPattern: UInt.max), errno != EINVAL { return nil }
        guard inputLeft < 8 else { return nil }
        if let input, inputLeft > 0 { raw.baseAddress?.copyMemory(from: input, byteCount: inputLeft) }
        left = inputLeft
        let written = UnsafeRawBufferPointer(rebasing: decoded[..<(decoded.count - outputLeft)])
        // A chunk of one lonely byte gives no text yet, which must not look like the end.
        return written.isEmpty ? try next() : withoutMark(written)
    }

    private func withoutMark(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        defer { atStart = false }
        guard atStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return bytes }
        return bytes.count > 3 ? UnsafeRawBufferPointer(rebasing: bytes[3...]) : (try? next()) ?? nil
    }
}
