import Database
import Registers

/// Reads the code tables of a store.
enum StoredCodeTables {
    /// Changes with every write on one of the tables: records only grow in version and number.
    static func mark(_ connection: any Connection) throws -> String {
        try [CodeTable.register.name, CodeTableEntry.register.name, Region.register.name].map { table in
            let row = try connection.first("SELECT COUNT(*) AS records, COALESCE(SUM(version), 0) AS versions FROM \(table)")
            return "\(row?.integer("records") ?? 0).\(row?.integer("versions") ?? 0)"
        }.joined(separator: "-")
    }

    static func entries(_ connection: any Connection) throws -> [String: [CodeEntry]] {
        var tables: [String: [CodeEntry]] = [:]
        let rows = try connection.query(
            """
            SELECT c.name AS table_name, e.code, e.label, e.parent, e.evidence, e.aliases, e.attributes, e.valid_to
            FROM code_entry e JOIN code_table c ON c.id = e.code_table WHERE e.void = 0 AND c.void = 0
            ORDER BY c.name, e.code, e.id
            """)
        for row in rows {
            var attributes = CodeAttributes.decode(row.text("attributes")) ?? [:]
            if let last = row["valid_to"].text { attributes["valid_to"] = last }
            tables[row.text("table_name"), default: []].append(
                CodeEntry(
                    code: row.text("code"), label: row.text("label"), parent: row.text("parent"), status: row.text("evidence"),
                    aliases: ShippedEntry.split(row.text("aliases")), attributes: attributes))
        }
        tables[CodeTableNames.region] = try connection.query("SELECT * FROM region WHERE void = 0 ORDER BY code, id").map { row in
            var attributes = [
                RegionAttributes.type: row.text("type"), RegionAttributes.statutory: String(row.integer("is_statutory")),
                RegionAttributes.counted: String(row.integer("is_counted")),
            ]
            if let last = row["valid_to"].text { attributes["valid_to"] = last }
            return CodeEntry(
                code: row.text("code"), label: row.text("name"), parent: row.text("parent"), status: row.text("evidence"),
                aliases: ShippedEntry.split(row.text("aliases")), attributes: attributes)
        }
        return tables
    }
}
