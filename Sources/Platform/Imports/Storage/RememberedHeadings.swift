import Calendars
import Database

/// What the people of one source chose for their headings, so that they choose once.
enum RememberedHeadings {
    /// Field by normalised heading.
    static func of(_ connection: any Connection, owner: String, register: String) throws -> [String: String] {
        let rows = try connection.query(
            "SELECT heading, field FROM import_heading WHERE owner = ?1 AND register = ?2 ORDER BY heading",
            [.text(owner), .text(register)])
        return Dictionary(rows.map { ($0.text("heading"), $0.text("field")) }, uniquingKeysWith: { first, _ in first })
    }

    /// Remembers each heading with its field, and those left out although a field had been suggested.
    static func store(_ connection: any Connection, _ upload: Import, suggested: Set<Int>, at: Instant) throws {
        var choices: [String: String] = [:]
        for heading in upload.headings {
            guard upload.mapping.fields[heading.column] != nil || suggested.contains(heading.column) else { continue }
            choices[HeadingText.normalised(heading.text)] = upload.mapping.fields[heading.column] ?? ""
        }
        try connection.executeMany(
            """
            INSERT INTO import_heading (owner, register, heading, field, used_at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (owner, register, heading) DO UPDATE SET field = excluded.field, used_at = excluded.used_at
            """,
            choices.sorted { $0.key < $1.key }.map {
                [.text(upload.owner), .text(upload.register), .text($0.key), .text($0.value), .integer(at.milliseconds)]
            })
    }
}
