import Synchronization

/// Tells pages that are open of readings that have just become durable. Nothing is kept: who comes later reads the store.
public final class LiveReadings: Sendable {
    /// Devices that have something new.
    public typealias Update = Set<Int64>

    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<Update>.Continuation] = [:]
    }

    private let state = Mutex(State())
    public init() {}

    /// Updates until the task that reads them ends. A slow reader misses some: the next one makes it read the store again.
    public func updates() -> AsyncStream<Update> {
        AsyncStream(bufferingPolicy: .bufferingNewest(16)) { continuation in
            let number = state.withLock { state -> Int in
                state.next += 1
                state.listeners[state.next] = continuation
                return state.next
            }
            continuation.onTermination = { [weak self] _ in
                _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
            }
        }
    }

    func publish(_ rows: [ReadingRow]) {
        guard !rows.isEmpty else { return }
        let listeners = state.withLock { Array($0.listeners.values) }
        guard !listeners.isEmpty else { return }
        let devices = Set(rows.map(\.deviceID))
        for listener in listeners { listener.yield(devices) }
    }
}
