// iconv comes with it on every platform.
import Foundation

/// Text of a frame. The standard says UTF-8; firmware with a “GB2312” switch sends GBK.
public struct FieldText: Sendable, Equatable {
    /// What the bytes turned out to be.
    public enum Encoding: String, Sendable { case utf8, gbk, unreadable }

    /// The text, readable whatever was sent.
    public let string: String
    /// How the text was found.
    public let encoding: Encoding

    /// UTF-8 where it is that, else GB 18030 (which holds GBK and GB 2312), else the bytes with `\xHH` for those above ASCII.
    public init(_ bytes: UnsafeRawBufferPointer) {
        if let text = String(validating: bytes, as: UTF8.self) {
            string = text
            encoding = .utf8
        } else if let text = FieldText.gb18030(bytes) {
            string = text
            encoding = .gbk
        } else {
            string = FieldText.escaped(bytes)
            encoding = .unreadable
        }
    }

    private static func gb18030(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        // Two bytes become three at most, one becomes one.
        var output = [CChar](repeating: 0, count: bytes.count * 2 + 8)
        var input = bytes.map { CChar(bitPattern: $0) }
        var inputLeft = input.count
        let capacity = output.count
        var outputLeft = capacity
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result != -1, inputLeft == 0 else { return nil }
        return String(decoding: output[..<(capacity - outputLeft)].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Printable ASCII as it is; every other byte as `\xHH`, and the backslash too, so that it can be read back.
    public static func escaped(_ bytes: UnsafeRawBufferPointer) -> String {
        var text = ""
        let digits = Array("0123456789ABCDEF")
        for byte in bytes {
            if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return text
    }
}
