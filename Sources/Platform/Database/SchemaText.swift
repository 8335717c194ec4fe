/// The schema of a store as text, in a fixed order, so that a review sees the effect of a step.
public enum SchemaText {
    public static func read(from store: any Database) async throws -> String {
        try await store.read { connection in
            switch connection.engine {
            case .sqlite: try sqlite(connection)
            case .postgresql: try postgresql(connection)
            }
        }
    }

    private static func sqlite(_ connection: any Connection) throws -> String {
        let statements = try connection.query(
            """
            SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
            ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 ELSE 1 END, name
            """)
        return statements.map { $0.text("sql") + ";\n" }.joined(separator: "\n")
    }

    private static func postgresql(_ connection: any Connection) throws -> String {
        let tables = try connection.query(
            """
            SELECT c.oid, c.relname AS name FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            ORDER BY c.relname COLLATE "C"
            """)
        return try tables.map { table in
            let members = try columns(of: table["oid"], connection) + constraints(of: table["oid"], connection)
            let definition =
                "CREATE TABLE \(table.text("name")) (\n" + members.map { "    " + $0 }.joined(separator: ",\n") + "\n);\n"
            return definition + (try indexes(of: table["oid"], connection)).map { $0 + ";\n" }.joined()
        }.joined(separator: "\n")
    }

    private static func columns(of table: Value, _ connection: any Connection) throws -> [String] {
        try connection.query(
            """
            SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE "' || l.collname || '"' ELSE '' END
                || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS text
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_collation l ON l.oid = a.attcollation
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = CAST(?1 AS oid) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """, [table]
        ).map { $0.text("text") }
    }

    private static func constraints(of table: Value, _ connection: any Connection) throws -> [String] {
        try connection.query(
            """
            SELECT 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) AS text FROM pg_constraint
            WHERE conrelid = CAST(?1 AS oid) AND contype IN ('p', 'u', 'f', 'c') ORDER BY conname COLLATE "C"
            """, [table]
        ).map { $0.text("text") }
    }

    private static func indexes(of table: Value, _ connection: any Connection) throws -> [String] {
        try connection.query(
            """
            SELECT replace(pg_get_indexdef(i.indexrelid), ' ON ' || current_schema() || '.', ' ON ') AS text
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = CAST(?1 AS oid) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            ORDER BY c.relname COLLATE "C"
            """, [table]
        ).map { $0.text("text") }
    }
}
