import CLibZip

#if canImport(Glibc)
    import Glibc
#endif

/// The zip container of an XLSX file, read through libzip with a cap on everything that a hostile file can blow up.
final class ZipPackage {
    private let archive: OpaquePointer
    private let limits: SheetLimits
    private let bytes: UnsafeMutableRawPointer?
    private(set) var names: [String] = []

    convenience init(path: String, limits: SheetLimits) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw SheetError.unreadable(detail: "zip error \(code)") }
        try self.init(archive: archive, bytes: nil, limits: limits)
    }

    convenience init(bytes: [UInt8], limits: SheetLimits) throws {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        bytes.withUnsafeBytes { if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) } }
        var failure = zip_error_t()
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 0, &failure) else {
            copy.deallocate()
            throw SheetError.unreadable(detail: "zip error \(failure.zip_err)")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
            zip_source_free(source)
            copy.deallocate()
            throw SheetError.unreadable(detail: "zip error \(failure.zip_err)")
        }
        try self.init(archive: archive, bytes: copy, limits: limits)
    }

    private init(archive: OpaquePointer, bytes: UnsafeMutableRawPointer?, limits: SheetLimits) throws {
        self.archive = archive
        self.bytes = bytes
        self.limits = limits
        let count = zip_get_num_entries(archive, 0)
        guard count <= Int64(limits.parts) else { throw SheetError.tooManyParts }
        for index in 0..<max(0, count) {
            guard let name = zip_get_name(archive, UInt64(index), 0) else { throw SheetError.unreadable(detail: "unnamed entry") }
            names.append(String(cString: name))
        }
    }

    deinit {
        zip_discard(archive)
        bytes?.deallocate()
    }

    /// Opens a part by its name; names in a package are compared without regard to case. Nil when it is not there.
    func part(_ name: String) throws -> ZipPart? {
        let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        var facts = zip_stat_t()
        guard zip_stat_index(archive, UInt64(index), 0, &facts) == 0 else {
            throw SheetError.unreadable(detail: "no facts: \(name)")
        }
        guard facts.encryption_method == UInt16(ZIP_EM_NONE) else { throw SheetError.encrypted }
        let size = Int64(clamping: facts.size)
        try judge(size, compressed: Int64(clamping: facts.comp_size), part: name)
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
            throw SheetError.unreadable(detail: "cannot open \(name)")
        }
        return ZipPart(name: name, file: file, size: size, compressed: Int64(clamping: facts.comp_size), package: self)
    }

    /// Refuses a part that grows beyond measure. Called with the size that the package states and with the bytes really read.
    fileprivate func judge(_ size: Int64, compressed: Int64, part: String) throws {
        let grows = size > limits.inflationFrom && size / max(1, compressed) > limits.inflation
        if grows || size > limits.partBytes { throw SheetError.inflatesTooMuch(part: part) }
    }
}

/// One part of a package, read as a stream.
final class ZipPart {
    let name: String
    let size: Int64
    private(set) var bytesRead: Int64 = 0
    private let file: OpaquePointer
    private let compressed: Int64
    private let package: ZipPackage

    fileprivate init(name: String, file: OpaquePointer, size: Int64, compressed: Int64, package: ZipPackage) {
        self.name = name
        self.file = file
        self.size = size
        self.compressed = compressed
        self.package = package
    }

    deinit { zip_fclose(file) }

    /// Fills the buffer; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        guard count >= 0 else { throw SheetError.unreadable(detail: "cannot inflate \(name)") }
        bytesRead += count
        try package.judge(bytesRead, compressed: compressed, part: name)
        return Int(count)
    }
}
