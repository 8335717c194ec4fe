import Foundation
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

    /// Beside the test bundle, where the build puts both.
    private static var binary: URL {
        get throws {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: own).deletingLastPathComponent().appending(path: "zhijian")
        }
    }

    static func run(_ words: String...) throws -> Answer { try run(words) }

    static func run(_ words: [String]) throws -> Answer {
        let folder = try TemporaryFolder.make()
        let (output, messages) = (folder.appending(path: "output"), folder.appending(path: "messages"))
        for file in [output, messages] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        let process = Process()
        process.executableURL = try binary
        process.arguments = words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        try process.run()
        process.waitUntilExit()
        func text(_ file: URL) -> String {
            var text = String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            return text
        }
        return Answer(status: process.terminationStatus, output: text(output), messages: text(messages))
    }
}
