import Access
import Calendars

/// One code of a code table, as fields show it.
public struct CodeEntry: Hashable, Sendable {
    public var code: String
    public var label: String
    public var parent: String
    /// Evidence of the row: `verified`, `single`, `unverified`; shown wherever the code is.
    public var status: String
    /// Other words by which sheets name it.
    public var aliases: [String]
    /// Further facts of the code by name (`cas`, `statutory`), as its table holds them.
    public var attributes: [String: String]

    public init(
        code: String, label: String, parent: String = "", status: String = "verified", aliases: [String] = [],
        attributes: [String: String] = [:]
    ) {
        self.code = code
        self.label = label
        self.parent = parent
        self.status = status
        self.aliases = aliases
        self.attributes = attributes
    }

    /// As lists of choices show it: code and label; the label alone where the code is a word of the program (`accepted`), which nobody
    /// outside knows.
    public var words: String {
        let isInternal =
            code.first?.isLowercase == true
            && code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
        return isInternal && !label.isEmpty ? label : "\(code) \(label)"
    }
}

/// The code tables and regions that declarations refer to by name. Supplied by the product; versioned there.
public protocol CodeBook: Sendable {
    func entry(_ table: String, _ code: String) -> CodeEntry?
    /// The entries with this label or alias, to read sheets in which people write words.
    func entries(_ table: String, labelled label: String) -> [CodeEntry]
    func entries(_ table: String) -> [CodeEntry]
    /// The place of a region in the tree; nil for an unknown region.
    func regionPath(_ code: String) -> RegionPath?
    /// Checks an identifier of a kind: nil when it stands, else the sentence that says what to do. The normal form comes second.
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String)
}
