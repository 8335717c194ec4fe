import Testing

/// What may not stand in the repository at all.
@Suite struct RepositoryContentTests {
    let tree = SourceTree.current

    /// Put together here, so that this file does not hold what it looks for.
    static let refused: [(text: String, because: String)] = [
        ("/wo" + "rk/", "a path of one machine; use a path from the project's root"),
        ("/tm" + "p/w/", "a path of one machine; ask for a temporary folder"),
        ("/op" + "t/swift", "a path of one machine; call swift by name"),
        ("/ho" + "me/", "a path of one machine"),
        ("/ro" + "ot/", "a path of one machine"),
        ("py" + "pi.org", "the host of a registry; name package and version, the client knows where"),
        ("python" + "hosted", "the host of a registry; name package and version"),
        ("npm" + "js.", "the host of a registry; name package and version"),
        ("debian" + ".org", "the host of a registry; name the package"),
        ("cdn." + "jsdelivr", "a content network; front-end files come by scripts/assets and are served by us"),
        ("unpkg" + ".com", "a content network; front-end files come by scripts/assets and are served by us"),
        ("cdnjs" + ".", "a content network; front-end files come by scripts/assets and are served by us"),
        ("BEGIN " + "PRIVATE KEY", "a secret"),
        ("BEGIN RSA " + "PRIVATE KEY", "a secret"),
    ]

    @Test func `no machine path, registry host or secret stands in a file`() {
        for file in tree.files {
            for (text, because) in Self.refused where file.text.contains(text) {
                let line = file.lines.firstIndex { $0.contains(text) }.map { $0 + 1 } ?? 1
                Issue.record("\(file.path):\(line): '\(text)' is \(because)")
            }
        }
    }

    @Test func `nothing is left for later inside the code`() {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK:", "not " + "implemented", "coming " + "soon"]
        for file in tree.swift(under: "Sources") {
            for (index, line) in file.lines.enumerated() {
                for mark in marks where line.contains(mark) {
                    Issue.record("\(file.path):\(index + 1): '\(mark)': do it, or write it down in Docs/Status.md")
                }
            }
        }
    }

    @Test func `no fetched front-end file is committed`() {
        for file in tree.files where file.name.hasSuffix(".min.js") || file.name.hasSuffix(".min.css") {
            Issue.record("\(file.path): name it in scripts/assets.txt instead of committing it")
        }
    }

    @Test func `programs print only at the command line`() {
        for file in tree.swift(under: "Sources") where !["CommandLine"].contains(file.module) {
            for (index, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                if CoreWithoutInputOutputTests.uses("print(", in: line), !line.contains("func print(") {
                    Issue.record(
                        "\(file.path):\(index + 1): return the text, or log it without personal data; only CommandLine prints")
                }
            }
        }
    }

    /// For review, no verdict: Chinese belongs into declarations, text files and tables.
    @Test func `Chinese in code is listed`() {
        let list = tree.swift(under: "Sources").compactMap { file -> String? in
            let count = file.lines.count { line in line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
            return count == 0 ? nil : "\(file.path): \(count) lines"
        }
        if !list.isEmpty { print("Files with Chinese text (\(list.count)):\n  " + list.joined(separator: "\n  ")) }
    }
}
