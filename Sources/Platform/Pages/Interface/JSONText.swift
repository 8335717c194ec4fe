import NIOCore

/// Writes JSON straight into a buffer: no dictionaries, no encoder between a row and its bytes.
public struct JSONText {
    private var bytes: [UInt8] = []

    init(capacity: Int = 4_096) { bytes.reserveCapacity(capacity) }

    /// What is written, for an answer's body.
    var buffer: ByteBuffer { ByteBuffer(bytes: bytes) }

    mutating func raw(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    mutating func raw(_ text: [UInt8]) { bytes.append(contentsOf: text) }
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func number(_ value: Int64) {
        // Digits are written backwards into a small space; most numbers of a list have few.
        var magnitude = value.magnitude
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { space in
            var place = 20
            repeat {
                place -= 1
                space[place] = UInt8(truncatingIfNeeded: magnitude % 10) &+ 0x30
                magnitude /= 10
            } while magnitude != 0
            if value < 0 { bytes.append(0x2D) }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: space[place...]))
        }
    }

    mutating func number(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        // A whole number stays one for readers that tell them apart.
        if value == value.rounded(), value.magnitude < 1e15 { return number(Int64(value)) }
        bytes.append(contentsOf: String(value).utf8)
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { text($0) }
    }

    /// A quoted text of UTF-8 bytes; one without special characters, as nearly all are, is copied whole.
    mutating func text(_ value: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        if value.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            bytes.append(contentsOf: value)
        } else {
            for byte in value {
                if byte < 0x20 || byte == 0x22 || byte == 0x5C { escape(byte) } else { bytes.append(byte) }
            }
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: raw("\\\"")
        case 0x5C: raw("\\\\")
        case 0x0A: raw("\\n")
        case 0x0D: raw("\\r")
        case 0x09: raw("\\t")
        default:
            let hex = Array("0123456789abcdef".utf8)
            raw("\\u00")
            bytes += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
    }

    /// A text with its quotes, as it stands in JSON.
    public static func quoted(_ text: String) -> String {
        var json = JSONText(capacity: text.utf8.count + 8)
        json.text(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
