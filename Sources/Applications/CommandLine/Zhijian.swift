import ArgumentParser

@main
struct Zhijian: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhijian", abstract: "Occupational-health management platform", subcommands: [RuleCommand.self])
}
