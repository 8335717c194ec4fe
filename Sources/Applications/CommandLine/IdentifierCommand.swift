import ArgumentParser
import Calendars
import Foundation
import Identifiers

struct IdentifierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identifier", abstract: "Check numbers of organisations, people and substances", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judge one value: exit 0 valid, 1 not valid, 2 unknown kind",
            discussion: "Kinds: " + IdentifierKind.allCases.map { "\($0.rawValue) \($0.chineseName)" }.joined(separator: ", "))

        @Argument(help: "Kind of identifier") var kind: String
        // An identifier may begin with a hyphen by mistake; it is still a value to be judged, not an option.
        @Argument(parsing: .allUnrecognized, help: "The value") var value: [String] = []
        @Flag(help: "Print JSON") var json = false

        func run() throws {
            guard let known = IdentifierKind(rawValue: kind) else {
                StandardStreams.message("没有这种编号类型。可用：\(IdentifierKind.allCases.map(\.rawValue).joined(separator: " "))")
                throw ExitCode(2)
            }
            guard value.count == 1, let value = value.first else {
                StandardStreams.message("请给出一个要检查的值；含空格时请加引号。")
                throw ExitCode(2)
            }
            let today = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)).day
            let verdict = known.check(value, today: today)
            StandardStreams.answer(json ? Self.json(known, verdict) : Self.sentence(known, verdict))
            if !verdict.valid { throw ExitCode(1) }
        }

        private static func sentence(_ kind: IdentifierKind, _ verdict: IdentifierVerdict) -> String {
            let marks = verdict.marks.map(\.chineseName).joined(separator: "；")
            let judgement = verdict.valid ? "有效：\(kind.chineseName)" : "无效：\(verdict.reason ?? "")"
            return judgement + (marks.isEmpty ? "" : "（\(marks)）")
        }

        private static func json(_ kind: IdentifierKind, _ verdict: IdentifierVerdict) -> String {
            var text = JSONOutline()
            text.object { text in
                text.string("kind", kind.rawValue)
                text.bool("valid", verdict.valid)
                text.string("reason", verdict.reason)
                text.string("normalized", verdict.normalized)
                text.array("marks") { text in verdict.marks.forEach { text.string(nil, $0.rawValue) } }
            }
            return text.text
        }
    }
}
