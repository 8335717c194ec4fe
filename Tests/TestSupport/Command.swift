import Foundation

/// Runs a program to its end; throws with its words when it does not succeed.
///
/// Not Foundation's `Process`: that waits until every descendant has let go of a descriptor, and a server started by the
/// program lives on. Descriptors above the three standard ones are not passed on.
public enum Command {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    @discardableResult
    public static func run(_ line: [String]) throws -> String {
        // Words go to a file, for the same reason: a server would keep a pipe open.
        let words = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-words-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: words) }
        let status = try wait(for: start(line, input: "/dev/null", output: words))
        let said = FileManager.default.contents(atPath: words).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard status == 0 else { throw Failure(description: "\(line.joined(separator: " ")): \(said)") }
        return said
    }

    /// Starts a program whose input and output are files (or the descriptor given as input).
    static func start(_ line: [String], input: String? = nil, descriptor: CInt = 0, output: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, descriptor, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Closing what is not open is no error here.
        for inherited in 3..<CInt(256) { posix_spawn_file_actions_addclose(&actions, inherited) }

        let arguments = (["/usr/bin/env", "--chdir=/"] + line).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, "/usr/bin/env", &actions, nil, arguments, environ)
        guard code == 0 else { throw Failure(description: "\(line[0]) cannot be started: \(String(cString: strerror(code)))") }
        return process
    }

    static func wait(for process: pid_t) throws -> CInt {
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw Failure(description: "waitpid: \(String(cString: strerror(errno)))") }
        }
        return status
    }
}
