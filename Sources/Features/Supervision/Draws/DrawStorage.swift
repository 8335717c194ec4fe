import Database
import InspectionDraws
import Registers

/// The files of a draw as they are kept and published, and the secret until it is told.
enum DrawStorage {
    static let table = """
        CREATE TABLE inspection_draw_file (
            draw_id {int} NOT NULL,
            name {text} NOT NULL,
            content {text} NOT NULL,
            sha256 {text} NOT NULL,
            PRIMARY KEY (draw_id, name)
        )
        """
    static let secret = "secret"

    static func write(_ texts: [String: String], of draw: Int64, _ transaction: RegisterTransaction) throws {
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            let digest = Digest.of(text)
            try transaction.connection.execute(
                """
                INSERT INTO inspection_draw_file (draw_id, name, content, sha256) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (draw_id, name) DO UPDATE SET content = excluded.content, sha256 = excluded.sha256
                """, [.integer(draw), .text(name), .text(text), .text(digest)])
            // The chain proves later that these are the files of that day; the secret itself is in no entry.
            transaction.ledger.note(
                action: "freeze", register: "inspection_draw_file", recordID: transaction.ledger.newID(), version: 1,
                content: "{\"draw\":\(draw),\"name\":\"\(name)\",\"sha256\":\"\(digest)\"}")
        }
    }

    /// The published files; the secret stands in `draw.csv` once the draw has been held.
    static func files(_ connection: any Connection, of draw: Int64) throws -> DrawFiles {
        let rows = try connection.query(
            "SELECT name, content FROM inspection_draw_file WHERE draw_id = ?1 AND name <> ?2 ORDER BY name",
            [.integer(draw), .text(secret)])
        return DrawFiles(texts: Dictionary(uniqueKeysWithValues: rows.map { ($0.text("name"), $0.text("content")) }))
    }

    static func secret(_ connection: any Connection, of draw: Int64) throws -> String {
        try connection.value(
            "SELECT content FROM inspection_draw_file WHERE draw_id = ?1 AND name = ?2", [.integer(draw), .text(secret)]
        ).text ?? ""
    }
}
