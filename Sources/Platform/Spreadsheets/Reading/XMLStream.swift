import CExpat

/// Receives a part's XML as it streams by. What is thrown ends the reading and reaches the caller.
protocol XMLSink: AnyObject {
    func start(_ element: XMLName, _ attributes: XMLAttributes) throws
    func end(_ element: XMLName) throws
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
}

/// A name without its prefix, compared without making a String.
struct XMLName {
    let start: UnsafePointer<CChar>
    let count: Int

    init(_ qualified: UnsafePointer<CChar>) {
        var local = qualified
        var cursor = qualified
        while cursor.pointee != 0 {
            if cursor.pointee == 0x3A { local = cursor + 1 }
            cursor += 1
        }
        start = local
        count = cursor - local
    }

    static func == (name: XMLName, text: StaticString) -> Bool {
        guard name.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<name.count where UInt8(bitPattern: name.start[index]) != text.utf8Start[index] { return false }
        return true
    }

    /// So that `switch` can list names.
    static func ~= (text: StaticString, name: XMLName) -> Bool { name == text }
}

/// The attributes of an element, valid during the call only.
struct XMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The bytes of an attribute, found by its name without prefix.
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        var index = 0
        while let key = list[index], let value = list[index + 1] {
            if XMLName(key) == name {
                let count = XMLName.length(value)
                return UnsafeRawPointer(value).withMemoryRebound(to: UInt8.self, capacity: count) {
                    UnsafeBufferPointer(start: $0, count: count)
                }
            }
            index += 2
        }
        return nil
    }

    func text(_ name: StaticString) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// A whole number of at most nine digits.
    func number(_ name: StaticString) -> Int? { bytes(name).flatMap(wholeNumber) }

    func flag(_ name: StaticString) -> Bool {
        guard let bytes = bytes(name), let first = bytes.first else { return false }
        return first == 0x31 || first == 0x74  // 1 or true
    }
}

extension XMLName {
    fileprivate static func length(_ text: UnsafePointer<CChar>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }
}

func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
    }
    return value
}

/// Reads a part chunk by chunk through expat.
///
/// A document type declaration is refused at its first word, so entities, and files or addresses named by them, never
/// come into play. Depth and the length of one tag are capped: they are what expat keeps in memory.
final class XMLStream {
    static let chunk = 64 << 10
    private static let deepest = 64
    private static let longestToken = 1 << 20

    private let part: ZipPart
    private let parser: OpaquePointer
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: XMLStream.chunk, alignment: 16)
    private let sink: any XMLSink
    private var failure: (any Error)?
    private var depth = 0
    private var fed = 0
    private(set) var isAtEnd = false

    init(_ part: ZipPart, sink: any XMLSink, wantsText: Bool = true) throws {
        guard let parser = XML_ParserCreate(nil) else { throw SheetError.unreadable(detail: "no memory for XML") }
        self.part = part
        self.parser = parser
        self.sink = sink
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { me, name, attributes in
                guard let me, let name, let attributes else { return }
                XMLStream.from(me).started(name, XMLAttributes(list: attributes))
            },
            { me, name in
                guard let me, let name else { return }
                XMLStream.from(me).ended(name)
            })
        if wantsText {
            XML_SetCharacterDataHandler(parser) { me, text, count in
                guard let me, let text else { return }
                XMLStream.from(me).met(text: UnsafeRawBufferPointer(start: text, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { me, _, _, _, _ in
            guard let me else { return }
            let stream = XMLStream.from(me)
            stream.fail(SheetError.documentType(part: stream.part.name))
        }
    }

    deinit {
        XML_ParserFree(parser)
        buffer.deallocate()
    }

    /// Reads on by one chunk; false when the part has ended.
    func advance() throws -> Bool {
        guard !isAtEnd else { return false }
        let count = try part.read(into: buffer)
        let status = XML_Parse(
            parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), count == 0 ? 1 : 0)
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            let code = XML_GetErrorCode(parser)
            throw SheetError.malformed(
                part: part.name, detail: "XML error \(code.rawValue) at byte \(XML_GetCurrentByteIndex(parser))")
        }
        fed += count
        if fed - Int(XML_GetCurrentByteIndex(parser)) > XMLStream.longestToken {
            throw SheetError.malformed(part: part.name, detail: "a tag of more than \(XMLStream.longestToken) bytes")
        }
        isAtEnd = count == 0
        return !isAtEnd
    }

    func readAll() throws { while try advance() {} }

    private static func from(_ pointer: UnsafeMutableRawPointer) -> XMLStream {
        Unmanaged<XMLStream>.fromOpaque(pointer).takeUnretainedValue()
    }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, 0)
    }

    private func started(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        guard failure == nil else { return }
        depth += 1
        guard depth <= XMLStream.deepest else {
            return fail(SheetError.malformed(part: part.name, detail: "nested deeper than \(XMLStream.deepest)"))
        }
        do { try sink.start(XMLName(name), attributes) } catch { fail(error) }
    }

    private func ended(_ name: UnsafePointer<CChar>) {
        guard failure == nil else { return }
        depth -= 1
        do { try sink.end(XMLName(name)) } catch { fail(error) }
    }

    private func met(text: UnsafeRawBufferPointer) {
        guard failure == nil else { return }
        do { try text.withMemoryRebound(to: UInt8.self) { try sink.text($0) } } catch { fail(error) }
    }
}
