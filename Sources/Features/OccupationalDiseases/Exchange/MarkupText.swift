import Registers

/// Elements of an outgoing document, written in their order; what XML cannot carry is left out.
struct MarkupText: Sendable {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    mutating func remark(_ sentence: String) {
        // Two hyphens would end the remark.
        text += "\(indent)<!-- \(sentence.replacing("--", with: "—")) -->\n"
    }

    mutating func group(_ tag: String, _ content: (inout MarkupText) -> Void) {
        text += "\(indent)<\(tag)>\n"
        depth += 1
        content(&self)
        depth -= 1
        text += "\(indent)</\(tag)>\n"
    }

    mutating func element(_ tag: String, _ value: String) { text += "\(indent)<\(tag)>\(Self.escaped(value))</\(tag)>\n" }

    private var indent: String { String(repeating: "  ", count: depth) }

    static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
