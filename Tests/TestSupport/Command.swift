import Foundation
import Programs

/// Runs a program to its end; throws with its words when it does not succeed.
public enum Command {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    @discardableResult
    public static func run(_ line: [String]) throws -> String {
        // Words go to a file: a server that the program starts lives on and would keep a pipe open.
        let words = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-words-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: words) }
        // Another account than this one may not even look into the folder of the tests.
        let status = try RunningProgram(line, folder: "/", output: .file(words), messages: .file(words)).wait()
        let said = FileManager.default.contents(atPath: words).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard status == 0 else { throw Failure(description: "\(line.joined(separator: " ")): \(said)") }
        return said
    }
}
