import Calendars
import Database

/// The tables that follow from declarations, and the platform's own tables beside them.
///
/// Growth is additive: a new register makes its table, a new field its column, each noted in `register_column`. Whatever cannot be
/// done by adding (a renamed field, another kind) is a named step written by hand.
public enum RegisterSchema {
    public static let platformStatements: [String] = [
        """
        CREATE TABLE register_column (
            register {text} NOT NULL,
            name {text} NOT NULL,
            kind {text} NOT NULL,
            added_at {int} NOT NULL,
            PRIMARY KEY (register, name)
        )
        """,
        """
        CREATE TABLE due_item (
            id {id},
            register {text} NOT NULL,
            record_id {int} NOT NULL,
            clock {text} NOT NULL,
            title {text} NOT NULL,
            basis {text} NOT NULL,
            role {text} NOT NULL,
            region_path {text} NOT NULL,
            organisation_id {int},
            started_day {text} NOT NULL,
            due_day {text} NOT NULL,
            settled_at {int}
        )
        """,
        "CREATE UNIQUE INDEX due_item_open ON due_item (register, record_id, clock) WHERE settled_at IS NULL",
        "CREATE INDEX due_item_work ON due_item (role, region_path, due_day) WHERE settled_at IS NULL",
        """
        CREATE TABLE saved_view (
            id {id},
            account_id {int} NOT NULL,
            register {text} NOT NULL,
            name {text} NOT NULL,
            query {text} NOT NULL,
            created_at {int} NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX saved_view_name ON saved_view (account_id, register, name)",
        """
        CREATE TABLE attachment (
            id {id},
            register {text} NOT NULL,
            record_id {int} NOT NULL,
            name {text} NOT NULL,
            media_type {text} NOT NULL,
            size {int} NOT NULL,
            sha256 {text} NOT NULL,
            added_at {int} NOT NULL,
            account_id {int} NOT NULL,
            content {bytes} NOT NULL
        )
        """,
        "CREATE INDEX attachment_record ON attachment (register, record_id, id)",
    ]

    /// Brings the store to the catalogue's shape; returns the steps taken, in words.
    @discardableResult
    public static func bring(_ connection: any Connection, to catalogue: Catalogue, at: Instant) throws -> [String] {
        var steps: [String] = []
        for register in catalogue.registers {
            let known = Set(
                try connection.query("SELECT name FROM register_column WHERE register = ?1", [.text(register.name)])
                    .map { $0.text("name") })
            let wanted = columns(of: register)
            if known.isEmpty {
                try connection.execute(Dialect.schema(createTable(register), for: connection.engine))
                steps.append("register \(register.name)")
            } else {
                for column in wanted where !known.contains(column.name) {
                    try connection.execute(
                        Dialect.schema(
                            "ALTER TABLE \(register.name) ADD COLUMN \(column.name) \(column.type)", for: connection.engine))
                    steps.append("register \(register.name): field \(column.name)")
                }
            }
            for column in wanted where !known.contains(column.name) {
                try connection.execute(
                    "INSERT INTO register_column (register, name, kind, added_at) VALUES (?1, ?2, ?3, ?4)",
                    [.text(register.name), .text(column.name), .text(column.type), .integer(at.milliseconds)])
            }
            for statement in indexes(of: register, on: connection.engine) { try connection.execute(statement) }
            for field in register.fields where isCovered(field, in: register) {
                try connection.execute("DROP INDEX IF EXISTS \(register.name)_\(field.name)")
            }
        }
        return steps
    }

    static func columns(of register: Register) -> [(name: String, type: String)] {
        register.fields.flatMap { field -> [(name: String, type: String)] in
            let type =
                switch field.kind {
                case .text, .day: "{text}"
                case .integer, .instant, .flag: "{int}"
                case .decimal: "{real}"
                }
            return field.sealing == nil ? [(field.name, type)] : [(field.name, type), (field.name + "_index", "{text}")]
        }
    }

    static func createTable(_ register: Register) -> String {
        let own = columns(of: register).map { "    \($0.name) \($0.type)" }
        return """
            CREATE TABLE \(register.name) (
                id {id},
                version {int} NOT NULL,
                state {text} NOT NULL,
                region_path {text} NOT NULL,
                organisation_id {int},
                void {int} NOT NULL,
                created_at {int} NOT NULL,
                updated_at {int} NOT NULL,
            \(own.joined(separator: ",\n"))
            )
            """
    }

    static func indexes(of register: Register, on engine: Engine) -> [String] {
        let table = register.name
        var statements = [
            "CREATE INDEX IF NOT EXISTS \(table)_place ON \(table) (region_path, void, id)",
            "CREATE INDEX IF NOT EXISTS \(table)_organisation ON \(table) (organisation_id, id)",
        ]
        func column(_ name: String) -> String { register.field(name)?.sealing == nil ? name : name + "_index" }
        if !register.naturalKey.isEmpty {
            // NULLs are all different to a unique index; an empty part of a key is not.
            let key = register.naturalKey.map { name in
                guard let field = register.field(name), !field.isRequired else { return column(name) }
                return
                    "COALESCE(\(column(name)), \(field.kind == .text || field.kind == .day || field.sealing != nil ? "''" : "-1"))"
            }.joined(separator: ", ")
            statements.append("CREATE UNIQUE INDEX IF NOT EXISTS \(table)_natural_key ON \(table) (\(key)) WHERE void = 0")
        }
        for field in register.fields where field.isUnique && register.naturalKey != [field.name] {
            let name = column(field.name)
            statements.append("CREATE UNIQUE INDEX IF NOT EXISTS \(table)_\(name)_unique ON \(table) (\(name)) WHERE void = 0")
        }
        for field in register.fields where field.reference != nil && !isCovered(field, in: register) {
            statements.append("CREATE INDEX IF NOT EXISTS \(table)_\(field.name) ON \(table) (\(field.name), id)")
        }
        if let performer = register.performer, register.field(performer)?.reference == nil {
            statements.append("CREATE INDEX IF NOT EXISTS \(table)_\(performer) ON \(table) (\(performer), id)")
        }
        if let order = register.defaultSort, order.field != "id", register.field(order.field)?.sealing == nil {
            // PostgreSQL reads an index backwards with its empty values first; a list has them last.
            let last = engine == .postgresql && order.descending
            statements.append(
                last
                    ? "CREATE INDEX IF NOT EXISTS \(table)_newest ON \(table) (\(order.field) DESC NULLS LAST, id DESC)"
                    : "CREATE INDEX IF NOT EXISTS \(table)_order ON \(table) (\(order.field), id)")
        }
        for columns in register.indexes {
            statements.append(
                "CREATE INDEX IF NOT EXISTS \(table)_\(columns.joined(separator: "_")) ON \(table) (\(columns.joined(separator: ", ")))"
            )
        }
        return statements
    }

    /// Whether a declared index begins with the reference: it finds what refers as well, and every index is written with every row.
    private static func isCovered(_ field: FieldDefinition, in register: Register) -> Bool {
        field.reference != nil && register.indexes.contains { $0.first == field.name && $0 != [field.name] }
    }
}
