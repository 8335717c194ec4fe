import Testing

/// The glossary speaks of what is there.
@Suite struct GlossaryTests {
    let tree = SourceTree.current

    /// Term, table and type of each line.
    private var terms: [(term: String, table: String, type: String)] {
        (tree.files.first { $0.path == "Docs/Glossary.md" }?.lines ?? []).compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimming { $0 == " " } }
            guard cells.count == 6, cells[0] != "term", !cells[0].hasPrefix("--") else { return nil }
            return (String(cells[0]), String(cells[4]), String(cells[5]))
        }
    }

    @Test func `every type that the glossary names is in the code`() {
        var types: Set<String> = []
        for file in tree.swift(under: "Sources") {
            for match in file.text.matches(of: /\b(?:struct|enum|class|actor|protocol) ([A-Z]\w+)/) {
                types.insert(String(match.1))
            }
        }
        #expect(!terms.isEmpty)
        for term in terms {
            for name in term.type.matches(of: /[A-Z]\w+/).map({ String($0.output) }) where !types.contains(name) {
                Issue.record("Docs/Glossary.md: “\(term.term)”: there is no type \(name)")
            }
        }
    }

    @Test func `every table that the glossary names is in the schema, and every register stands in the glossary`() {
        let schema = tree.files.first { $0.path == "Docs/Schema/sqlite.sql" }?.text ?? ""
        let named = Set(terms.flatMap { $0.table.matches(of: /[a-z_]+(?:\.[a-z_0-9]+)?/).map { String($0.output) } })
        for name in named {
            let table = name.prefix { $0 != "." }
            if !schema.contains("\(table) (") { Issue.record("Docs/Glossary.md: there is no table \(table)") }
        }
        let tables = Set(named.map { String($0.prefix { $0 != "." }) })
        for file in tree.swift(under: "Sources/Features") {
            for match in file.text.matches(of: /Declaration<\w+>\("(\w+)"/) where !tables.contains(String(match.1)) {
                Issue.record("\(file.path): add the register \(match.1) to Docs/Glossary.md")
            }
        }
    }
}

extension Substring {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
