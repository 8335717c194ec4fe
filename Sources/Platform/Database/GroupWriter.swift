import Synchronization

/// Runs the writes of one process one after another and commits them in groups, so that one fsync serves many callers.
///
/// While a group is being made durable, the next one collects. Callers hear of the outcome, good or bad, only after the
/// commit: a body that was refused because of another body's row must find that row when its caller looks again.
package final class GroupWriter: Sendable {
    /// Lends the engine's transaction to the closure, on the engine's own writer thread.
    package typealias Lending = @Sendable (@escaping @Sendable (Result<any GroupTransaction, any Error>) -> Void) -> Void

    /// A group ends here even if more bodies wait, so that the first of them is not kept for long.
    static let largestGroup = 1_000
    static let longestCollection = Duration.milliseconds(50)

    private struct Body: Sendable {
        /// Runs the body; the closure returned hands its result to the caller.
        let run: @Sendable (any Connection) throws -> @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting: [Body] = []
        var taken = 0
        var isScheduled = false
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let lend: Lending

    package init(lend: @escaping Lending) { self.lend = lend }

    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            submit(
                Body(
                    run: { connection in
                        let result = try body(connection)
                        return { continuation.resume(returning: result) }
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    /// How many bodies wait for their turn; for tests that compose a group.
    var waitingCount: Int { state.withLock { $0.waiting.count - $0.taken } }

    /// Lets the waiting writes finish and refuses later ones.
    package func close() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.isScheduled { state.closers.append(continuation) }
                return !state.isScheduled
            }
            if isIdle { continuation.resume() }
        }
    }

    private func submit(_ body: Body) {
        enum Next { case refuse, schedule, wait }
        let next = state.withLock { state -> Next in
            if state.isClosed { return .refuse }
            state.waiting.append(body)
            if state.isScheduled { return .wait }
            state.isScheduled = true
            return .schedule
        }
        switch next {
        case .refuse: body.refuse(DatabaseError(.unavailable, "the store is closed"))
        case .schedule: schedule()
        case .wait: break
        }
    }

    private func schedule() {
        lend { lent in
            switch lent {
            case .success(let transaction): self.runGroup(transaction)
            case .failure(let error): self.refuseWaiting(error)
            }
            self.endGroup()
        }
    }

    private func endGroup() {
        let closers = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
            if state.taken < state.waiting.count { return nil }
            state.isScheduled = false
            defer { state.closers = [] }
            return state.closers
        }
        guard let closers else { return schedule() }
        for closer in closers { closer.resume() }
    }

    private func nextBody() -> Body? {
        state.withLock { state in
            guard state.taken < state.waiting.count else {
                state.waiting.removeAll(keepingCapacity: true)
                state.taken = 0
                return nil
            }
            state.taken += 1
            return state.waiting[state.taken - 1]
        }
    }

    private func refuseWaiting(_ error: any Error) {
        while let body = nextBody() { body.refuse(error) }
    }

    private func runGroup(_ transaction: any GroupTransaction) {
        do { try transaction.begin() } catch { return refuseWaiting(error) }

        var kept: [(body: Body, succeed: @Sendable () -> Void)] = []
        var refused: [(body: Body, error: any Error)] = []
        var loss: (any Error)?
        let start = ContinuousClock.now
        while loss == nil, kept.count + refused.count < Self.largestGroup,
            kept.isEmpty || ContinuousClock.now - start < Self.longestCollection, let body = nextBody()
        {
            do {
                try transaction.beginBody()
                let succeed = try body.run(transaction.connection)
                try transaction.endBody()
                kept.append((body, succeed))
            } catch {
                refused.append((body, error))
                if !transaction.undoBody() { loss = error }
            }
        }
        if loss == nil, !kept.isEmpty {
            do { try transaction.commit() } catch { loss = error }
        }
        if loss != nil || kept.isEmpty { transaction.rollback() }

        for (body, succeed) in kept {
            if let loss { body.refuse(Self.lost(loss)) } else { succeed() }
        }
        for (body, error) in refused { body.refuse(error) }
    }

    /// What a body hears whose own work was sound but whose group could not be committed.
    private static func lost(_ error: any Error) -> DatabaseError {
        let cause = error as? DatabaseError
        return DatabaseError(cause?.kind ?? .other, "the group was rolled back: \(cause?.detail ?? String(describing: error))")
    }
}
