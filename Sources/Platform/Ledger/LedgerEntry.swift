import Calendars
import Crypto
import Database

/// One link of the chain: what became of one record in one act.
///
/// `content` is the JSON object of the fields that the act set, with their new values; folding the entries of a record in order
/// of version gives its state at any time. The first entry of a record holds all its fields.
public struct LedgerEntry: Hashable, Sendable {
    public var sequence: Int64
    public var at: Instant
    public var author: Author
    /// `create`, `change`, `withdraw`, `merge`, or the name of a transition.
    public var action: String
    public var register: String
    public var recordID: Int64
    public var version: Int64
    public var reason: String
    public var content: String

    static let columns = [
        "sequence", "at", "account_id", "account_name", "on_behalf_of", "action", "register", "record_id", "version", "reason",
        "content", "hash",
    ]

    func row(hash: [UInt8]) -> [Value] {
        [
            .integer(sequence), .integer(at.milliseconds), .integer(author.accountID), .text(author.accountName),
            .text(author.onBehalfOf), .text(action), .text(register), .integer(recordID), .integer(version), .text(reason),
            .text(content), .bytes(hash),
        ]
    }

    public init(
        sequence: Int64, at: Instant, author: Author, action: String, register: String, recordID: Int64, version: Int64,
        reason: String, content: String
    ) {
        self.sequence = sequence
        self.at = at
        self.author = author
        self.action = action
        self.register = register
        self.recordID = recordID
        self.version = version
        self.reason = reason
        self.content = content
    }

    public init(_ row: Row) {
        self.init(
            sequence: row.integer("sequence"), at: Instant(milliseconds: row.integer("at")),
            author: Author(
                accountID: row.integer("account_id"), accountName: row.text("account_name"), onBehalfOf: row.text("on_behalf_of")),
            action: row.text("action"), register: row.text("register"), recordID: row.integer("record_id"),
            version: row.integer("version"), reason: row.text("reason"), content: row.text("content"))
    }

    /// SHA-256 over the previous link's hash and every part of this one, each preceded by its length so that no two different
    /// entries can give the same bytes.
    public func hash(after previous: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(previous.count + content.utf8.count + 160)
        bytes.append(contentsOf: previous)
        for number in [sequence, at.milliseconds, author.accountID, recordID, version] {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        for text in [author.accountName, author.onBehalfOf, action, register, reason, content] {
            withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
        }
        return Array(SHA256.hash(data: bytes))
    }
}
