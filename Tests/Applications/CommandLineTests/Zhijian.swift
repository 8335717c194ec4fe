import Foundation
import Programs
import TestSupport

/// The built program: a line typed, the text printed.
enum Zhijian {
    struct Answer {
        var status: Int32
        /// Standard output, without the last line end.
        var output: String
        /// Standard error.
        var messages: String

        /// What `--json` printed.
        var json: [String: Any] { object as? [String: Any] ?? [:] }
        var list: [[String: Any]] { object as? [[String: Any]] ?? [] }
        private var object: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    static func run(_ words: String...) throws -> Answer { try run(words) }

    static func run(_ words: [String]) throws -> Answer {
        let folder = try TemporaryFolder.make()
        let (output, messages) = (folder.appending(path: "output"), folder.appending(path: "messages"))
        let status = try RunningProgram(
            [BesideTests.path(of: "zhijian")] + words, output: .file(output.path), messages: .file(messages.path)
        ).wait()
        func text(_ file: URL) -> String {
            var text = String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            return text
        }
        return Answer(status: status, output: text(output), messages: text(messages))
    }
}
