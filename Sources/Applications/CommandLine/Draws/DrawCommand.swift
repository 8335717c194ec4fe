import ArgumentParser
import Foundation
import InspectionDraws

struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Random inspection that anyone can replay: hold a draw, or check a published one",
        subcommands: [DrawRunCommand.self, DrawVerifyCommand.self])

    /// Texts by the names that a published draw uses; a folder stands for the files in it.
    static func texts(_ paths: [String]) throws -> [String: String] {
        var texts: [String: String] = [:]
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw CommandError.fileMissing }
            let files = isFolder.boolValue ? DrawFiles.names.map { path + "/" + $0 } : [path]
            for file in files {
                let name = URL(filePath: file).lastPathComponent
                guard let data = FileManager.default.contents(atPath: file) else {
                    if isFolder.boolValue { continue }
                    throw CommandError.fileMissing
                }
                // Files are told by their name's end, so that “2026-spring-objects.csv” is the object list.
                guard let known = DrawFiles.names.first(where: { name == $0 || name.hasSuffix("-" + $0) }) else {
                    throw CommandError.notADrawFile
                }
                texts[known] = String(decoding: data, as: UTF8.self)
            }
        }
        return texts
    }

    /// What a draw gave, for people or for programs.
    static func answer(_ report: VerifyDraw.Report, json: Bool) -> String {
        guard json else {
            return report.result.map { drawn in
                let team = drawn.team.map { report.names[$0] ?? $0 }.joined(separator: "、")
                return
                    "\(drawn.place)\(drawn.isReserve ? "（备选）" : "") \(drawn.object) \(report.names[drawn.object] ?? "") — \(team)"
            }.joined(separator: "\n")
        }
        var text = JSONOutline()
        text.object { text in
            text.bool("genuine", true)
            text.string("method", DrawTerms.method)
            text.string("commitment", report.commitment)
            text.string("seed", report.seed)
            text.integer("objects", Int64(report.objects))
            text.integer("inspectors", Int64(report.inspectors))
            text.array("result") { text in
                for drawn in report.result {
                    text.object { text in
                        text.integer("place", Int64(drawn.place))
                        text.string("object", drawn.object)
                        text.bool("reserve", drawn.isReserve)
                        text.strings("team", drawn.team)
                    }
                }
            }
        }
        return text.text
    }
}

struct DrawVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hold a published draw again from its files alone: exit 0 genuine, 1 not, with file and line",
        discussion: "Files: " + DrawFiles.names.joined(separator: ", ") + ", or the folder that holds them")

    @Argument(help: "Files of the draw, or their folder") var files: [String]
    @Option(help: "Commitment as it was published before the draw") var commitment: String?
    @ArgumentParser.Flag(help: "Print JSON") var json = false

    func run() throws {
        let files = DrawFiles(texts: try DrawCommand.texts(files))
        do {
            let report = try VerifyDraw.check(files, published: commitment)
            StandardStreams.answer(DrawCommand.answer(report, json: json))
            StandardStreams.message("与公布的文件一致：\(report.result.count) 个对象，种子 \(report.seed)。")
        } catch {
            if json {
                var text = JSONOutline()
                text.object { text in
                    text.bool("genuine", false)
                    text.string("file", error.file)
                    text.integer("line", error.line.map(Int64.init))
                    text.string("reason", error.sentence)
                }
                StandardStreams.answer(text.text)
            }
            StandardStreams.message(error.description)
            throw ExitCode(1)
        }
    }
}
