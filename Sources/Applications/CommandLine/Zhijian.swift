import ArgumentParser

@main
struct Zhijian: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhijian", abstract: "Occupational-health management platform",
        subcommands: [
            ServeCommand.self, SimulateCommand.self, RuleCommand.self, HJ212Command.self, IdentifierCommand.self, BenchCommand.self,
        ])

    /// Exit codes of every command: 0 done, 1 the answer is no, 2 unusable input, 3 failure.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            if code == .success || error is ExitCode { exit(withError: error) }
            StandardStreams.message(fullMessage(for: error))
            exit(withError: ExitCode(code == .validationFailure ? 2 : 3))
        }
    }
}
