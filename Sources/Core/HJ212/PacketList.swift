/// One packet of a list of recorded packets.
public struct RecordedPacket: Sendable, Equatable {
    /// As they were on the wire, mostly without the line end.
    public let bytes: [UInt8]
    /// Does the CRC verify over the text from after the length to the closing `&&`?
    public let isChecksumRight: Bool
    /// What is known of the device and of what is wrong with the packet.
    public let deviceHint: String
    /// Where it was found.
    public let source: String

    public init(bytes: [UInt8], isChecksumRight: Bool, deviceHint: String, source: String) {
        self.bytes = bytes
        self.isChecksumRight = isChecksumRight
        self.deviceHint = deviceHint
        self.source = source
    }
}

/// Recorded packets as text: CSV with the columns packet, crc_ok, device_hint, source, or one packet a line.
public enum PacketList {
    /// Reads the CSV form. Rows without four cells are left out.
    public static func packets(csv text: String) -> [RecordedPacket] {
        records(text).dropFirst().compactMap { cells in
            guard cells.count >= 4 else { return nil }
            return RecordedPacket(
                bytes: unescaped(cells[0].utf8), isChecksumRight: cells[1] == "true", deviceHint: cells[2], source: cells[3])
        }
    }

    /// `\r`, `\n` and `\xHH` stand for bytes; everything else stands for itself.
    public static func unescaped(_ text: some Collection<UInt8>) -> [UInt8] {
        let source = Array(text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var at = 0
        while at < source.count {
            if source[at] == UInt8(ascii: "\\"), at + 1 < source.count {
                switch source[at + 1] {
                case UInt8(ascii: "r"):
                    bytes.append(.carriageReturn)
                    at += 2
                    continue
                case UInt8(ascii: "n"):
                    bytes.append(.lineFeed)
                    at += 2
                    continue
                case UInt8(ascii: "x") where at + 3 < source.count:
                    let high = source[at + 2].hexadecimal
                    let low = source[at + 3].hexadecimal
                    if high | low <= 15 {
                        bytes.append(high << 4 | low)
                        at += 4
                        continue
                    }
                default: break
                }
            }
            bytes.append(source[at])
            at += 1
        }
        return bytes
    }

    /// The rows of a CSV text: cells in quotes may hold commas, line ends and doubled quotes. RFC 4180.
    static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        func endCell() {
            record.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if wasQuote {
                wasQuote = false
                if byte == UInt8(ascii: "\"") {
                    cell.append(byte)
                    continue
                }
                isQuoted = false
            }
            switch byte {
            case UInt8(ascii: "\"") where isQuoted: wasQuote = true
            case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
            case .comma where !isQuoted: endCell()
            case .lineFeed where !isQuoted:
                if cell.last == .carriageReturn { cell.removeLast() }
                endCell()
                records.append(record)
                record = []
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !record.isEmpty {
            endCell()
            records.append(record)
        }
        return records
    }
}
