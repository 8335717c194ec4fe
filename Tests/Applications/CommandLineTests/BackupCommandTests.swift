import Database
import DatabaseSQLite
import Foundation
import TestSupport
import Testing

/// The restore drill, and what backup and restore refuse.
@Suite(.requirement("R-14")) struct BackupCommandTests {
    private static let entries = "SELECT sequence, record_id, content, hash FROM ledger_entry ORDER BY sequence"
    private static let records = "SELECT * FROM organisation ORDER BY id"

    /// A new data folder that holds the keys of another and nothing else.
    private func folderWithKeys(of store: OfficeStore) throws -> OfficeStore {
        let folder = try TemporaryFolder.make().appending(path: "restored").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: store.keyring, toPath: folder + "/keyring")
        return OfficeStore(folder: folder)
    }

    @Test func `what is backed up while it is written to comes back row for row and hash for hash`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        let rows = (1...400).map { "示例机构\($0),cdc,441702,联系人\n" }.joined()
        let sheet = try Sheet.write(Sheet.heading + rows)
        async let imported = Task.detached {
            try Zhijian.run("register", "import", "organisation", sheet, "--data", store.folder)
        }.value
        let backup = try Zhijian.run("backup", file, "--data", store.folder, "--json")
        #expect(try await imported.status == 0)
        #expect(backup.status == 0)
        #expect(backup.json["chainFaults"] as? Int == 0)
        let count = try #require(backup.json["entries"] as? Int)

        let restored = try folderWithKeys(of: store)
        let answer = try Zhijian.run("restore", file, "--data", restored.folder, "--json")
        #expect(answer.status == 0)
        #expect(answer.json["lastHash"] as? String == backup.json["lastHash"] as? String)
        #expect(try await restored.rows(Self.entries) == Array(try await store.rows(Self.entries).prefix(count)))
        #expect(try Zhijian.run("audit", "verify", "--data", restored.folder).status == 0)
        #expect(try Zhijian.run("indicator", "recount", "--data", restored.folder).status == 0)
    }

    @Test func `a store at rest comes back the same`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        #expect(try Zhijian.run("backup", file, "--data", store.folder).status == 0)
        let restored = try folderWithKeys(of: store)
        #expect(try Zhijian.run("restore", file, "--data", restored.folder).status == 0)
        #expect(try await restored.rows(Self.records) == (try await store.rows(Self.records)))
        #expect(try await restored.rows(Self.entries) == (try await store.rows(Self.entries)))
        // The backup is one file that stays as it was, readable for its owner alone.
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: file + "-wal"))
    }

    @Test func `a store that is there is not replaced by mistake, and is kept when it is replaced`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        _ = try Zhijian.run("backup", file, "--data", store.folder)
        try await store.tamper("UPDATE organisation SET address = 'elsewhere'")
        let refused = try Zhijian.run("restore", file, "--data", store.folder)
        #expect(refused.status == 2)
        #expect(refused.messages.hasPrefix("CL-002 "))

        let replaced = try Zhijian.run("restore", file, "--data", store.folder, "--replace", "--json")
        #expect(replaced.status == 0)
        let kept = try #require(replaced.json["keptAs"] as? String)
        #expect(FileManager.default.fileExists(atPath: kept))
        #expect(try Zhijian.run("audit", "verify", "--data", store.folder).status == 0)
    }

    @Test func `a store in use is not replaced`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        _ = try Zhijian.run("backup", file, "--data", store.folder)
        let serving = try await SQLiteDatabase.open(path: store.file)
        _ = try await serving.read { try $0.value("SELECT COUNT(*) FROM organisation") }
        let answer = try Zhijian.run("restore", file, "--data", store.folder, "--replace")
        await serving.close()
        #expect(answer.status == 2)
        #expect(answer.messages.hasPrefix("CL-003 "))
    }

    @Test func `a backup whose history does not verify is not restored`() async throws {
        let store = try await OfficeStore.make()
        try await store.tamper("UPDATE organisation SET address = 'elsewhere' WHERE name = '示例疾控中心2'")
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        _ = try Zhijian.run("backup", file, "--data", store.folder)
        let restored = try folderWithKeys(of: store)
        let answer = try Zhijian.run("restore", file, "--data", restored.folder)
        #expect(answer.status == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: restored.folder) == ["keyring"])
    }

    @Test(arguments: [0, 4_000])
    func `a file that is no backup, or half of one, is refused`(kept: Int) async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        _ = try Zhijian.run("backup", file, "--data", store.folder)
        let bytes = try #require(FileManager.default.contents(atPath: file))
        let half = try TemporaryFolder.make().appending(path: "half.backup")
        try bytes.prefix(kept == 0 ? 0 : bytes.count / 2).write(to: half)
        let restored = try folderWithKeys(of: store)
        let answer = try Zhijian.run("restore", half.path, "--data", restored.folder)
        #expect([1, 2].contains(answer.status))
        #expect(try FileManager.default.contentsOfDirectory(atPath: restored.folder) == ["keyring"])
    }

    @Test func `without the keys, or with others, sealed fields could not be read: nothing is restored`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        _ = try Zhijian.run("backup", file, "--data", store.folder)
        let without = try TemporaryFolder.make().appending(path: "restored").path
        let missing = try Zhijian.run("restore", file, "--data", without)
        #expect(missing.status == 2)
        #expect(missing.messages.hasPrefix("CL-009 "))

        let other = try await OfficeStore.makeEmpty()
        let foreign = try Zhijian.run("restore", file, "--data", other.folder, "--replace")
        #expect(foreign.status == 1)
        #expect(foreign.messages.contains("不是这个数据库的密钥"))
        #expect(try await other.rows(Self.records).isEmpty)
    }

    @Test func `a key that stands in the store never leaves with a backup`() async throws {
        let store = try await OfficeStore.make()
        let keys = try String(contentsOfFile: store.keyring, encoding: .utf8)
        let key = keys.split(separator: "\n").last?.split(separator: " ").last ?? ""
        try await store.tamper("UPDATE organisation SET address = '\(key)' WHERE name = '示例疾控中心2'")
        let file = try TemporaryFolder.make().appending(path: "office.backup").path
        let answer = try Zhijian.run("backup", file, "--data", store.folder)
        #expect(answer.status == 2)
        #expect(answer.messages.hasPrefix("CL-010 "))
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test func `an existing file is not written over`() async throws {
        let store = try await OfficeStore.make()
        let file = try Sheet.write("kept", name: "office.backup")
        #expect(try Zhijian.run("backup", file, "--data", store.folder).status == 2)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
    }
}
