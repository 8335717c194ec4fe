/// A piece of a page. Written as a string literal; whatever is interpolated is escaped unless it is itself a piece of a page.
///
///     let row: HTML = "<td>\(employer.name)</td>"
///
/// The compiler checks every name, nothing is looked up while a page is drawn, and no text reaches a page unescaped by mistake.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// UTF-8 of the piece.
    public private(set) var text: String

    public static let empty = HTML(trusted: "")

    /// Text that is known to be markup: parts of the program, never anything typed.
    public init(trusted text: String) { self.text = text }
    public init(stringLiteral value: String) { text = value }
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// A piece that shows a text.
    public init(text: String) { self.text = HTML.escaped(text) }

    public var isEmpty: Bool { text.isEmpty }

    public static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.text + right.text) }
    public static func += (left: inout HTML, right: HTML) { left.text += right.text }

    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }
        public mutating func appendLiteral(_ literal: String) { text += literal }
        public mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
        public mutating func appendInterpolation(_ value: Substring) { text += HTML.escaped(String(value)) }
        public mutating func appendInterpolation(_ value: Int) { text += String(value) }
        public mutating func appendInterpolation(_ value: Int64) { text += String(value) }
        public mutating func appendInterpolation(_ piece: HTML) { text += piece.text }
        public mutating func appendInterpolation(_ piece: HTML?) { if let piece { text += piece.text } }
        public mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }
        /// An attribute that stands or not: `\(attribute: "checked", if: isChosen)`.
        public mutating func appendInterpolation(attribute: String, if stands: Bool) { if stands { text += " " + attribute } }
        /// An attribute left out when its value is empty: `\(attribute: "title", help)`.
        public mutating func appendInterpolation(attribute: String, _ value: String) {
            if !value.isEmpty { text += " \(attribute)=\"\(HTML.escaped(value))\"" }
        }
    }

    /// Text as it may stand between tags and inside quoted attributes.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { special($0) }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case 0x26: result += "&amp;".utf8
            case 0x3C: result += "&lt;".utf8
            case 0x3E: result += "&gt;".utf8
            case 0x22: result += "&quot;".utf8
            case 0x27: result += "&#39;".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func special(_ byte: UInt8) -> Bool {
        byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
    }
}

extension Sequence {
    /// One piece after another: `rows.html { "<tr>…</tr>" }`.
    public func html(_ piece: (Element) throws -> HTML) rethrows -> HTML {
        var result = HTML.empty
        for element in self { result += try piece(element) }
        return result
    }
}
