import Crypto
import Identifiers

/// RFC 4180 text, just as much as the published files need.
public enum CommaText {
    public struct Line: Sendable {
        public var number: Int
        public var fields: [String]
    }

    /// Without line breaks: a record of a published list is one line.
    static func plain(_ field: String) -> String {
        field.contains { $0.isNewline } ? String(field.map { $0.isNewline ? " " : $0 }) : field
    }

    static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    public static func read(_ text: String) -> [Line] {
        var lines: [Line] = []
        var number = 0
        for raw in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            var bytes = raw
            if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            if bytes.last == 0x0D { bytes = bytes.dropLast() }
            if bytes.isEmpty { continue }
            lines.append(Line(number: number, fields: fields(Array(bytes))))
        }
        return lines
    }

    private static func fields(_ bytes: [UInt8]) -> [String] {
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted, byte == 0x22 {
                if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    field.append(0x22)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if !isQuoted, byte == 0x22, field.isEmpty {
                isQuoted = true
            } else if !isQuoted, byte == 0x2C {
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            } else {
                field.append(byte)
            }
            index += 1
        }
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
    }
}

/// SHA-256 in small hexadecimal digits.
public enum Digest {
    public static func of(_ text: String) -> String { Hexadecimal.text(bytes(of: Array(text.utf8))) }

    static func bytes(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
