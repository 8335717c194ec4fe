import Database
import DatabaseSQLite
import Foundation
import TestSupport
import Testing

@Suite struct `Killed at any moment` {
    /// The program of `Tests/Platform/DurabilityWriter`, built beside the tests.
    private static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("durability-writer")

    @Test func `no acknowledged row is missing after fifty kills`() async throws {
        let path = try TemporaryFolder.make().appendingPathComponent("killed.sqlite").path
        var acknowledged: Set<Int64> = []
        for _ in 0..<50 {
            acknowledged.formUnion(try Self.writeUntilKilled(path))
            let store = try await SQLiteDatabase.open(path: path)
            let stored = try await store.read { try $0.query("SELECT id FROM fact ORDER BY id").map { $0.integer("id") } }
            let halves = try await store.read { try $0.value("SELECT count(*) FROM fact WHERE half <> other_half") }
            await store.close()
            #expect(acknowledged.subtracting(stored) == [])
            #expect(halves == 0)
        }
        #expect(acknowledged.count >= 50)
    }

    /// Starts the writer, waits for its first acknowledgement, kills it a random moment later; returns what it acknowledged.
    private static func writeUntilKilled(_ path: String) throws -> [Int64] {
        let process = Process()
        process.executableURL = program
        process.arguments = [path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var said = output.fileHandleForReading.availableData
        usleep(.random(in: 0...40_000))
        kill(process.processIdentifier, SIGKILL)
        said += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // A last line without an end was not fully said.
        let whole = said.prefix(upTo: said.lastIndex(of: 10) ?? said.startIndex)
        return String(decoding: whole, as: UTF8.self).split(separator: "\n").compactMap { Int64($0) }
    }
}
