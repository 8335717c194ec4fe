import Testing

/// Small files by subject, names that explain themselves.
@Suite struct FileShapeTests {
    let tree = SourceTree.current

    static let longest = 400
    static let long = 250
    /// Code that is mainly a table of values may be long.
    static let tables: Set = ["Tables", "Texts", "Schema"]

    var ours: [SourceTree.File] { tree.swift(under: "Sources") + tree.swift(under: "Tests") + tree.swift(under: "Benchmarks") }

    @Test func `no file is longer than 400 lines`() {
        var warned: [String] = []
        for file in ours {
            let isTable =
                file.path.split(separator: "/").contains { Self.tables.contains(String($0)) }
                || file.name.hasSuffix("Table.swift")
            let count = file.lines.count
            if count > Self.longest, !isTable {
                Issue.record(
                    "\(file.path): \(count) lines; split it by subject (longest \(Self.longest), wanted under \(Self.long))")
            } else if count > Self.long, !isTable {
                warned.append("\(file.path): \(count) lines")
            }
        }
        if !warned.isEmpty { print("Getting long (over \(Self.long) lines):\n  " + warned.joined(separator: "\n  ")) }
    }

    @Test func `no type or file is named for a role instead of a thing`() {
        let roles = ["Manager", "Helper", "Helpers", "Impl", "Dto", "DTO", "Utils", "Utilities", "Utility", "Misc", "Common"]
        let kinds: Set = ["struct", "class", "enum", "protocol", "actor"]
        for file in ours {
            for role in roles where file.name == role + ".swift" || file.name.hasSuffix(role + ".swift") {
                Issue.record("\(file.path): name the file by what is in it, in a word of Docs/Glossary.md, not \(role)")
            }
            for (index, line) in file.lines.enumerated() {
                let words = line.split { " :{<(".contains($0) }
                guard let kind = words.firstIndex(where: { kinds.contains(String($0)) }), kind + 1 < words.count else { continue }
                guard words[..<kind].allSatisfy({ $0.first?.isLowercase == true || $0.hasPrefix("@") }) else { continue }
                let name = words[kind + 1]
                for role in roles where name.hasSuffix(role) {
                    Issue.record("\(file.path):\(index + 1): \(name): name the thing, in a word of Docs/Glossary.md, not \(role)")
                }
            }
        }
    }

    @Test func `a test is named by a sentence`() {
        for file in tree.swift(under: "Tests") {
            let lines = file.lines
            for (index, line) in lines.enumerated() where line.drop(while: { $0 == " " }).hasPrefix("@Test") {
                let signature = [line, index + 1 < lines.count ? lines[index + 1] : ""].first { $0.contains("func ") }
                guard let signature, let name = signature.components(after: "func ") else { continue }
                if !name.hasPrefix("`"), !name.prefix(while: { $0 != "(" }).contains("_") {
                    Issue.record(
                        "\(file.path):\(index + 1): say in a sentence what holds: func `exactly at 85 dB(A) is not exceeded`()")
                }
            }
        }
    }

    @Test func `test folders mirror the sources`() {
        let modules = tree.layerOfModule
        let free: Set = ["CodeHealthTests", "BrowserTests", "TestSupport", "DurabilityWriter"]
        for file in tree.swift(under: "Tests") where !free.contains(file.layer) {
            let subject = file.module.hasSuffix("Tests") ? String(file.module.dropLast(5)) : file.module
            if free.contains(file.module) || modules[subject] == file.layer { continue }
            Issue.record(
                "\(file.path): tests of a target lie in Tests/<Layer>/<Target>Tests/; there is no \(file.layer)/\(subject)")
        }
    }
}

extension Substring {
    /// What follows the first occurrence of a text.
    fileprivate func components(after text: String) -> Substring? { firstRange(of: text).map { self[$0.upperBound...] } }
}
