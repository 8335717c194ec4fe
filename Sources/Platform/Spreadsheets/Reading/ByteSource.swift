#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The bytes of a file or of memory, read forwards and from the beginning again.
protocol ByteSource: AnyObject {
    var size: Int64 { get }
    /// Fills the buffer; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
    func rewind()
}

extension ByteSource {
    /// The first bytes, at most `count`; the source stands at its beginning before and after.
    func beginning(_ count: Int) throws -> [UInt8] {
        rewind()
        defer { rewind() }
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let step = try bytes.withUnsafeMutableBytes { try read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...])) }
            if step == 0 { break }
            filled += step
        }
        return Array(bytes.prefix(filled))
    }
}

final class FileBytes: ByteSource {
    private let descriptor: Int32
    let size: Int64

    init(path: String) throws {
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SheetError.unreadable(detail: "open: error \(errno)") }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw SheetError.unreadable(detail: "not a plain file")
        }
        size = Int64(facts.st_size)
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw SheetError.unreadable(detail: "read: error \(errno)") }
        }
    }

    func rewind() { lseek(descriptor, 0, SEEK_SET) }
}

final class MemoryBytes: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var size: Int64 { Int64(bytes.count) }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - position)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
        position += count
        return count
    }

    func rewind() { position = 0 }
}
