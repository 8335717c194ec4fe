import Testing

/// The documents keep their order.
@Suite struct DocumentTests {
    let tree = SourceTree.current

    @Test func `decisions are numbered from 0001 without a gap`() {
        let pages = tree.files.filter { $0.path.hasPrefix("Docs/Decisions/") && $0.name != "README.md" }
        #expect(!pages.isEmpty)
        for (index, page) in pages.enumerated() {
            let number = String(String(10_001 + index).dropFirst())
            if !page.name.hasPrefix(number + "-") {
                Issue.record(
                    "\(page.path): expected \(number)-what-was-decided.md (numbers follow each other, none is used twice)")
            }
            if !page.text.hasPrefix("# \(number) ") {
                Issue.record("\(page.path): the first line is '# \(number) What was decided'")
            }
            for heading in ["## Question", "## Options", "## Choice", "## Consequences"] where !page.text.contains(heading + "\n")
            {
                Issue.record("\(page.path): a decision has '\(heading)'; see Docs/Decisions/README.md")
            }
        }
    }

    @Test func `every decision stands in the list of decisions`() {
        guard let list = tree.files.first(where: { $0.path == "Docs/Decisions/README.md" }) else {
            Issue.record("Docs/Decisions/README.md is missing")
            return
        }
        for page in tree.files where page.path.hasPrefix("Docs/Decisions/0") && !list.text.contains("(\(page.name))") {
            Issue.record("\(page.path): add a line with a link to Docs/Decisions/README.md")
        }
    }

    @Test func `links between documents lead somewhere`() {
        let paths = Set(tree.files.map(\.path))
        for file in tree.files where file.name.hasSuffix(".md") {
            let folder = file.path.split(separator: "/").dropLast().map(String.init)
            for target in Self.links(in: file.text) {
                var parts = folder
                for part in target.split(separator: "/") {
                    if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
                }
                let path = parts.joined(separator: "/")
                let isThere = paths.contains(path) || paths.contains { $0.hasPrefix(path + "/") } || path.hasSuffix(".png")
                if !isThere { Issue.record("\(file.path): the link to '\(target)' leads nowhere") }
            }
        }
    }

    /// Targets of `[text](target)` that are files of the project.
    static func links(in text: String) -> [String] {
        text.matches(of: #/\]\(([^)#\s]+)(#[^)]*)?\)/#).map { String($0.output.1) }.filter {
            !$0.contains("://") && !$0.hasPrefix("mailto:")
        }
    }

    @Test func `a web address is not taken for a file`() {
        #expect(Self.links(in: "[a](Tour.md#x) [b](https://example.cn/c.md) [c](../STYLE.md)") == ["Tour.md", "../STYLE.md"])
    }
}
