import ArgumentParser
import Crypto
import Database
import DatabaseSQLite
import Foundation
import Identifiers
import Ledger
import Server

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the whole store into one file while serving goes on",
        discussion: """
            The embedded store becomes one SQLite file, read again and checked before the command says done. A PostgreSQL store becomes a \
            pg_dump file in the custom format; it is checked when it is restored. The file `keyring` is never part of a backup: keep a copy of \
            it apart, where the backups are not.
            """)

    @Argument(help: "File to write; must not exist") var file: String
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let address = store.address
        try address.requireStore()
        guard !FileManager.default.fileExists(atPath: file) else { throw CommandError.fileExists }
        let database = try await address.open()
        do { try await database.backup(to: file) } catch {
            await database.close()
            throw error
        }
        await database.close()
        // Whoever may read a backup may read everything but sealed fields.
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        let chain = try check(address)
        answer(try FileDigest.of(file), chain)
    }

    /// Reads a SQLite copy again; a dump of the server cannot be read without restoring it.
    private func check(_ address: StoreAddress) throws -> ChainVerification.Result? {
        guard address.file != nil else { return nil }
        if try KeyringTraces(address).stand(in: file) {
            try? FileManager.default.removeItem(atPath: file)
            throw CommandError.keyringInBackup
        }
        return try SQLiteStoreFile.inspect(file) { connection in
            let problems = try SQLiteStoreFile.problems(connection)
            guard problems.isEmpty else { throw DatabaseError(.damaged, problems.prefix(3).joined(separator: "; ")) }
            return try ChainVerification.verify(connection)
        }
    }

    private func answer(_ digest: FileDigest, _ chain: ChainVerification.Result?) {
        if let chain, !chain.faults.isEmpty {
            StandardStreams.message("备份已完成，但流水链有 \(chain.faults.count) 处问题，请运行 audit verify 查看。")
        }
        StandardStreams.message("备份不含密钥文件 keyring。请另行保管 keyring 的副本，不要与备份放在一起；没有它，加密字段无法读出。")
        guard json else {
            var line = "备份完成：\(file)，\(digest.size) 字节，SHA-256 \(digest.hash)"
            if let chain { line += "，流水 \(chain.entries) 条，末条校验值 \(Hexadecimal.text(chain.lastHash))" }
            return StandardStreams.answer(line)
        }
        var text = JSONOutline()
        text.object { text in
            text.string("file", file)
            text.integer("bytes", digest.size)
            text.string("sha256", digest.hash)
            text.bool("checked", chain != nil)
            text.integer("entries", chain?.entries)
            text.string("lastHash", (chain?.lastHash).map { Hexadecimal.text($0) })
            text.integer("chainFaults", chain.map { Int64($0.faults.count) })
            text.bool("keyringIncluded", false)
        }
        StandardStreams.answer(text.text)
    }
}

/// Size and SHA-256 of a file, read piece by piece.
struct FileDigest {
    var size: Int64 = 0
    var hash = ""

    static func of(_ path: String) throws -> FileDigest {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var digest = FileDigest()
        var hash = SHA256()
        while let bytes = try file.read(upToCount: 1 << 20), !bytes.isEmpty {
            hash.update(data: bytes)
            digest.size += Int64(bytes.count)
        }
        digest.hash = Hexadecimal.text(hash.finalize())
        return digest
    }
}
