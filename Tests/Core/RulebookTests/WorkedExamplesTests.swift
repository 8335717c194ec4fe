import Calendars
import Foundation
import Rulebook
import Testing

/// The worked examples that the project ships: every row comes out as printed, and every name of the contract is a rule.
struct WorkedExamplesTests {
    static let day = Day(number: 20_778)  // 2026-11-21

    static func data(_ name: String) throws -> String {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Data"))
        return try String(contentsOf: url, encoding: .utf8)
    }

    /// Rule names of a file of examples or of the contract, without repeats.
    static func names(in file: String) throws -> Set<String> {
        Set(try data(file).split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) })
    }

    @Test(arguments: ["exposure-assessment-examples.csv", "medical-examples.csv"])
    func `every example row comes out as printed`(file: String) throws {
        let report = try RuleCheck.run(csv: WorkedExamplesTests.data(file), on: WorkedExamplesTests.day)
        #expect(report.failures.map(\.sentence) == [])
        #expect(report.passed > 100)
    }

    @Test func `examples of an edition hold on any day when no day is asked for`() throws {
        let text = try WorkedExamplesTests.data("medical-examples.csv")
        let early = Day(number: 18_000)
        #expect(try RuleCheck.run(csv: text, on: early, movingIntoForce: true).isClean)
        #expect(try !RuleCheck.run(csv: text, on: early).isClean)
    }

    @Test func `every rule of the contract is in the rulebook`() throws {
        let contract = try WorkedExamplesTests.names(in: "rule-contract.csv")
        #expect(contract.subtracting(Rulebook.rules.map(\.id)).sorted() == [])
    }

    @Test func `every rule has its own name, a title, a clause and inputs with meanings`() {
        for rule in Rulebook.rules {
            #expect(!rule.title.isEmpty && !rule.clause.instrument.isEmpty && !rule.inputs.isEmpty, "\(rule.id)")
            #expect(rule.inputs.allSatisfy { !$0.meaning.isEmpty }, "\(rule.id)")
        }
        #expect(Set(Rulebook.rules.map(\.id)).count == Rulebook.rules.count)
    }
}
