/// Lines on their way to the store. Keeps them until the store has them: a failed write puts them back in front.
actor AccessLogBuffer {
    private let write: @Sendable ([AccessEntry]) async throws -> Void
    private let limit: Int
    private var pending: [AccessEntry] = []
    private var underWay: Task<Void, any Error>?
    private var timer: Task<Void, Never>?

    init(limit: Int = 20_000, write: @escaping @Sendable ([AccessEntry]) async throws -> Void) {
        self.limit = limit
        self.write = write
    }

    func add(_ entry: AccessEntry) async throws {
        while pending.count >= limit { try await flush() }
        pending.append(entry)
        startTimer()
    }

    /// Returns when every line added before the call is durable.
    func flush() async throws {
        while let underWay { _ = await underWay.result }
        guard !pending.isEmpty else { return }
        let task = Task { try await self.writePending() }
        underWay = task
        try await task.value
    }

    /// Clears `underWay` itself before it ends, so that whoever waits for it finds the door free.
    private func writePending() async throws {
        let batch = pending
        pending = []
        do {
            try await write(batch)
            underWay = nil
        } catch {
            pending = batch + pending
            underWay = nil
            throw error
        }
    }

    private func startTimer() {
        guard timer == nil else { return }
        timer = Task {
            try? await Task.sleep(for: .milliseconds(100))
            timer = nil
            do { try await flush() } catch { startTimer() }
        }
    }
}
