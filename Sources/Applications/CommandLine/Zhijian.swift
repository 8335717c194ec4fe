import ArgumentParser

@main
struct Zhijian: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhijian", abstract: "Occupational-health management platform",
        version: ProductVersion.text,
        subcommands: [
            ServeCommand.self, SimulateCommand.self, RuleCommand.self, HJ212Command.self, IdentifierCommand.self,
            RegisterCommand.self, IndicatorCommand.self, DrawCommand.self, AuditCommand.self, BackupCommand.self,
            RestoreCommand.self, KeyringCommand.self,
            SelfCheckCommand.self, CoverageCommand.self, VersionCommand.self, BenchCommand.self,
        ])

    /// Exit codes of every command: 0 done, 1 the answer is no, 2 unusable input, 3 failure.
    static func main() async {
        Allocation.limitArenas()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            if let failure = CommandFailure(error) {
                StandardStreams.message(failure.sentence)
                exit(withError: ExitCode(failure.exit))
            }
            let code = exitCode(for: error)
            if code == .success || error is ExitCode { exit(withError: error) }
            StandardStreams.message(fullMessage(for: error))
            exit(withError: ExitCode(code == .validationFailure ? 2 : 3))
        }
    }
}
