/// Where the parts of one data segment stand, as offsets into it: the lean form of a frame, without any text made.
///
/// One index is used again and again; reading a frame into it allocates nothing. It is meant for one thread.
public final class FrameIndex {
    /// A stretch of the data segment; length 0 means absent or empty.
    public struct Slice: Sendable {
        /// Offset from the first byte of the segment.
        public var start: UInt16 = 0
        /// In bytes.
        public var length: UInt16 = 0
        @inlinable public var isEmpty: Bool { length == 0 }
    }

    /// One `name=value`.
    public struct Item: Sendable {
        /// The factor code, or the whole name when it has no suffix.
        public var code: Slice
        /// What follows the first hyphen of the name.
        public var suffix: Slice
        /// What follows `=`; empty values are met in the field.
        public var value: Slice
        /// Whether the value measures a factor, as against describing the measurement.
        @inlinable public var isMeasurement: Bool { statistic &- 1 < Statistic.lastMeasurement }
        /// Number of the group (separated by `;`) inside CP; `headerGroup` for an unknown header field.
        public var group: UInt16
        /// Raw value of `Statistic`; 0 for a name without suffix or with an unknown one.
        public var statistic: UInt8

        /// Stands for “not in CP”.
        public static let headerGroup = UInt16.max
    }

    /// Header fields, and the content of CP.
    public enum Field: Int, CaseIterable, Sendable { case qn, st, cn, pw, mn, flag, pnum, pno, rf, cp }

    private let slices: UnsafeMutablePointer<Slice>
    private let itemsBase: UnsafeMutablePointer<Item>
    /// How many items the segment holds.
    public private(set) var itemCount = 0

    /// A name and a separator need two bytes at least, so this many items fit into the longest segment.
    static let capacity = FrameDecoder.maximumLength / 2 + 2

    public init() {
        slices = .allocate(capacity: Field.allCases.count)
        slices.initialize(repeating: Slice(), count: Field.allCases.count)
        itemsBase = .allocate(capacity: FrameIndex.capacity)
    }

    deinit {
        slices.deallocate()
        itemsBase.deallocate()
    }

    /// Where a header field stands; empty when absent.
    public subscript(field: Field) -> Slice { slices[field.rawValue] }
    /// All items in the order sent.
    public var items: UnsafeBufferPointer<Item> { UnsafeBufferPointer(start: itemsBase, count: itemCount) }

    /// Finds header fields and items of a data segment of at most `FrameDecoder.maximumLength` bytes.
    public func read(_ segment: UnsafeRawBufferPointer) {
        slices.update(repeating: Slice(), count: Field.allCases.count)
        itemCount = 0
        guard let base = segment.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        var end = min(segment.count, FrameDecoder.maximumLength)
        // The closing && is the last one, judged by length: a text between // and // may hold another.
        if end >= 2, base[end - 1] == .ampersand, base[end - 2] == .ampersand { end &-= 2 }
        let body = readHeader(base, end)
        if body < end { readItems(base, from: body, to: end) }
    }

    /// Returns where the content of CP starts; `end` when there is none.
    private func readHeader(_ base: UnsafePointer<UInt8>, _ end: Int) -> Int {
        var at = 0
        while at < end {
            let nameStart = at
            while at < end, base[at] != .equals, base[at] != .semicolon { at &+= 1 }
            let nameLength = at &- nameStart
            guard at < end, base[at] == .equals else {
                at &+= 1
                continue
            }
            at &+= 1
            let field = FrameIndex.field(base + nameStart, nameLength)
            if field == .cp {
                if at &+ 1 < end, base[at] == .ampersand, base[at &+ 1] == .ampersand { at &+= 2 }
                slices[Field.cp.rawValue] = slice(at, end)
                return at
            }
            let valueStart = at
            while at < end, base[at] != .semicolon { at &+= 1 }
            if let field {
                // A repeated field does not replace the first.
                if slices[field.rawValue].isEmpty { slices[field.rawValue] = slice(valueStart, at) }
            } else {
                append(
                    Item(
                        code: slice(nameStart, nameStart &+ nameLength), suffix: Slice(), value: slice(valueStart, at),
                        group: Item.headerGroup, statistic: 0))
            }
            at &+= 1
        }
        return end
    }

