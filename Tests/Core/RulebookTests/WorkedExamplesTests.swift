import Calendars
import Foundation
import Rulebook
import Testing

/// The worked examples that the project ships, every row of every rule that exists, and the honest list of those that do not.
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

    static func notImplemented() throws -> [String] {
        try data("not-implemented.txt").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    @Test(arguments: ["exposure-assessment-examples.csv", "medical-examples.csv"])
    func `every example row of an implemented rule comes out as printed`(file: String) throws {
        let missing = Set(try WorkedExamplesTests.notImplemented())
        let report = try RuleCheck.run(csv: WorkedExamplesTests.data(file), on: WorkedExamplesTests.day)
        let failures = report.failures.filter { !missing.contains($0.rule) }
        #expect(failures.map(\.sentence) == [])
    }

    @Test func `the list of rules not implemented is the contract less the rulebook`() throws {
        let contract = try WorkedExamplesTests.names(in: "rule-contract.csv")
        let implemented = Set(Rulebook.rules.map(\.id))
        #expect(try WorkedExamplesTests.notImplemented() == contract.subtracting(implemented).sorted())
    }

    @Test func `every rule of the rulebook is in the contract and has a title, a clause and inputs with meanings`() throws {
        let contract = try WorkedExamplesTests.names(in: "rule-contract.csv")
        for rule in Rulebook.rules {
            #expect(contract.contains(rule.id), "\(rule.id)")
            #expect(!rule.title.isEmpty && !rule.clause.instrument.isEmpty && !rule.inputs.isEmpty, "\(rule.id)")
            #expect(rule.inputs.allSatisfy { !$0.meaning.isEmpty }, "\(rule.id)")
        }
        #expect(Set(Rulebook.rules.map(\.id)).count == Rulebook.rules.count)
    }
}
