import ArgumentParser
import Foundation
import Identifiers
import Server

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a store from a backup; checked as a whole before it takes its place",
        discussion: """
            Put the installation's own `keyring` into the data folder first. With --replace the present store keeps its file under another \
            name. On PostgreSQL the database must be empty: make a new one, restore into it, and point the service there. Exit 1 when the \
            backup's history does not verify; nothing is replaced then.
            """)

    @Argument(help: "Backup to read") var file: String
    @Flag(help: "Put the restored store in the place of the present one, which is kept under another name") var replace = false
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard FileManager.default.isReadableFile(atPath: file) else { throw CommandError.fileMissing }
        let address = store.address
        let outcome =
            switch address {
            case .folder: try await FolderRestore(file: file, address: address, replaces: replace).run()
            case .server:
                try await ServerRestore(file: file, address: address, replaces: replace).run()
            }
        if let kept = outcome.kept { StandardStreams.message("原数据库保留为：\(kept)") }
        for problem in outcome.problems { StandardStreams.message(problem) }
        StandardStreams.answer(json ? outcome.json : outcome.text)
        if !outcome.isDone { throw ExitCode(1) }
    }
}

/// What a restore came to.
struct RestoreOutcome: Sendable {
    var audit: Audit
    /// What the engine and the keys say; nothing when all is well.
    var problems: [String]
    /// Where the store that was replaced is now.
    var kept: String?

    var isDone: Bool { audit.isSound && problems.isEmpty }

    var text: String {
        audit.text + "\n" + (isDone ? "恢复完成" : "没有恢复：备份未通过校验")
    }

    var json: String {
        var text = JSONOutline()
        text.object { text in
            text.bool("ok", isDone)
            text.integer("entries", audit.chain.entries)
            text.string("lastHash", Hexadecimal.text(audit.chain.lastHash))
            text.strings("faults", audit.chain.faults.map(\.description))
            text.integer("accessLogFaults", Int64(audit.accessLog.count))
            text.strings("problems", problems)
            text.string("keptAs", kept)
        }
        return text.text
    }
}
