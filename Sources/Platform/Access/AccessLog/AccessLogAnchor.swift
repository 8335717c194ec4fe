import Database
import Identifiers

/// Where a chain of the access log begins after old lines were purged, and where it ends now.
///
/// The seal is made with the key of the log: a line cut off at the end is found by whoever verifies, and someone who can write the
/// store but has no key cannot move the anchor after it. The row of writer 0 counts the chains, so that no whole chain goes unseen.
struct AccessLogAnchor: Sendable, Hashable {
    static let count: Int64 = 0

    let writer: Int64
    var purgedSequence: Int64 = 0
    var purgedLink = ""
    var lastSequence: Int64 = 0
    var lastLink = ""

    init(writer: Int64) { self.writer = writer }

    init(_ row: Row) {
        writer = row.integer("writer")
        purgedSequence = row.integer("purged_sequence")
        purgedLink = row.text("purged_link")
        lastSequence = row.integer("last_sequence")
        lastLink = row.text("last_link")
    }

    func seal(_ key: [UInt8]) -> String {
        let text = "anchor\0\(writer)\0\(purgedSequence)\0\(purgedLink)\0\(lastSequence)\0\(lastLink)"
        return Hexadecimal.text(AESFieldCipher().authenticationCode(Array(text.utf8), key: key))
    }

    static func find(_ writer: Int64, on connection: any Connection) throws -> AccessLogAnchor? {
        try connection.first(
            "SELECT writer, purged_sequence, purged_link, last_sequence, last_link FROM access_log_anchor WHERE writer = ?1",
            [.integer(writer)]
        ).map(AccessLogAnchor.init)
    }

    /// All anchors with whether their seal stands.
    static func all(_ key: [UInt8], on connection: any Connection) throws -> [Int64: (anchor: AccessLogAnchor, stands: Bool)] {
        var anchors: [Int64: (anchor: AccessLogAnchor, stands: Bool)] = [:]
        for row in try connection.query(
            "SELECT writer, purged_sequence, purged_link, last_sequence, last_link, seal FROM access_log_anchor ORDER BY writer")
        {
            let anchor = AccessLogAnchor(row)
            anchors[anchor.writer] = (anchor, anchor.seal(key) == row.text("seal"))
        }
        return anchors
    }

    func store(_ key: [UInt8], on connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO access_log_anchor (writer, purged_sequence, purged_link, last_sequence, last_link, seal)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (writer) DO UPDATE SET purged_sequence = excluded.purged_sequence,
                purged_link = excluded.purged_link, last_sequence = excluded.last_sequence, last_link = excluded.last_link,
                seal = excluded.seal
            """,
            [
                .integer(writer), .integer(purgedSequence), .text(purgedLink), .integer(lastSequence), .text(lastLink),
                .text(seal(key)),
            ])
    }

    /// One chain more. The update holds the row, so that two servers that begin at once are counted as two.
    static func countOneMore(_ key: [UInt8], on connection: any Connection) throws {
        let row = try connection.query(
            """
            INSERT INTO access_log_anchor (writer, purged_sequence, purged_link, last_sequence, last_link, seal)
            VALUES (0, 0, '', 1, '', '') ON CONFLICT (writer) DO UPDATE SET last_sequence = access_log_anchor.last_sequence + 1
            RETURNING last_sequence
            """
        ).first
        var anchor = AccessLogAnchor(writer: count)
        anchor.lastSequence = row?.integer("last_sequence") ?? 1
        try anchor.store(key, on: connection)
    }
}
