import Synchronization

/// Tells pages that are open of readings that have just become durable. Nothing is kept: who comes later reads the store.
public final class LiveReadings: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: LiveListener] = [:]
    }

    private let state = Mutex(State())
    public init() {}

    func listen() -> LiveListener {
        let number = state.withLock { state -> Int in
            state.next += 1
            return state.next
        }
        let listener = LiveListener { [weak self] in _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) } }
        state.withLock { $0.listeners[number] = listener }
        return listener
    }

    func publish(_ rows: [ReadingRow]) {
        guard !rows.isEmpty else { return }
        let listeners = state.withLock { Array($0.listeners.values) }
        guard !listeners.isEmpty else { return }
        let devices = Set(rows.map(\.deviceID))
        for listener in listeners { listener.hear(of: devices) }
    }
}

/// One open page: what is new since it last looked. A slow page finds everything together, and misses nothing.
final class LiveListener: Sendable {
    private let news = Mutex<Set<Int64>>([])
    private let continuation: AsyncStream<Void>.Continuation
    let signals: AsyncStream<Void>

    init(onEnd: @escaping @Sendable () -> Void) {
        (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        continuation.onTermination = { _ in onEnd() }
    }

    func hear(of devices: Set<Int64>) {
        news.withLock { $0.formUnion(devices) }
        continuation.yield()
    }

    /// Wakes the reader although there is nothing new.
    func wake() { continuation.yield() }

    func take() -> Set<Int64> {
        news.withLock { news in
            defer { news = [] }
            return news
        }
    }
}

extension LiveReadings {
    /// One element when something is new that the page shows, at most one a second; nil as a sign of life four times a minute.
    func notices(about isShown: @escaping @Sendable (Set<Int64>) -> Bool) -> AsyncStream<String?> {
        let listener = listen()
        return AsyncStream(bufferingPolicy: .bufferingNewest(4)) { continuation in
            let breath = Task {
                while !Task.isCancelled {
                    try await Task.sleep(for: .seconds(15))
                    listener.wake()
                }
            }
            let reader = Task {
                for await _ in listener.signals {
                    let devices = listener.take()
                    if devices.isEmpty {
                        continuation.yield(nil)
                    } else if isShown(devices) {
                        continuation.yield("new")
                        // A page that draws itself anew every second is live enough.
                        try await Task.sleep(for: .seconds(1))
                    }
                }
            }
            continuation.onTermination = { _ in
                breath.cancel()
                reader.cancel()
            }
        }
    }
}
