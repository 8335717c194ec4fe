#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The lines of a text table as Excel opens them with a double click: UTF-8 with byte order mark, CR LF, quotes where needed.
public enum DelimitedLine {
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public static func append(_ values: [SheetValue], to bytes: inout [UInt8], delimiter: UInt8 = 0x2C) {
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            switch value {
            case .empty: continue
            case .text(let text), .wrong(let text, _): quote(FormulaInjection.neutralised(text), &bytes, delimiter)
            case .integer(let number): bytes += String(number).utf8
            case .real(let number): bytes += CellNumber.text(number).utf8
            case .day(let day): bytes += day.description.utf8
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private static func quote(_ text: String, _ bytes: inout [UInt8], _ delimiter: UInt8) {
        let edge = text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard edge || text.utf8.contains(where: { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

/// Writes a text table into a file.
public final class DelimitedWriter {
    private let descriptor: Int32
    private let delimiter: UInt8
    private var bytes = DelimitedLine.byteOrderMark
    private var isOpen = true

    public init(path: String, delimiter: UInt8 = 0x2C) throws {
        self.delimiter = delimiter
        descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SheetError.cannotWrite(detail: "open: error \(errno)") }
    }

    deinit { if isOpen { Glibc.close(descriptor) } }

    public func write(_ values: [SheetValue]) throws {
        DelimitedLine.append(values, to: &bytes, delimiter: delimiter)
        if bytes.count > 64 << 10 { try flush() }
    }

    public func close() throws {
        try flush()
        isOpen = false
        guard Glibc.close(descriptor) == 0 else { throw SheetError.cannotWrite(detail: "close: error \(errno)") }
    }

    private func flush() throws {
        try bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw SheetError.cannotWrite(detail: "write: error \(errno)") }
                rest = rest.dropFirst(count)
            }
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
