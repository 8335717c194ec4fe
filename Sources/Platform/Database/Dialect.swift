/// The few words in which the two engines' schema text differs. Written `{id}` and so on in schema statements.
public enum Dialect {
    /// Turns portable schema text into an engine's own.
    ///
    /// `{id}` whole-number primary key, `{int}`, `{real}`, `{text}` (compared byte by byte on both engines), `{bytes}`.
    public static func schema(_ portable: String, for engine: Engine) -> String {
        var text = portable
        let words: [(String, sqlite: String, postgresql: String)] = [
            ("{id}", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"),
            ("{int}", "INTEGER", "BIGINT"),
            ("{real}", "REAL", "DOUBLE PRECISION"),
            ("{text}", "TEXT", "TEXT COLLATE \"C\""),
            ("{bytes}", "BLOB", "BYTEA"),
        ]
        for word in words {
            text = text.split(separator: word.0, omittingEmptySubsequences: false)
                .joined(separator: engine == .sqlite ? word.sqlite : word.postgresql)
        }
        return text
    }
}
