import Calendars
import Database
import Foundation

/// Imports in the store.
enum ImportQueries {
    private static let columns = """
        id, register, owner, importer, account_id, file_name, size, sha256, sheet, header_row, headings, mapping, stage, job_id,
        created, updated, unchanged, failed, uploaded_at, finished_at
        """

    static func find(_ connection: any Connection, _ id: Int64) throws -> Import? {
        try connection.first("SELECT \(columns) FROM import WHERE id = ?1", [.integer(id)]).map(read)
    }

    static func list(_ connection: any Connection, owner: String, limit: Int) throws -> [Import] {
        try connection.query(
            "SELECT \(columns) FROM import WHERE owner = ?1 ORDER BY id DESC LIMIT ?2", [.text(owner), .integer(Int64(limit))]
        ).map(read)
    }

    /// The last finished import of the same bytes into the same register by the same people.
    static func earlier(_ connection: any Connection, than upload: Import) throws -> Import? {
        try connection.first(
            """
            SELECT \(columns) FROM import
            WHERE owner = ?1 AND register = ?2 AND sha256 = ?3 AND stage = 'accepted' AND id <> ?4 ORDER BY id DESC LIMIT 1
            """, [.text(upload.owner), .text(upload.register), .text(upload.sha256), .integer(upload.id)]
        ).map(read)
    }

    static func insert(_ connection: any Connection, _ upload: Import) throws {
        try connection.append(
            to: "import", columns: columns.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init),
            rows: [
                [
                    .integer(upload.id), .text(upload.register), .text(upload.owner), .text(try json(upload.importer)),
                    .integer(upload.accountID), .text(upload.fileName), .integer(upload.size), .text(upload.sha256),
                    .text(upload.sheet), .integer(Int64(upload.headerRow)), .text(try json(upload.headings)),
                    .text(try json(upload.mapping)), .text(upload.stage.rawValue), .null, .integer(0), .integer(0), .integer(0),
                    .integer(0), .integer(upload.uploadedAt.milliseconds), .null,
                ]
            ])
    }

    static func storeMapping(_ connection: any Connection, _ upload: Import) throws {
        try connection.execute(
            "UPDATE import SET sheet = ?2, header_row = ?3, headings = ?4, mapping = ?5 WHERE id = ?1",
            [
                .integer(upload.id), .text(upload.sheet), .integer(Int64(upload.headerRow)), .text(try json(upload.headings)),
                .text(try json(upload.mapping)),
            ])
    }

    /// Begins a stage anew: counts at zero, without failures. False when a job is at it, or the import is finished.
    static func begin(_ connection: any Connection, _ id: Int64, _ stage: Import.Stage, job: Int64) throws -> Bool {
        let changed = try connection.execute(
            """
            UPDATE import SET stage = ?2, created = 0, updated = 0, unchanged = 0, failed = 0, job_id = ?3
            WHERE id = ?1 AND stage <> 'accepted'
            AND NOT EXISTS (SELECT 1 FROM job WHERE job.id = import.job_id AND job.state IN ('queued', 'running'))
            """, [.integer(id), .text(stage.rawValue), .integer(job)])
        guard changed == 1 else { return false }
        try connection.execute("DELETE FROM import_failure WHERE import_id = ?1", [.integer(id)])
        return true
    }

    static func add(_ connection: any Connection, _ id: Int64, _ counts: ImportCounts) throws {
        try connection.execute(
            """
            UPDATE import SET created = created + ?2, updated = updated + ?3, unchanged = unchanged + ?4, failed = failed + ?5
            WHERE id = ?1
            """,
            [
                .integer(id), .integer(counts.created), .integer(counts.updated), .integer(counts.unchanged),
                .integer(counts.failed),
            ])
    }

    static func finish(_ connection: any Connection, _ id: Int64, _ stage: Import.Stage, at: Instant) throws {
        try connection.execute(
            "UPDATE import SET stage = ?2, finished_at = ?3 WHERE id = ?1",
            [.integer(id), .text(stage.rawValue), .integer(at.milliseconds)])
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    private static func read(_ row: Row) throws -> Import {
        var counts = ImportCounts()
        counts.created = row.integer("created")
        counts.updated = row.integer("updated")
        counts.unchanged = row.integer("unchanged")
        counts.failed = row.integer("failed")
        return Import(
            id: row.integer("id"), register: row.text("register"), accountID: row.integer("account_id"),
            fileName: row.text("file_name"), size: row.integer("size"), sha256: row.text("sha256"), sheet: row.text("sheet"),
            headerRow: row.int("header_row"), headings: try decode([SheetHeading].self, row.text("headings")),
            mapping: try decode(ColumnMapping.self, row.text("mapping")),
            stage: Import.Stage(rawValue: row.text("stage")) ?? .mapping, jobID: row["job_id"].integer, counts: counts,
            uploadedAt: Instant(milliseconds: row.integer("uploaded_at")),
            finishedAt: row["finished_at"].integer.map { Instant(milliseconds: $0) }, owner: row.text("owner"),
            importer: try decode(Importer.self, row.text("importer")))
    }
}
