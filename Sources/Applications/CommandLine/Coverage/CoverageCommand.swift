import ArgumentParser

struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "Which requirement of the plans is served by what",
        discussion: """
            Registers say in their declarations what they serve; acts and pages are the ways in to those registers and the own routes of \
            slices that say so; tests carry the requirement as a trait.
            """)

    @Flag(help: "Print JSON") var json = false

    func run() throws { StandardStreams.answer(json ? Coverage.current.json : Coverage.current.text) }
}
