import Calendars
import Database
import Foundation
import Pages
import Server
import TestSupport
import Testing

/// The whole product's schema stands in the project as text, so that a review sees what a change does to the store.
@Suite struct SchemaTextTests {
    @Test(arguments: Engine.allCases)
    func `the schema is the one kept in the documents`(engine: Engine) async throws {
        let store = try await TestDatabase.open(engine)
        try await ProductSchema.bring(
            store, to: ProductSlices.all, at: Instant(milliseconds: 0))
        let text = try await SchemaText.read(from: store)
        await store.close()
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Docs/Schema/\(engine.rawValue).sql").standardizedFileURL
        if ProcessInfo.processInfo.environment["ZHIJIAN_WRITE_GENERATED"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let kept = String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
        #expect(kept == text, "run scripts/generated and commit what it writes")
    }
}
