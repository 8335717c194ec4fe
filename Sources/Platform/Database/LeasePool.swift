import Synchronization

/// A bounded set of connections lent one caller at a time; made when first needed, waited for in order when all are lent.
package final class LeasePool<Element: Sendable>: Sendable {
    private enum Grant { case element(Element), makeOne }

    private enum Return { case hand(CheckedContinuation<Grant, any Error>), dispose, keep }

    private struct State {
        var idle: [Element] = []
        var made = 0
        var waiting: [CheckedContinuation<Grant, any Error>] = []
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let limit: Int
    private let make: @Sendable () async throws -> Element
    private let dispose: @Sendable (Element) -> Void

    package init(
        limit: Int, make: @escaping @Sendable () async throws -> Element, dispose: @escaping @Sendable (Element) -> Void
    ) {
        self.limit = limit
        self.make = make
        self.dispose = dispose
    }

    package func lease() async throws -> Element {
        let grant = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Grant, any Error>) in
            let now = state.withLock { state -> Result<Grant, any Error>? in
                if state.isClosed { return .failure(DatabaseError(.unavailable, "the store is closed")) }
                if let element = state.idle.popLast() { return .success(.element(element)) }
                if state.made < limit {
                    state.made += 1
                    return .success(.makeOne)
                }
                state.waiting.append(continuation)
                return nil
            }
            if let now { continuation.resume(with: now) }
        }
        switch grant {
        case .element(let element): return element
        case .makeOne:
            do { return try await make() } catch {
                forgetOne()
                throw error
            }
        }
    }

    package func giveBack(_ element: Element) {
        let next = state.withLock { state -> Return in
            if state.isClosed { return .dispose }
            if !state.waiting.isEmpty { return .hand(state.waiting.removeFirst()) }
            state.idle.append(element)
            return .keep
        }
        switch next {
        case .hand(let continuation): continuation.resume(returning: .element(element))
        case .dispose: discard(element)
        case .keep: break
        }
    }

    /// For an element that no longer works: a waiting caller makes a new one.
    package func discard(_ element: Element) {
        dispose(element)
        forgetOne()
    }

    /// Throws away the idle elements, for instance because their server was restarted.
    package func discardIdle() {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            return state.idle
        }
        for element in idle { discard(element) }
    }

    /// Refuses later leases, and returns when every element lent has come back.
    package func close() async {
        let refused = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in refused { continuation.resume(throwing: DatabaseError(.unavailable, "the store is closed")) }
        discardIdle()
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isEmpty = state.withLock { state in
                if state.made > 0 { state.closers.append(continuation) }
                return state.made == 0
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func forgetOne() {
        let (waiter, closers) = state.withLock {
            state -> (CheckedContinuation<Grant, any Error>?, [CheckedContinuation<Void, Never>]) in
            if !state.waiting.isEmpty { return (state.waiting.removeFirst(), []) }
            state.made -= 1
            guard state.isClosed, state.made == 0 else { return (nil, []) }
            defer { state.closers = [] }
            return (nil, state.closers)
        }
        waiter?.resume(returning: .makeOne)
        for closer in closers { closer.resume() }
    }
}
