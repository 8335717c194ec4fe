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
        let (text, found) = try Placeholders.translate(sql)
        #expect(text == wanted)
        #expect(found == count)
    }

    @Test(arguments: ["SELECT ?", "SELECT ?a", "SELECT ?0", "SELECT ?2", "SELECT ?1, ?3"])
    func `without a number or with a gap are refused`(sql: String) {
        let error = #expect(throws: DatabaseError.self) { try Placeholders.translate(sql) }
        #expect(error?.kind == .statement)
    }
}
