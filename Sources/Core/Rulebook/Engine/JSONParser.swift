/// Where and why a text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What can be wrong.
    public enum Problem: Hashable, Sendable {
        case unexpected
        case ended
        /// `NaN`, `Infinity` or a number too large for a double: valid in some programs, not a number here.
        case notANumber(String)
        case repeatedKey(String)
        case tooDeep
    }
    /// What is wrong.
    public let problem: Problem
    /// Byte at which it was found, from 0.
    public let offset: Int
}

/// A strict reader of RFC 8259 text: no comments, no trailing comma, no repeated key, at most 32 levels deep.
struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        let value = try value()
        skipBlanks()
        guard position == bytes.count else { throw fail(.unexpected) }
        return value
    }

    private func fail(_ problem: JSONSyntaxError.Problem) -> JSONSyntaxError {
        JSONSyntaxError(problem: problem == .unexpected && position >= bytes.count ? .ended : problem, offset: position)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: Character) throws(JSONSyntaxError) {
        guard let current, current == byte.asciiValue else { throw fail(.unexpected) }
        position += 1
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        skipBlanks()
        guard let byte = current else { throw fail(.ended) }
        switch Character(UnicodeScalar(byte)) {
        case "{": return try nested { (parser) throws(JSONSyntaxError) in try parser.object() }
        case "[": return try nested { (parser) throws(JSONSyntaxError) in try parser.list() }
        case "\"": return .text(try string())
        default: return try word()
        }
    }

    private mutating func nested(_ read: (inout JSONParser) throws(JSONSyntaxError) -> JSONValue) throws(JSONSyntaxError)
        -> JSONValue
    {
        depth += 1
        guard depth <= 32 else { throw fail(.tooDeep) }
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        try take("{")
        skipBlanks()
        if current == 0x7D {
            position += 1
            return .object([:])
        }
        while true {
            skipBlanks()
            let key = try string()
            skipBlanks()
            try take(":")
            let member = try value()
            guard members.updateValue(member, forKey: key) == nil else { throw fail(.repeatedKey(key)) }
            skipBlanks()
            if current == 0x2C {
                position += 1
                continue
            }
            try take("}")
            return .object(members)
        }
    }

    private mutating func list() throws(JSONSyntaxError) -> JSONValue {
        var items: [JSONValue] = []
        try take("[")
        skipBlanks()
        if current == 0x5D {
            position += 1
            return .list([])
        }
        while true {
            items.append(try value())
            skipBlanks()
            if current == 0x2C {
                position += 1
                continue
            }
            try take("]")
            return .list(items)
        }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        try take("\"")
        var scalars: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case 0x22:
                guard let text = String(validating: scalars, as: UTF8.self) else { throw fail(.unexpected) }
                return text
            case 0x5C: try escape(into: &scalars)
            case ..<0x20: throw fail(.unexpected)
            default: scalars.append(byte)
            }
        }
        throw fail(.ended)
    }

    private mutating func escape(into scalars: inout [UInt8]) throws(JSONSyntaxError) {
        guard let byte = current else { throw fail(.ended) }
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: scalars.append(byte)
        case 0x62: scalars.append(0x08)
        case 0x66: scalars.append(0x0C)
        case 0x6E: scalars.append(0x0A)
        case 0x72: scalars.append(0x0D)
        case 0x74: scalars.append(0x09)
        case 0x75:
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                try take("\\")
                try take("u")
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw fail(.unexpected) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fail(.unexpected) }
            scalars += Array(String(Character(scalar)).utf8)
        default: throw fail(.unexpected)
        }
    }

    private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw fail(.ended) }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { throw fail(.unexpected) }
            code = code * 16 + UInt32(digit)
        }
        position += 4
        return code
    }

    /// A number or one of the words true, false, null; the whole run of word characters is read so that the error can name it.
    private mutating func word() throws(JSONSyntaxError) -> JSONValue {
        let start = position
        while let byte = current, JSONParser.isWordByte(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default: break
        }
        if JSONParser.isNumber(bytes[start..<position]), let number = Double(text) {
            guard number.isFinite else { throw JSONSyntaxError(problem: .notANumber(text), offset: start) }
            return .number(number)
        }
        let bare = text.drop { $0 == "-" || $0 == "+" }.lowercased()
        if ["nan", "inf", "infinity"].contains(bare) { throw JSONSyntaxError(problem: .notANumber(text), offset: start) }
        position = start
        throw fail(.unexpected)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2B
            || byte == 0x2D
            || byte == 0x2E
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        if rest.first == 0x2D { rest = rest.dropFirst() }
        func digits() -> Int {
            let run = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(run)
            return run
        }
        let startsWithZero = rest.first == 0x30
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        if rest.first == 0x2E {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == 0x65 || rest.first == 0x45 {
            rest = rest.dropFirst()
            if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
