import Testing

/// Core computes from what it is given: no file, network, environment, clock or output of its own.
@Suite struct CoreWithoutInputOutputTests {
    /// Name → what to do instead.
    static let refused: [(name: String, instead: String)] = [
        ("FileManager", "take the text as an argument"),
        ("FileHandle", "take the text as an argument"),
        ("contentsOf:", "take the text as an argument; large tables are embedded by SwiftPM"),
        ("contentsOfFile", "take the text as an argument"),
        ("fopen", "take the text as an argument"),
        ("Bundle.", "embed the table in code (`.embedInCode`)"),
        ("URLSession", "Core does not call anyone"),
        ("URLRequest", "Core does not call anyone"),
        ("socket(", "Core does not call anyone"),
        ("ProcessInfo", "take the setting as an argument"),
        ("getenv", "take the setting as an argument"),
        ("Process(", "Core starts no program"),
        ("Date()", "take a Clock"),
        ("Date.now", "take a Clock"),
        ("ContinuousClock", "take a Clock"),
        ("clock_gettime", "take a Clock"),
        ("DispatchTime", "take a Clock"),
        ("Thread.sleep", "Core does not wait"),
        ("Task.sleep", "Core does not wait"),
        ("SystemRandomNumberGenerator", "take a generator, so that a draw can be run again"),
        (".random(in:", "take a generator, so that a draw can be run again"),
        ("print(", "return a value; who calls may print it"),
    ]

    @Test func `Core uses no file, network, clock, chance or output`() {
        for file in SourceTree.current.swift(under: "Sources/Core") {
            for (index, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for (name, instead) in Self.refused where Self.uses(name, in: line) {
                    Issue.record("\(file.path):\(index + 1): Core may not use \(name): \(instead)")
                }
            }
        }
    }

    /// The name stands on its own, not as the end of a longer word (`fingerprint(` is not `print(`).
    static func uses(_ name: String, in line: Substring) -> Bool {
        guard let found = line.firstRange(of: name) else { return false }
        guard let first = name.first, first.isLetter, found.lowerBound > line.startIndex else { return true }
        let before = line[line.index(before: found.lowerBound)]
        return !(before.isLetter || before.isNumber || before == "_")
    }

    @Test func `a longer word that ends with a refused name is allowed`() {
        #expect(!Self.uses("print(", in: "let id = fingerprint(of: row)"))
        #expect(Self.uses("print(", in: "    print(row)"))
    }
}
