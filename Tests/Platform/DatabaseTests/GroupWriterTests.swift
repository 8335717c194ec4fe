import Foundation
import Testing

@testable import Database

@Suite struct `Group commit` {
    /// An engine without a store, which notes what is asked of it and fails where it is told to.
    private final class NotedTransaction: GroupTransaction, @unchecked Sendable {
        final class NoConnection: Connection {
            let engine = Engine.sqlite
            func query(_ sql: String, _ arguments: [Value]) throws -> [Row] { [] }
            func forEachRow(_ sql: String, _ arguments: [Value], _ body: (any RowView) throws -> Void) throws {}
            func execute(_ sql: String, _ arguments: [Value]) throws -> Int { 0 }
            func executeMany(_ sql: String, _ argumentLists: [[Value]]) throws {}
            func append(to table: String, columns: [String], rows: [[Value]]) throws {}
            func script(_ sql: String) throws {}
            func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try body() }
        }

        let connection: any Connection = NoConnection()
        var notes: [String] = []
        var failing: Set<String> = []

        private func note(_ step: String) throws {
            notes.append(step)
            if failing.contains(step) { throw DatabaseError(.readOnly, step) }
        }

        func begin() throws { try note("begin") }
        func beginBody() throws { try note("body") }
        func endBody() throws { try note("kept") }
        func undoBody() -> Bool { (try? note("undone")) != nil }
        func commit() throws { try note("commit") }
        func rollback() { notes.append("rollback") }
    }

    private let queue = DispatchQueue(label: "writer")
    private let transaction = NotedTransaction()

    /// Holds the writer until all bodies wait, so that they are one group.
    private func outcomes(of bodies: [@Sendable () throws -> Int]) async -> [String] {
        let gate = Gate()
        queue.async { gate.wait() }
        let writer = GroupWriter { [queue, transaction] use in queue.async { use(.success(transaction)) } }
        return await withTaskGroup(of: (Int, String).self) { group in
            for (index, body) in bodies.enumerated() {
                group.addTask {
                    do { return (index, "\(try await writer.write { _ in try body() })") } catch { return (index, "\(error)") }
                }
                // In the order given: the next task starts after this one waits.
                while writer.waitingCount <= index { await Task.yield() }
            }
            gate.open()
            let outcomes = await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
            await writer.close()
            return bodies.indices.map { outcomes[$0] ?? "" }
        }
    }

    private struct Refusal: Error {}

    @Test func `one commit serves all who wait, and a body that throws is undone alone`() async {
        let outcomes = await outcomes(of: [{ 1 }, { throw Refusal() }, { 3 }])
        #expect(outcomes == ["1", "Refusal()", "3"])
        #expect(transaction.notes == ["begin", "body", "kept", "body", "undone", "body", "kept", "commit"])
    }

    @Test func `a commit that fails is the failure of all, and nothing is kept`() async {
        transaction.failing = ["commit"]
        let outcomes = await outcomes(of: [{ 1 }, { throw Refusal() }, { 3 }])
        let lost = "database: readOnly: the group was rolled back: commit"
        #expect(outcomes == [lost, "Refusal()", lost])
        #expect(transaction.notes.suffix(2) == ["commit", "rollback"])
    }

    @Test func `when the engine loses the transaction, later bodies go into a new one`() async {
        transaction.failing = ["undone"]
        let outcomes = await outcomes(of: [{ 1 }, { throw Refusal() }, { 3 }])
        #expect(outcomes == ["database: other: the group was rolled back: Refusal()", "Refusal()", "3"])
        #expect(
            transaction.notes
                == ["begin", "body", "kept", "body", "undone", "rollback", "begin", "body", "kept", "commit"])
    }

    @Test func `when no transaction can begin, all who wait hear why`() async {
        transaction.failing = ["begin"]
        #expect(await outcomes(of: [{ 1 }, { 2 }]) == ["database: readOnly: begin", "database: readOnly: begin"])
        #expect(transaction.notes == ["begin"])
    }

    @Test func `a group of refusals commits nothing`() async {
        #expect(await outcomes(of: [{ throw Refusal() }]) == ["Refusal()"])
        #expect(transaction.notes == ["begin", "body", "undone", "rollback"])
    }
}
