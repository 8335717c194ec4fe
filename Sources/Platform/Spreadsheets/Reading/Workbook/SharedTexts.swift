/// The texts that cells refer to by number, kept in one run of bytes: a million texts cost their length and four bytes each.
final class SharedTexts: XMLSink {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private let limits: SheetLimits
    private var inText = false
    private var inPhonetic = false

    init(limits: SheetLimits) { self.limits = limits }

    init(_ part: ZipPart, limits: SheetLimits) throws {
        self.limits = limits
        try XMLStream(part, sink: self).readAll()
    }

    subscript(index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return CellText.decode(bytes[start..<Int(ends[index])])
    }

    func start(_ element: XMLName, _ attributes: XMLAttributes) {
        switch element {
        case "t": inText = true
        case "rPh": inPhonetic = true  // how to pronounce it: not part of the text
        default: break
        }
    }

    func end(_ element: XMLName) throws {
        switch element {
        case "t": inText = false
        case "rPh": inPhonetic = false
        case "si":
            // Four bytes a text are counted too, so that endless empty texts are refused as well.
            guard bytes.count + ends.count * 4 <= limits.sharedTextBytes else { throw SheetError.sharedTextTooLarge }
            ends.append(UInt32(bytes.count))
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) throws {
        guard inText, !inPhonetic else { return }
        guard bytes.count + text.count <= limits.sharedTextBytes else { throw SheetError.sharedTextTooLarge }
        bytes.append(contentsOf: text)
    }
}

enum CellText {
    /// Text of a workbook: `_x000D_` stands for a character that XML cannot carry.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(0x5F), text.contains("_x") else { return text }
        return unescape(Array(bytes))
    }

    private static func unescape(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let unit = escapedUnit(bytes, at: index) {
                result += String(decoding: [unit], as: UTF16.self).utf8
                index += 7
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The value of `_xHHHH_` at a position.
    static func escapedUnit(_ bytes: [UInt8], at index: Int) -> UInt16? {
        guard index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else {
            return nil
        }
        return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
