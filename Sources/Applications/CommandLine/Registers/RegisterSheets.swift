import Access
import CodeTables
import DatabaseSQLite
import Foundation
import Imports
import Jobs
import Ledger
import Logging
import Pages
import Registers
import Server

extension OpenProduct {
    /// Imports with a runner of their own: a command waits for its job, and leaves those of the server alone.
    func imports(folder: String) async -> (imports: Imports, jobs: JobRunner) {
        let jobs = JobRunner(database: database, clock: product.clock, logger: product.logger, width: 1)
        let imports = Imports(
            registers: product.registers, jobs: jobs, folder: URL(filePath: folder).appending(path: "uploads"))
        await jobs.register(imports.jobKind)
        return (imports, jobs)
    }
}

extension SheetFile {
    /// The form asked for, else that of the file's name.
    static func form(_ asked: String?, file: String?) throws -> SheetFile {
        let word = asked ?? file.map { URL(filePath: $0).pathExtension } ?? "csv"
        guard let form = SheetFile(rawValue: word.lowercased()) else { throw CommandError.formUnknown }
        return form
    }
}

/// A file of a command's answer: appears whole or not at all, and never over another one.
enum AnswerFile {
    static func write<Result>(_ path: String, _ body: (_ temporary: String) async throws -> Result) async throws -> Result {
        guard !FileManager.default.fileExists(atPath: path) else { throw CommandError.fileExists }
        let url = URL(filePath: path)
        // Beside its place, so that the last step is a rename; the ending is kept because writers look at it.
        let temporary = url.deletingLastPathComponent().appending(path: ".\(UUID().uuidString).\(url.pathExtension)").path
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        let result = try await body(temporary)
        try FileManager.default.moveItem(atPath: temporary, toPath: path)
        return result
    }
}

/// Imports over an empty store that is thrown away: enough to draw a template.
enum ShippedImports {
    static func with(_ body: (Imports, Principal) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhijian-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try await SQLiteDatabase.open(path: folder.appending(path: "empty.sqlite").path, readers: 1)
        let clock = SystemClock.clock
        let registers = Registers(
            ledger: Ledger(database: database, clock: clock),
            catalogue: ProductSchema.catalogue(Console.slices(ProductSlices.all)), codes: CodeTableBook(clock: clock),
            sealer: FieldSealer(keyring: try Keyring.generate()))
        let jobs = JobRunner(database: database, clock: clock, logger: Logger(label: "zhijian"))
        do { try await body(Imports(registers: registers, jobs: jobs, folder: folder), Console.principal) } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}
