import ArgumentParser

/// What this program is, for support and for the records of an installation.
enum ProductVersion {
    static let text = "0.1.0"
}

struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version of the program")

    @Flag(help: "Print JSON") var json = false

    func run() throws {
        guard json else { return StandardStreams.answer("zhijian \(ProductVersion.text)") }
        var text = JSONOutline()
        text.object { $0.string("version", ProductVersion.text) }
        StandardStreams.answer(text.text)
    }
}