    private func readItems(_ base: UnsafePointer<UInt8>, from body: Int, to end: Int) {
        var at = body
        var group: UInt16 = 0
        while at < end {
            // Blanks around a name are met in the field, and in an example of the standard itself.
            while at < end, base[at] == .blank { at &+= 1 }
            let nameStart = at
            var hyphen = -1
            var byte: UInt8 = 0
            while at < end {
                byte = base[at]
                if byte == .equals || byte == .comma || byte == .semicolon { break }
                if byte == .hyphen, hyphen < 0 { hyphen = at }
                at &+= 1
            }
            var nameEnd = at
            while nameEnd > nameStart, base[nameEnd &- 1] == .blank { nameEnd &-= 1 }
            var valueStart = at
            if at < end, byte == .equals {
                at &+= 1
                valueStart = at
                if at &+ 1 < end, base[at] == .slash, base[at &+ 1] == .slash { at = endOfText(base, at, end) }
                while at < end {
                    byte = base[at]
                    if byte == .comma || byte == .semicolon { break }
                    at &+= 1
                }
            }
            if nameEnd > nameStart {
                let codeEnd = hyphen < 0 ? nameEnd : hyphen
                let suffixStart = hyphen < 0 ? nameEnd : hyphen &+ 1
                let statistic = hyphen < 0 ? 0 : Statistic.code(base + suffixStart, nameEnd &- suffixStart)
                append(
                    Item(
                        code: slice(nameStart, codeEnd), suffix: slice(suffixStart, nameEnd), value: slice(valueStart, at),
                        group: group, statistic: statistic))
                if hyphen < 0 { adoptFlag(base, nameStart, nameEnd, slice(valueStart, at)) }
            }
            if at < end, byte == .semicolon { group &+= 1 }
            at &+= 1
        }
    }

    /// Past the `//` that closes a text: the first one followed by a separator or the end, since a text may hold // itself.
    private func endOfText(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start &+ 2
        while at &+ 1 < end {
            if base[at] == .slash, base[at &+ 1] == .slash,
                at &+ 2 == end || base[at &+ 2] == .comma || base[at &+ 2] == .semicolon
            {
                return at &+ 2
            }
            at &+= 1
        }
        return start
    }

    /// Some devices put the header's Flag inside CP.
    private func adoptFlag(_ base: UnsafePointer<UInt8>, _ nameStart: Int, _ nameEnd: Int, _ value: Slice) {
        guard nameEnd &- nameStart == 4, slices[Field.flag.rawValue].isEmpty,
            FrameIndex.field(base + nameStart, 4) == .flag
        else { return }
        slices[Field.flag.rawValue] = value
    }

    private func append(_ item: Item) {
        itemsBase[itemCount] = item
        itemCount &+= 1
    }

    private func slice(_ start: Int, _ end: Int) -> Slice {
        Slice(start: UInt16(truncatingIfNeeded: start), length: UInt16(truncatingIfNeeded: end &- start))
    }

    /// Header names are compared without regard to case.
    private static func field(_ base: UnsafePointer<UInt8>, _ count: Int) -> Field? {
        guard count >= 2, count <= 4 else { return nil }
        return switch Statistic.packed(base, count) {
        case 0x716E: .qn
        case 0x7374: .st
        case 0x636E: .cn
        case 0x7077: .pw
        case 0x6D6E: .mn
        case 0x666C_6167: .flag
        case 0x706E_756D: .pnum
        case 0x70_6E6F: .pno
        case 0x7266: .rf
        case 0x6370: .cp
        default: nil
        }
    }
}

extension UInt8 {
    static let ampersand = UInt8(ascii: "&")
    static let blank = UInt8(ascii: " ")
    static let equals = UInt8(ascii: "=")
    static let semicolon = UInt8(ascii: ";")
    static let comma = UInt8(ascii: ",")
    static let hyphen = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let hash = UInt8(ascii: "#")
    static let carriageReturn = UInt8(ascii: "\r")
    static let lineFeed = UInt8(ascii: "\n")

    /// The value of a hexadecimal digit of either case; 0xFF for any other byte.
    var hexadecimal: UInt8 {
        switch self {
        case 0x30...0x39: self &- 0x30
        case 0x41...0x46: self &- 0x37
        case 0x61...0x66: self &- 0x57
        default: 0xFF
        }
    }
}
