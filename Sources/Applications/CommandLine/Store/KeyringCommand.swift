import Access
import ArgumentParser
import Foundation
import Server

struct KeyringCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keyring", abstract: "The keys of an installation: which there are, and a new one for sealed fields",
        subcommands: [KeyringListCommand.self, KeyringRotateCommand.self])
}

struct KeyringListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Ids and purposes of the keys, oldest first; never the keys themselves")

    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let keyring = try store.keyring()
        guard json else {
            return StandardStreams.answer(keyring.keys.map { "\($0.id)\t\($0.purpose.rawValue)" }.joined(separator: "\n"))
        }
        var text = JSONOutline()
        text.object { text in
            text.array("keys") { text in
                for key in keyring.keys {
                    text.object { text in
                        text.string("id", key.id)
                        text.string("purpose", key.purpose.rawValue)
                    }
                }
            }
        }
        StandardStreams.answer(text.text)
    }
}

struct KeyringRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Add a new key for sealed fields; older values stay readable",
        discussion: """
            Restart the service afterwards: it seals anew what stands under older keys, as a job. Older keys stay in the file, for backups made \
            before. Renew the copies of the keyring that you keep apart.
            """)

    @OptionGroup var store: StoreOptions

    func run() throws {
        if let text = ProcessInfo.processInfo.environment["ZHIJIAN_KEYRING"], !text.isEmpty {
            throw CommandError.keyringInEnvironment
        }
        let rotated = try store.keyring().rotatingFieldKey()
        try rotated.write(to: store.address.keyringFile, replacing: true)
        let id = rotated.keys.last?.id ?? ""
        StandardStreams.answer("已生成新的字段密钥 \(id)。请立即重新启动服务：系统会用它重新加密已有字段，旧密钥保留用于读取以前的备份。")
        StandardStreams.message("请更新另行保管的 keyring 副本；只有旧副本时，今后加密的字段无法恢复。")
    }
}

extension StoreOptions {
    /// The keys that are there; a command never makes new ones by mistake.
    fileprivate func keyring() throws -> Keyring {
        guard address.hasKeyring else { throw CommandError.keyringMissing }
        return try Keyring.load(directory: address.folder, environment: ProcessInfo.processInfo.environment)
    }
}
