import ArgumentParser
import Foundation
import HJ212

struct HJ212Command: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hj212", abstract: "Read frames of monitoring devices", subcommands: [Decode.self])

    struct Decode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One frame a line in, one JSON object a line out; exit 1 when any frame is refused",
            discussion: """
                A line is a frame as it is, or with \\r \\n \\xHH for bytes; a list of recorded packets (CSV with the column packet \
                first) is read too. Refused frames are answered in the same form, with the reason.
                """)

        @Argument(help: "File to read; standard input without it") var file: String?
        @Option(
            name: .customLong("dialect"),
            help: "Accept a deviation too: \(Dialects.every.words.joined(separator: ", ")), or all. May be repeated.")
        var dialects: [String] = []
        @ArgumentParser.Flag(help: "Accept nothing but what the standard says") var strict = false

        func run() throws {
            var tolerated: Dialects = strict ? [] : .harmless
            for word in dialects {
                guard let dialect = word == "all" ? .every : Dialects(word: word) else {
                    StandardStreams.message("没有这种非标准方式：可用 \(Dialects.every.words.joined(separator: "、"))、all。")
                    throw ExitCode(2)
                }
                tolerated.insert(dialect)
            }
            var refused = 0
            for line in FrameLines(try input()) {
                for event in line.events(tolerating: tolerated) {
                    StandardStreams.answer(FrameReport.json(event))
                    if case .refused = event { refused += 1 }
                }
            }
            if refused > 0 { throw ExitCode(1) }
        }

        private func input() throws -> [UInt8] {
            guard let file else { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
            guard let data = FileManager.default.contents(atPath: file) else {
                StandardStreams.message("读不到文件，请核对路径和权限。")
                throw ExitCode(2)
            }
            return Array(data)
        }
    }
}
