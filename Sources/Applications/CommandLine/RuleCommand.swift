import ArgumentParser
import Calendars
import Foundation
import Rulebook

/// `zhijian rule …`: the rulebook at the command line.
struct RuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule", abstract: "The rules: list, show, evaluate one, check a file of worked examples",
        subcommands: [RuleListCommand.self, RuleShowCommand.self, RuleEvaluateCommand.self, RuleCheckCommand.self])
}

/// The parts that the four commands share.
enum RuleOutput {
    static func complain(_ text: String) { StandardStreams.message(text) }

    /// Exit 2: the input cannot be used.
    static func unusable(_ error: RuleError) -> ExitCode {
        complain("\(error.code) \(error.name): \(error.sentence)")
        return ExitCode(2)
    }

    static func rule(_ id: String) throws -> Rule {
        guard let rule = Rulebook.rule(id) else { throw unusable(.unknownRule(id)) }
        return rule
    }

    static func day(_ text: String?) throws -> Day {
        guard let text else { return Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day }
        guard let day = Day(text) else { throw unusable(.wrongType(key: "--on", expected: "存在的日期 yyyy-MM-dd")) }
        return day
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
