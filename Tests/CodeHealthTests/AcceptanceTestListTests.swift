import Foundation
import Testing

/// The list of acceptance tests that the program carries is what the tests themselves say.
@Suite struct AcceptanceTestListTests {
    let tree = SourceTree.current
    static let path = "Sources/Applications/CommandLine/Embedded/acceptance-tests.csv"

    @Test func `the program names exactly the tests that carry a requirement`() throws {
        let drawn = "requirement,target,file,test\n" + rows().map { $0 + "\n" }.joined()
        if ProcessInfo.processInfo.environment["ZHIJIAN_WRITE_GENERATED"] == "1" {
            try Data(drawn.utf8).write(to: SourceTree.root.appending(path: Self.path))
            return
        }
        let kept = tree.files.first { $0.path == Self.path }?.text
        #expect(kept == drawn, "run scripts/generated and commit what it writes")
    }

    @Test func `a requirement is written as in the list of requirements`() {
        let known = Set(
            (tree.files.first { $0.path.hasSuffix("Embedded/requirements.csv") }?.lines ?? []).compactMap {
                $0.split(separator: ",").first.map(String.init)
            })
        for row in rows() {
            let number = row.prefix { $0 != "," }
            #expect(known.contains(String(number)), "\(row): there is no such requirement")
        }
    }

    /// `requirement,target,file,test`, in order.
    private func rows() -> [String] {
        var rows: [(number: Int, row: String)] = []
        for file in tree.swift(under: "Tests") where file.text.contains(".requirement(\"") && file.layer != "CodeHealthTests" {
            var ofSuite: [String] = []
            var ofTest: [String] = []
            for line in file.lines {
                let words = line.drop { $0 == " " }
                if words.hasPrefix("@Suite") { ofSuite = Self.numbers(in: line) }
                if words.hasPrefix("@Test") { ofTest = Self.numbers(in: line) + ofSuite }
                guard !ofTest.isEmpty, let name = Self.name(in: line) else { continue }
                for number in Set(ofTest) {
                    let order = Int(number.drop { !$0.isNumber }) ?? 0
                    rows.append((order, "\(number),\(file.module),\(file.name.dropLast(6)),\(name)"))
                }
                ofTest = []
            }
        }
        return rows.sorted { ($0.number, $0.row) < ($1.number, $1.row) }.map(\.row)
    }

    /// The numbers in `.requirement("R-18", "R-19")`.
    private static func numbers(in line: Substring) -> [String] {
        guard let start = line.firstRange(of: ".requirement(") else { return [] }
        let inside = line[start.upperBound...].prefix { $0 != ")" }
        return inside.split(separator: ",").map { $0.filter { $0.isLetter || $0.isNumber || $0 == "-" } }
    }

    private static func name(in line: Substring) -> String? {
        guard let start = line.firstRange(of: "func ") else { return nil }
        let rest = line[start.upperBound...]
        if rest.hasPrefix("`") { return String(rest.dropFirst().prefix { $0 != "`" }) }
        return String(rest.prefix { $0 != "(" })
    }
}
