import ArgumentParser
import Foundation
import InspectionDraws

/// Holds a draw over lists in files, without a store: the same that the product does.
struct DrawRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Hold a draw over objects.csv, inspectors.csv and conflicts.csv; writes the files to publish",
        discussion: """
            objects.csv: number,name,risk_class,weight; inspectors.csv: number,name,department,technician (0 or 1); conflicts.csv \
            (may be left out): inspector,object.
            """)

    @Argument(help: "Files with the lists, or their folder") var files: [String]
    @Option(help: "Objects to draw") var count: Int
    @Option(help: "Further objects in reserve") var reserves = 0
    @Option(help: "Inspectors of the leading department in a team") var inspectors = 2
    @Option(help: "Technicians in a team") var technicians = 0
    @Option(help: "Leading department, as the inspector list writes it") var leading: String
    @Option(help: "Further departments that each send one inspector") var partner: [String] = []
    @Option(help: "Most visits of one person; 0 for no bound") var visitLimit = 0
    @Option(help: "Title of the draw") var title = ""
    @Option(help: "Which public value is used") var publicSource = ""
    @Option(help: "Secret, told with the result") var secret: String
    @Option(help: "The public value; without it only the commitment is printed") var publicValue: String?
    @Option(help: "Folder for the files to publish") var output: String?
    @ArgumentParser.Flag(help: "Print JSON") var json = false

    func run() throws {
        let terms = DrawTerms(
            title: title, count: count, reserves: reserves, inspectors: inspectors, technicians: technicians, leading: leading,
            partners: partner, visitLimit: visitLimit, publicSource: publicSource)
        do {
            if let objection = terms.objection { throw objection }
            let lists = try DrawFiles(texts: try DrawCommand.texts(files)).lists().ordered
            guard let publicValue else {
                StandardStreams.answer(DrawCommitment(terms, lists).number(secret: secret))
                return
            }
            let drawn = try DrawFiles(lists, terms, secret: secret, publicValue: publicValue)
            if let output { try write(drawn, to: output) }
            StandardStreams.answer(DrawCommand.answer(try VerifyDraw.check(drawn), json: json))
        } catch let fault as DrawFault {
            StandardStreams.message(fault.description)
            throw ExitCode(2)
        }
    }

    private func write(_ files: DrawFiles, to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files.texts.sorted(by: { $0.key < $1.key }) {
            let path = folder + "/" + name
            guard !FileManager.default.fileExists(atPath: path) else { throw CommandError.fileExists }
            try Data(text.utf8).write(to: URL(filePath: path))
        }
    }
}
