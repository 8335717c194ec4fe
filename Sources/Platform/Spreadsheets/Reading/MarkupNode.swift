import CExpat
import Foundation

/// An element with its text and its children, as national exchange documents hold a record; from XML or from JSON of the same names.
public struct MarkupNode: Sendable, Hashable {
    public var name: String
    public var text: String
    public var children: [MarkupNode]

    public init(_ name: String, text: String = "", children: [MarkupNode] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// Text of the first child of that name, without blanks around it; empty when there is none.
    public func text(_ name: String) -> String { child(name)?.text.trimmed ?? "" }
    public func child(_ name: String) -> MarkupNode? { children.first { $0.name == name } }
    /// All elements of that name below this one, at any depth.
    public func all(_ name: String) -> [MarkupNode] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// Reads the records of an exchange document one after the other.
public enum MarkupRecords {
    /// Deepest nesting and largest file that are read.
    static let deepest = 32
    public static let largest = 64 << 20

    /// XML when the first character is `<`, JSON when it is `{` or `[`.
    ///
    /// - Throws: `SheetError` when it is neither, is cut off, or declares a document type.
    public static func read(_ bytes: [UInt8], element: String) throws -> [MarkupNode] {
        guard bytes.count <= largest else { throw SheetError.unreadable(detail: "larger than \(largest) bytes") }
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        switch bytes.dropFirst(mark).first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        case UInt8(ascii: "<"): return try XMLRecordParser(element).parse(bytes)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try json(Array(bytes.dropFirst(mark)), element: element)
        default: throw SheetError.unreadable(detail: "neither XML nor JSON")
        }
    }

    private static func json(_ bytes: [UInt8], element: String) throws -> [MarkupNode] {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(bytes))
        } catch {
            throw SheetError.malformed(part: "JSON", detail: "not a JSON document")
        }
        let root = try node("", value, depth: 0)
        // A list of records may also stand under the name of its list.
        return root.all(element) + root.all(element + "_LIST").flatMap { $0.children.filter { $0.name.isEmpty } }
            + root.children.filter { $0.name.isEmpty }
    }

    private static func node(_ name: String, _ value: Any, depth: Int) throws -> MarkupNode {
        guard depth <= deepest else { throw SheetError.malformed(part: "JSON", detail: "nested deeper than \(deepest)") }
        switch value {
        case let object as [String: Any]:
            let children = try object.sorted { $0.key < $1.key }.flatMap { key, value -> [MarkupNode] in
                guard let list = value as? [Any], !key.hasSuffix("_LIST") else { return [try node(key, value, depth: depth + 1)] }
                return try list.map { try node(key, $0, depth: depth + 1) }
            }
            return MarkupNode(name, children: children)
        case let list as [Any]: return MarkupNode(name, children: try list.map { try node("", $0, depth: depth + 1) })
        case let text as String: return MarkupNode(name, text: text)
        case let number as NSNumber: return MarkupNode(name, text: number.stringValue)
        default: return MarkupNode(name)
        }
    }
}

/// Expat over a document in memory; a document type is refused at its first word, so entities never come into play.
private final class XMLRecordParser {
    private let element: String
    private var open: [MarkupNode] = []
    private var depth = 0
    private var found: [MarkupNode] = []
    private var failure: (any Error)?
    private var parser: OpaquePointer?

    init(_ element: String) { self.element = element }

    func parse(_ bytes: [UInt8]) throws -> [MarkupNode] {
        guard let parser = XML_ParserCreate(nil) else { throw SheetError.unreadable(detail: "no memory for XML") }
        self.parser = parser
        defer { XML_ParserFree(parser) }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { me, name, _ in
                guard let me, let name else { return }
                XMLRecordParser.from(me).start(String(cString: name))
            },
            { me, _ in
                guard let me else { return }
                XMLRecordParser.from(me).end()
            })
        XML_SetCharacterDataHandler(parser) { me, text, count in
            guard let me, let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
            XMLRecordParser.from(me).met(String(decoding: bytes, as: UTF8.self))
        }
        XML_SetStartDoctypeDeclHandler(parser) { me, _, _, _, _ in
            guard let me else { return }
            XMLRecordParser.from(me).fail(SheetError.documentType(part: "XML"))
        }
        let status = bytes.withUnsafeBytes { buffer in
            XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
        }
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            throw SheetError.malformed(
                part: "XML", detail: "XML error \(XML_GetErrorCode(parser).rawValue) at byte \(XML_GetCurrentByteIndex(parser))")
        }
        return found
    }

    private static func from(_ pointer: UnsafeMutableRawPointer) -> XMLRecordParser {
        Unmanaged<XMLRecordParser>.fromOpaque(pointer).takeUnretainedValue()
    }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        if let parser { XML_StopParser(parser, 0) }
    }

    private func start(_ qualified: String) {
        depth += 1
        guard depth <= MarkupRecords.deepest else {
            return fail(SheetError.malformed(part: "XML", detail: "nested deeper than \(MarkupRecords.deepest)"))
        }
        let name = qualified.split(separator: ":").last.map(String.init) ?? qualified
        if !open.isEmpty || name == element { open.append(MarkupNode(name)) }
    }

    private func end() {
        depth -= 1
        guard let last = open.popLast() else { return }
        if open.isEmpty { found.append(last) } else { open[open.count - 1].children.append(last) }
    }

    private func met(_ text: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += text
    }
}
