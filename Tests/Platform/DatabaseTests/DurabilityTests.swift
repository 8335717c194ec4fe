import Database
import DatabaseSQLite
import Foundation
import Programs
import TestSupport
import Testing

@Suite struct `Killed at any moment` {
    @Test func `no acknowledged row is missing after fifty kills`() async throws {
        let folder = try TemporaryFolder.make()
        let path = folder.appendingPathComponent("killed.sqlite").path
        var acknowledged: Set<Int64> = []
        for life in 0..<50 {
            let words = folder.appendingPathComponent("acknowledged-\(life)").path
            acknowledged.formUnion(try Self.writeUntilKilled(path, words: words))
            let store = try await SQLiteDatabase.open(path: path)
            let stored = try await store.read { try $0.query("SELECT id FROM fact ORDER BY id").map { $0.integer("id") } }
            let halves = try await store.read { try $0.value("SELECT count(*) FROM fact WHERE half <> other_half") }
            await store.close()
            #expect(acknowledged.subtracting(stored) == [])
            #expect(halves == 0)
        }
        #expect(acknowledged.count >= 50)
    }

    /// Starts the writer (`Tests/Platform/DurabilityWriter`), waits for its first acknowledgement, kills it a random moment later;
    /// returns what it acknowledged.
    private static func writeUntilKilled(_ path: String, words: String) throws -> [Int64] {
        let writer = try RunningProgram([BesideTests.path(of: "durability-writer"), path], output: .file(words))
        func said() -> [UInt8] { FileManager.default.contents(atPath: words).map { [UInt8]($0) } ?? [] }
        while said().isEmpty, writer.ended() == nil { usleep(1_000) }
        usleep(.random(in: 0...40_000))
        writer.kill()
        // A last line without an end was not fully said.
        let whole = said()
        return String(decoding: whole.prefix(upTo: whole.lastIndex(of: 10) ?? 0), as: UTF8.self).split(separator: "\n")
            .compactMap { Int64($0) }
    }
}
