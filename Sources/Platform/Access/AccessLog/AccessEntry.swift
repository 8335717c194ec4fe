import Calendars
import Database
import Identifiers

/// One line of the access log: who read what, when, from where and why.
public struct AccessEntry: Sendable, Hashable {
    /// What was done. Features add their own verbs as values.
    public struct Action: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let view = Action(rawValue: "view")
        public static let list = Action(rawValue: "list")
        public static let export = Action(rawValue: "export")
        public static let unmask = Action(rawValue: "unmask")
        public static let denied = Action(rawValue: "denied")
        public static let signIn = Action(rawValue: "sign_in")
        public static let signInFailed = Action(rawValue: "sign_in_failed")
        public static let secondFactorFailed = Action(rawValue: "second_factor_failed")
        public static let signOut = Action(rawValue: "sign_out")
        /// Old lines of the log were removed by retention; `count` says how many, `reason` until when.
        public static let purge = Action(rawValue: "purge")
    }

    public var at: Instant
    public var accountID: Int64
    public var accountName: String
    public var role: String
    public var action: Action
    /// The register read; empty for signing in and out.
    public var register: String
    /// The records shown. A list of an ordinary register may give only the digest of its filter and the count.
    public var recordIDs: [Int64]
    public var filterDigest: String
    public var count: Int
    public var reason: String
    public var address: String

    public init(
        at: Instant, accountID: Int64, accountName: String, role: String, action: Action, register: String = "",
        recordIDs: [Int64] = [], filterDigest: String = "", count: Int? = nil, reason: String = "", address: String = ""
    ) {
        self.at = at
        self.accountID = accountID
        self.accountName = accountName
        self.role = role
        self.action = action
        self.register = register
        self.recordIDs = recordIDs
        self.filterDigest = filterDigest
        self.count = count ?? recordIDs.count
        self.reason = reason
        self.address = address
    }

    /// The usual way: what a principal did.
    public init(
        _ action: Action, by principal: Principal, at: Instant, register: String = "", recordIDs: [Int64] = [],
        filterDigest: String = "", count: Int? = nil, reason: String = "", address: String = ""
    ) {
        self.init(
            at: at, accountID: principal.accountID, accountName: principal.accountName, role: principal.role.rawValue,
            action: action, register: register, recordIDs: recordIDs, filterDigest: filterDigest, count: count, reason: reason,
            address: address)
    }

    static let columns = [
        "writer", "sequence", "at", "account_id", "account_name", "role", "action", "register", "record_ids", "filter_digest",
        "record_count", "reason", "address", "link",
    ]

    init(_ row: Row) {
        self.init(
            at: Instant(milliseconds: row.integer("at")), accountID: row.integer("account_id"),
            accountName: row.text("account_name"), role: row.text("role"), action: Action(rawValue: row.text("action")),
            register: row.text("register"), recordIDs: row.text("record_ids").split(separator: ",").compactMap { Int64($0) },
            filterDigest: row.text("filter_digest"), count: row.int("record_count"), reason: row.text("reason"),
            address: row.text("address"))
    }

    func row(writer: Int64, sequence: Int64, link: String) -> [Value] {
        [
            .integer(writer), .integer(sequence), .integer(at.milliseconds), .integer(accountID), .text(accountName),
            .text(role), .text(action.rawValue), .text(register), .text(recordText), .text(filterDigest), Value(count),
            .text(reason), .text(address), .text(link),
        ]
    }

    private var recordText: String { recordIDs.map(String.init).joined(separator: ",") }

    /// Keyed digest over the link before and every part of this entry, each preceded by its length.
    func link(after previous: String, writer: Int64, sequence: Int64, key: [UInt8]) -> String {
        var bytes: [UInt8] = []
        for number in [writer, sequence, at.milliseconds, accountID, Int64(count)] {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        for text in [previous, accountName, role, action.rawValue, register, recordText, filterDigest, reason, address] {
            withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
        }
        return Hexadecimal.text(AESFieldCipher().authenticationCode(bytes, key: key))
    }
}
