import Testing

/// Core is a library: each public symbol says what it means, in which unit, from which clause.
@Suite struct CoreDocumentationTests {
    /// Required by protocols; their meaning is the protocol's.
    static let conformances = [
        "func encode(", "func hash(", "func == ", "func < ", "func + ", "func - ", "func * ", "func / ", "func <=", "func >",
        "var description",
        "init(from decoder", "var debugDescription", "init(integerLiteral", "init(stringLiteral", "init(floatLiteral",
        "init(arrayLiteral",
        "init(dictionaryLiteral", "static func ==", "static func <", "static func +", "static func -", "var id:",
        "var errorDescription",
        "var rawValue", "init?(rawValue",
    ]
    static let kinds = [
        "struct", "enum", "protocol", "actor", "class", "func", "var", "let", "typealias", "init", "case", "subscript",
    ]

    @Test func `every public symbol of Core has a doc comment`() {
        for file in SourceTree.current.swift(under: "Sources/Core") {
            for (line, declaration) in Self.undocumented(in: file.text) {
                Issue.record("\(file.path):\(line): '\(declaration)' needs a /// comment: meaning, unit, range, clause")
            }
        }
    }

    /// Public declarations without a `///` above them. A plain memberwise `init` that only stores says nothing new and is left out.
    static func undocumented(in text: String) -> [(line: Int, declaration: String)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
        var found: [(Int, String)] = []
        for (index, line) in lines.enumerated() where line.hasPrefix("public ") {
            let words = line.dropFirst("public ".count)
            if conformances.contains(where: { words.contains($0) }) || words.hasPrefix("extension") || words.hasPrefix("init(") {
                continue
            }
            guard kinds.contains(where: { words.split { " (?".contains($0) }.prefix(3).map(String.init).contains($0) }) else {
                continue
            }
            var above = index - 1
            while above >= 0, lines[above].hasPrefix("@") { above -= 1 }
            if above < 0 || !lines[above].hasPrefix("///") { found.append((index + 1, String(line.prefix(60)))) }
        }
        return found
    }

    @Test func `a comment above an attribute counts, a missing one is found`() {
        let text = """
            /// Sound level.
            public struct SoundLevel {
                public let decibels: Double
                public init(decibels: Double) { self.decibels = decibels }
                /// Sum of two sources.
                @inlinable
                public func sum() -> Double { 0 }
                public var description: String { "" }
            }
            """
        #expect(Self.undocumented(in: text).map(\.line) == [3])
    }
}
