import Calendars
import Database

extension Imports {
    /// Removes what was uploaded and never taken over: files, their failed rows, and the note of the upload where no row of it was
    /// stored. An import that a job is at stays.
    ///
    /// - Returns: how many uploads were removed.
    @discardableResult
    public func removeAbandoned(before limit: Instant) async throws -> Int {
        let ids = try await registers.read { connection in
            try connection.query(
                """
                SELECT i.id FROM import i WHERE i.stage <> 'accepted' AND i.uploaded_at < ?1
                AND EXISTS (SELECT 1 FROM import_file_part p WHERE p.import_id = i.id)
                AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = i.job_id AND j.state IN ('queued', 'running')) ORDER BY i.id
                """, [.integer(limit.milliseconds)]
            ).map { $0.integer("id") }
        }
        for id in ids {
            // One by one: a file may be large, and nobody who writes waits for all of them.
            _ = try await registers.database.write { connection in
                try ImportFiles.remove(connection, id)
                try connection.execute("DELETE FROM import_failure WHERE import_id = ?1", [.integer(id)])
                try connection.execute(
                    "DELETE FROM import WHERE id = ?1 AND stage <> 'accepted' AND stage <> 'accepting'", [.integer(id)])
            }
        }
        return ids.count
    }
}
