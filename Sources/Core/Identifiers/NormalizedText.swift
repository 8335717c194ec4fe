/// The text of an identifier as it was meant: what keyboards, Excel and web pages add is taken away.
struct NormalizedText {
    let string: String
    /// The UTF-8 of `string`; one byte a character when the identifier is well formed.
    let bytes: [UInt8]
    let wasRewritten: Bool

    init(_ raw: String) {
        var folded = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            if NormalizedText.isInvisible(scalar) { continue }
            folded.append(NormalizedText.halfWidth(scalar))
        }
        // A leading apostrophe is Excel's way of saying “text”.
        if folded.first == "'" { folded.removeFirst() }
        string = String(folded).uppercased()
        bytes = Array(string.utf8)
        wasRewritten = string != raw
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    /// The full-width block FF01…FF5E mirrors ASCII 21…7E; dashes of any kind are a hyphen.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x2010...0x2015, 0x2212: "-"
        default: scalar
        }
    }

    /// The decimal value of a run of digits; nil when the range holds anything else.
    func number(_ range: Range<Int>) -> Int? {
        var value = 0
        for byte in bytes[range] {
            guard let digit = NormalizedText.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    static func digit(_ byte: UInt8) -> Int? { byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil }
    static func letter(_ byte: UInt8) -> Int? { byte >= 0x41 && byte <= 0x5A ? Int(byte - 0x41) : nil }
}
