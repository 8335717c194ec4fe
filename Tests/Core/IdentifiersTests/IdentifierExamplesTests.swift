import Calendars
import Foundation
import Identifiers
import Testing

/// One row of the examples that came with the requirement: value, kind, verdict.
struct IdentifierExample: Sendable, CustomTestStringConvertible {
    let value: String
    let kind: String
    let valid: Bool
    let note: String
    var testDescription: String { "\(kind) \(value): \(note)" }

    static let all: [IdentifierExample] = {
        guard let url = Bundle.module.url(forResource: "identifier-examples", withExtension: "csv", subdirectory: "Examples"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            // Value, kind and verdict hold no comma; what follows is the note.
            let cells = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            return IdentifierExample(value: cells[0], kind: cells[1], valid: cells[2] == "true", note: cells[3])
        }
    }()
}

@Suite struct IdentifierExamplesTests {
    @Test func `all 57 examples are read`() { #expect(IdentifierExample.all.count == 57) }

    @Test(arguments: IdentifierExample.all)
    func `the verdict agrees with the example`(example: IdentifierExample) throws {
        let kind = try #require(IdentifierKind(rawValue: example.kind))
        let verdict = kind.check(example.value, today: Day("2026-11-21"))
        #expect(verdict.valid == example.valid)
        #expect((verdict.reason == nil) == example.valid)
        if example.valid, example.note.contains("unassigned") || example.note.contains("99xxxx") {
            #expect(verdict.marks.contains(.regionUnknown))
        }
    }
}
