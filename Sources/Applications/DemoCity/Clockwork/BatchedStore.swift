import Database
import Foundation

/// A store whose writes are committed some hundreds at a time, for a simulation that writes years of acts one after another.
///
/// Every act still runs as it does in an office, in a part of its own that is taken back when it fails, and reads what the acts
/// before it wrote. Only the promise differs: an act is durable when its batch is, not when it returns. A city is made as a
/// whole or made again, so nothing is lost by that.
final class BatchedStore: Database {
    private struct Work: Sendable {
        let run: @Sendable (any Connection) -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting: [Work] = []
        var isOpen = false
        var isEnding = false
        var failure: (any Error)?
        var listeners: [CheckedContinuation<Void, Never>] = []
    }

    let engine: Engine
    private let store: any Database
    private let size: Int
    private let condition = NSCondition()
    /// Touched only while `condition` is locked.
    private nonisolated(unsafe) var state = State()

    init(_ store: any Database, size: Int = 400) {
        self.store = store
        self.size = size
        engine = store.engine
    }

    /// Runs on the open batch, so that an act sees what the acts before it wrote.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await run(body)
    }

    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await run(body)
    }

    private func run<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            submit(
                Work(
                    run: { connection in
                        continuation.resume(with: Swift.Result { try connection.savepoint { try body(connection) } })
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    private func submit(_ work: Work) {
        let (failure, opens) = condition.withLock { () -> ((any Error)?, Bool) in
            if let failure = state.failure { return (failure, false) }
            state.waiting.append(work)
            condition.signal()
            defer { state.isOpen = true }
            return (nil, !state.isOpen)
        }
        if let failure { return work.refuse(failure) }
        if opens { Task { await serve() } }
    }

    /// Opens batch after batch until the end is asked for.
    private func serve() async {
        while true {
            do {
                if try await store.write({ connection in self.runBatch(connection) }) { return end(nil) }
            } catch {
                return end(error)
            }
        }
    }

    /// Runs what comes until the batch is full; true when the end was asked for and nothing waits.
    private func runBatch(_ connection: any Connection) -> Bool {
        for _ in 0..<size {
            let work = condition.withLock { () -> Work? in
                while state.waiting.isEmpty, !state.isEnding { condition.wait() }
                return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            }
            guard let work else { return true }
            work.run(connection)
        }
        return false
    }

    private func end(_ error: (any Error)?) {
        let former = condition.withLock {
            let former = state
            state = State(failure: error)
            return former
        }
        for work in former.waiting { work.refuse(error ?? DatabaseError(.unavailable, "the batch has ended")) }
        for listener in former.listeners { listener.resume() }
    }

    /// Commits what has been written; throws when a batch could not be committed.
    func commit() async throws {
        await withCheckedContinuation { continuation in
            let isIdle = condition.withLock {
                guard state.isOpen else { return true }
                state.isEnding = true
                state.listeners.append(continuation)
                condition.signal()
                return false
            }
            if isIdle { continuation.resume() }
        }
        if let failure = condition.withLock({ state.failure }) { throw failure }
    }

    func backup(to path: String) async throws {
        try await commit()
        try await store.backup(to: path)
    }

    func checkIntegrity() async throws -> [String] {
        try await commit()
        return try await store.checkIntegrity()
    }

    /// The store itself belongs to whoever lent it and stays open.
    func close() async { try? await commit() }
}
