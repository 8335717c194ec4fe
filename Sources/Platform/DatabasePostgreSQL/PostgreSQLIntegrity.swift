import Database

/// What the server itself can say about the soundness of a store.
enum PostgreSQLIntegrity {
    static func problems(_ connection: any Connection) throws -> [String] {
        let statements = [
            "SELECT 'fsync is off: a power cut may lose or damage data' AS text WHERE current_setting('fsync') = 'off'",
            """
            SELECT 'index ' || indexrelid::regclass || ' is not valid; REINDEX it' AS text FROM pg_index
            WHERE NOT indisvalid ORDER BY 1
            """,
            """
            SELECT 'constraint ' || conname || ' of ' || conrelid::regclass || ' is not validated' AS text FROM pg_constraint
            WHERE NOT convalidated ORDER BY 1
            """,
            """
            SELECT checksum_failures || ' pages with a wrong checksum' AS text FROM pg_stat_database
            WHERE datname = current_database() AND checksum_failures > 0
            """,
        ]
        return try statements.flatMap { try connection.query($0, []).map { $0.text("text") } } + brokenIndexes(connection)
    }

    /// Walks every index where the `amcheck` extension is there; an error names the first broken one.
    private static func brokenIndexes(_ connection: any Connection) throws -> [String] {
        let hasExtension = try connection.value("SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'") == 1
        guard hasExtension else { return [] }
        do {
            try connection.savepoint {
                _ = try connection.query(
                    """
                    SELECT bt_index_check(c.oid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                    JOIN pg_am m ON m.oid = c.relam
                    WHERE m.amname = 'btree' AND c.relnamespace = current_schema()::regnamespace AND i.indisvalid
                    """, [])
            }
            return []
        } catch let error as DatabaseError { return [error.detail] }
    }
}
