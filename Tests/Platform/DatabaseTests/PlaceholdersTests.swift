import Database
import Testing

@testable import DatabasePostgreSQL

@Suite struct `Placeholders for PostgreSQL` {
    @Test(arguments: [
        ("SELECT ?1", "SELECT $1", 1),
        ("a = ?2 AND b = ?1 AND c = ?2", "a = $2 AND b = $1 AND c = $2", 2),
        ("'?1' || ?1", "'?1' || $1", 1),
        ("'it''s ?2' || ?1", "'it''s ?2' || $1", 1),
        (#""?3" = ?1"#, #""?3" = $1"#, 1),
        ("?1 -- ?2\n, ?2", "$1 -- ?2\n, $2", 2),
        ("/* ?5 ' */ ?1", "/* ?5 ' */ $1", 1),
        ("$$ ?4 $$ || ?1 || $tag$ ?7 $x$ $tag$", "$$ ?4 $$ || $1 || $tag$ ?7 $x$ $tag$", 1),
        ("?1?10?2?3?4?5?6?7?8?9", "$1$10$2$3$4$5$6$7$8$9", 10),
        ("'职业 ?' = ?1", "'职业 ?' = $1", 1),
        ("no end ' ?1", "no end ' ?1", 0),
        ("5 / 2 - 1", "5 / 2 - 1", 0),
    ])
    func `are numbered with a dollar, outside of quotations only`(sql: String, wanted: String, count: Int) throws {
        #expect(try Placeholders.translate(sql) == TranslatedStatement(sql: wanted, count: count, nullTests: [], onlyTested: []))
    }

    @Test func `a question for NULL is a parameter of its own`() throws {
        let sql =
            "(?2 IS NULL OR a = ?2) AND ?1  is\nnot null AND (b = ?1 or ?3 IS NULL) AND ?1 IS DISTINCT FROM ?3 AND ?1 ISNULL"
        let wanted =
            "($4 IS NULL OR a = $2) AND $5  is\nnot null AND (b = $1 or $6 IS NULL) AND $1 IS DISTINCT FROM $3 AND $1 ISNULL"
        #expect(
            try Placeholders.translate(sql) == TranslatedStatement(sql: wanted, count: 3, nullTests: [2, 1, 3], onlyTested: []))
    }

    @Test func `an argument of which only NULL is asked has no other place`() throws {
        let wanted = TranslatedStatement(sql: "SELECT $3 IS NULL, $2", count: 2, nullTests: [1], onlyTested: [1])
        #expect(try Placeholders.translate("SELECT ?1 IS NULL, ?2") == wanted)
    }

    @Test(arguments: ["SELECT ?", "SELECT ?a", "SELECT ?0", "SELECT ?2", "SELECT ?1, ?3"])
    func `without a number or with a gap are refused`(sql: String) {
        let error = #expect(throws: DatabaseError.self) { try Placeholders.translate(sql) }
        #expect(error?.kind == .statement)
    }
}
