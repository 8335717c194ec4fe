/// A region by its place in the tree: the codes from the top joined by `/`, as in `44/4417/441702/441702001`.
///
/// Kept in a text column compared byte by byte, so that “this region and all below” is one index range.
public struct RegionPath: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// The top of the tree: contains every region.
    public static let root = RegionPath(unchecked: "")
    /// No region at all: contains nothing, not even itself. What an account without a region has.
    public static let nowhere = RegionPath(unchecked: "!")

    private init(unchecked text: String) { self.text = text }

    /// Nil unless each code is made of ASCII letters, digits and `_`, without empty codes. Empty text is the root.
    public init?(_ text: String) {
        let codes = text.isEmpty ? [] : text.split(separator: "/", omittingEmptySubsequences: false)
        guard codes.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(RegionPath.isCodeByte) }) else { return nil }
        self.text = text
    }

    /// The value of a column; NULL and text that is no path are nowhere, so that a damaged cell opens nothing.
    public init(stored: String?) { self = stored.flatMap { RegionPath($0) } ?? .nowhere }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }

    public var isRoot: Bool { text.isEmpty }
    public var isNowhere: Bool { self == .nowhere }
    /// What a column holds: nil for nowhere, so that no row can be mistaken for one in a region.
    public var stored: String? { isNowhere ? nil : text }
    public var codes: [String] { isNowhere ? [] : text.split(separator: "/").map(String.init) }
    /// The region's own code; empty for the root.
    public var code: String { codes.last ?? "" }

    /// Nil for the root and for nowhere.
    public var parent: RegionPath? {
        guard !isRoot, !isNowhere else { return nil }
        return RegionPath(unchecked: codes.dropLast().joined(separator: "/"))
    }

    /// The region one step down; nil when the code holds a byte that a path may not hold.
    public func appending(_ code: String) -> RegionPath? {
        guard !isNowhere else { return nil }
        return RegionPath(isRoot ? code : text + "/" + code)
    }

    /// Whether the other region is this one or lies below it.
    public func contains(_ other: RegionPath) -> Bool {
        guard !isNowhere, !other.isNowhere else { return false }
        return isRoot || other.text == text || other.text.hasPrefix(text + "/")
    }

    /// `path >= lowerBound AND path < upperBound` holds for this region and all below it, and for no other. Codes hold no
    /// byte below `/`, so between `P` and `P0` stand only `P` itself and what starts with `P/`.
    public var lowerBound: String { text }
    public var upperBound: String { isRoot ? "~" : isNowhere ? text : text + "0" }

    public var description: String { text }
}
