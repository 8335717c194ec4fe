import Access
import Database

/// Rows that wait to be corrected. Their cells are sealed, as a row may hold persons.
struct FailureQueries: Sendable {
    let sealer: FieldSealer

    private static let place = FieldPlace("import_failure", "cells")
    static let sealed = SealedColumn(place, keys: "import_id", "row_number")

    func append(_ connection: any Connection, _ id: Int64, _ failures: [ImportFailure]) throws {
        guard !failures.isEmpty else { return }
        try connection.append(
            to: "import_failure", columns: ["import_id", "row_number", "cells", "problems"],
            rows: failures.map { failure in
                let cells = try sealer.seal(ImportQueries.json(failure.cells), for: FailureQueries.place)
                return [
                    .integer(id), .integer(Int64(failure.row)), .text(cells.rawValue),
                    .text(try ImportQueries.json(failure.problems)),
                ]
            })
    }

    /// Failed rows in their order, from a row number on.
    func list(
        _ connection: any Connection, _ id: Int64, after row: Int = 0, limit: Int, unresolvedOnly: Bool
    ) throws -> [ImportFailure] {
        try connection.query(
            """
            SELECT row_number, cells, problems, resolved_by FROM import_failure
            WHERE import_id = ?1 AND row_number > ?2 \(unresolvedOnly ? "AND resolved_by IS NULL" : "")
            ORDER BY row_number LIMIT ?3
            """, [.integer(id), .integer(Int64(row)), .integer(Int64(limit))]
        ).map { row in
            let cells = try sealer.open(SealedText(rawValue: row.text("cells")), for: FailureQueries.place)
            return ImportFailure(
                row: row.int("row_number"), cells: try ImportQueries.decode([Int: String].self, cells),
                problems: try ImportQueries.decode([CellProblem].self, row.text("problems")),
                resolvedBy: row["resolved_by"].integer)
        }
    }

    /// How many rows still wait.
    static func open(_ connection: any Connection, _ id: Int64) throws -> Int64 {
        try connection.value("SELECT COUNT(*) FROM import_failure WHERE import_id = ?1 AND resolved_by IS NULL", [.integer(id)])
            .integer ?? 0
    }

    /// A corrected row took the place of a failed one.
    static func resolve(_ connection: any Connection, _ keys: [RowKey], by id: Int64) throws {
        guard !keys.isEmpty else { return }
        try connection.executeMany(
            "UPDATE import_failure SET resolved_by = ?3 WHERE import_id = ?1 AND row_number = ?2 AND resolved_by IS NULL",
            keys.map { [.integer($0.importID), .integer(Int64($0.row)), .integer(id)] })
    }
}

/// The hidden key of a row in a corrected file: which row of which import it mends.
struct RowKey: Hashable, Sendable, LosslessStringConvertible {
    static let heading = "行键（请勿修改）"
    static let reasonHeading = "错误原因"

    let importID: Int64
    let row: Int

    init(importID: Int64, row: Int) {
        self.importID = importID
        self.row = row
    }

    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[0].first == "K", let id = Int64(parts[0].dropFirst()), let row = Int(parts[1]) else {
            return nil
        }
        self.init(importID: id, row: row)
    }

    var description: String { "K\(importID)-\(row)" }
}
