import Foundation
import Synchronization

/// A program started beside this one: `pg_dump`, a broker, our own binary.
///
/// Not Foundation's `Process`: under load it missed the end of a child, and waited for ever
/// (`Docs/Decisions/0019-programs-are-started-by-posix-spawn.md`). The child begins with no signal blocked, and with no descriptor of
/// this process but the three it is given.
public final class RunningProgram: Sendable {
    /// Where a standard descriptor of the child leads.
    public enum Stream: Sendable {
        case nothing
        /// Read from its start, or written at its end; made (0600) where it is missing.
        case file(String)
        /// A descriptor that stays the caller's.
        case descriptor(CInt)
    }

    public struct NotStarted: Error, CustomStringConvertible {
        public let description: String
    }

    public let identifier: pid_t
    private let status = Mutex<CInt?>(nil)

    /// - Parameters:
    ///   - line: path or name of the program, then its arguments; a name is looked up in `PATH`.
    ///   - environment: added to the environment of this process.
    ///   - folder: where the program works; this process's own folder when nil.
    public init(
        _ line: [String], environment: [String: String] = [:], folder: String? = nil, input: Stream = .nothing,
        output: Stream = .nothing, messages: Stream = .nothing
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in zip(CInt(0)..., [input, output, messages]) { Self.lead(number, to: stream, &actions) }
        // Closing what is not open is no error here.
        for inherited in 3...Self.highestDescriptor { posix_spawn_file_actions_addclose(&actions, inherited) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let settings = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
        var child: pid_t = 0
        let whole = (folder.map { ["/usr/bin/env", "--chdir=\($0)"] } ?? []) + line
        let code = Self.withWords(whole) { words in
            Self.withWords(settings) { posix_spawnp(&child, whole.first ?? "", &actions, &attributes, words, $0) }
        }
        guard code == 0 else {
            throw NotStarted(description: "\(line.first ?? "") cannot be started: \(String(cString: strerror(code)))")
        }
        identifier = child
    }

    /// The exit status, or 128 and the signal that ended the program; nil while it runs.
    public func ended() -> CInt? { reap(WNOHANG) }

    /// Waits for the end; holds the thread. Returns as `ended`.
    @discardableResult
    public func wait() -> CInt {
        while true { if let status = reap(0) { return status } }
    }

    /// Ends the program at once: nothing is told to it, nothing is written any more.
    public func kill() { end(by: SIGKILL) }

    /// Sends the signal and waits for the end; nothing where the program has ended.
    public func end(by signal: CInt) {
        guard ended() == nil else { return }
        Foundation.kill(identifier, signal)
        wait()
    }

    private func reap(_ options: CInt) -> CInt? {
        status.withLock { known in
            if let known { return known }
            var raw: CInt = 0
            var found = waitpid(identifier, &raw, options)
            while found < 0, errno == EINTR { found = waitpid(identifier, &raw, options) }
            guard found != 0 else { return nil }
            let signal = raw & 0x7F
            // A child that somebody else has waited for is gone: its status is not known.
            known = found < 0 ? 255 : signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
            return known
        }
    }

    /// Some more than are open now: other threads open files meanwhile.
    private static var highestDescriptor: CInt {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return (open.compactMap { CInt($0) }.max() ?? 255) + 64
    }

    private static func lead(_ number: CInt, to stream: Stream, _ actions: inout posix_spawn_file_actions_t) {
        let flags = number == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_APPEND
        switch stream {
        case .nothing: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
        case .file(let path): posix_spawn_file_actions_addopen(&actions, number, path, flags, 0o600)
        case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, number)
        }
    }

    /// Words as C wants them, for as long as the body runs.
    private static func withWords<Result>(_ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
        let copies = words.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return body(copies)
    }
}
