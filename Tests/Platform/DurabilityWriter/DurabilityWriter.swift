import Database
import DatabaseSQLite
import Foundation
import Synchronization

/// Writes rows for ever and says the number of each one that was acknowledged, until somebody kills it. For `DurabilityTests`.
@main
struct DurabilityWriter: Sendable {
    let store: SQLiteDatabase

    static func main() async throws {
        let writer = DurabilityWriter(store: try await SQLiteDatabase.open(path: CommandLine.arguments[1]))
        let numbers = Numbers(after: try await writer.lastNumber())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { await writer.write(numbers) }
            }
        }
    }

    private func lastNumber() async throws -> Int64 {
        try await store.write { connection in
            try connection.script("CREATE TABLE IF NOT EXISTS fact (id INTEGER PRIMARY KEY, half INTEGER, other_half INTEGER)")
            return try connection.value("SELECT max(id) FROM fact").integer ?? 0
        }
    }

    private func write(_ numbers: Numbers) async {
        while true {
            let id = numbers.next()
            // Two statements: a row with one half would show a write that is half done.
            let written: Void? = try? await store.write { connection in
                try connection.execute("INSERT INTO fact (id, half, other_half) VALUES (?1, ?1, 0)", [.integer(id)])
                try connection.execute("UPDATE fact SET other_half = ?1 WHERE id = ?1", [.integer(id)])
            }
            guard written != nil else { return }
            let line = Array("\(id)\n".utf8)
            _ = line.withUnsafeBytes { Foundation.write(1, $0.baseAddress, $0.count) }
        }
    }
}

final class Numbers: Sendable {
    private let last: Atomic<Int64>
    init(after last: Int64) { self.last = Atomic(last) }
    func next() -> Int64 { last.add(1, ordering: .relaxed).newValue }
}
