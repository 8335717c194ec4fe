import Database
import DatabaseSQLite
import Foundation
import Logging
import Server
import TestSupport

/// The data folder of a small office with five organisations, made once and copied for each test.
struct OfficeStore {
    let folder: String

    var file: String { folder + "/zhijian.sqlite" }
    var keyring: String { folder + "/keyring" }

    static func make() async throws -> OfficeStore {
        let model = try await model.value
        let folder = try TemporaryFolder.make().appending(path: "data").path
        try FileManager.default.copyItem(atPath: model.folder, toPath: folder)
        return OfficeStore(folder: folder)
    }

    /// An office of its own, with its own keys and no organisations.
    static func makeEmpty() async throws -> OfficeStore {
        let folder = try TemporaryFolder.make().appending(path: "other").path
        let open = try await OpenProduct.open(.folder(folder), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await open.close()
        return OfficeStore(folder: folder)
    }

    private static let model = Task { () throws -> OfficeStore in
        let store = try await makeEmpty()
        let sheet = try Sheet.write(Sheet.fiveOrganisations)
        let answer = try Zhijian.run("register", "import", "organisation", sheet, "--data", store.folder)
        guard answer.status == 0 else { throw Failure(description: answer.messages + answer.output) }
        return store
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Changes the store as someone would who has the file and another program.
    func tamper(_ sql: String) async throws {
        let database = try await SQLiteDatabase.open(path: file)
        _ = try await database.write { try $0.script(sql) }
        await database.close()
    }

    /// The rows of a query, as text.
    func rows(_ sql: String) async throws -> [String] {
        let database = try await SQLiteDatabase.open(path: file)
        let rows = try await database.read { try $0.query(sql).map { "\($0.values)" } }
        await database.close()
        return rows
    }
}

/// Sheets for imports.
enum Sheet {
    static let heading = "机构名称,机构类型,所在地区,联系人\n"
    static let fiveOrganisations =
        heading + (1...5).map { "示例疾控中心\($0),\(type),441702,联系人\($0)\n" }.joined()
    static let type = "cdc"

    static func write(_ text: String, name: String = "organisations.csv") throws -> String {
        let file = try TemporaryFolder.make().appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
