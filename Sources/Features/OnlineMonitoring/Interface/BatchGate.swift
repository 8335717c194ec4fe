import Synchronization

/// How many batches are let to the store at once: what it cannot follow is sent away with 429, and the sender keeps it.
///
/// Nothing that is let in is dropped, and nothing waits without bound in memory.
final class BatchGate: Sendable {
    /// Of one credential; a second one may wait for the commit of the first.
    static let mostOfOne = 2
    /// Of all credentials together: as many as one commit takes without keeping the others for long.
    static let mostOfAll = 200

    private struct State {
        var all = 0
        var ofOne: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// Runs a body while it has a place; throws without running it where there is none.
    func pass<Result>(_ credential: String, isStoreBehind: Bool, _ body: () async throws -> Result) async throws -> Result {
        try state.withLock { state throws(TelemetryError) in
            guard !isStoreBehind, state.all < BatchGate.mostOfAll else { throw .busy }
            guard state.ofOne[credential, default: 0] < BatchGate.mostOfOne else { throw .tooFast }
            state.all += 1
            state.ofOne[credential, default: 0] += 1
        }
        defer {
            state.withLock { state in
                state.all -= 1
                let left = (state.ofOne[credential] ?? 1) - 1
                state.ofOne[credential] = left > 0 ? left : nil
            }
        }
        return try await body()
    }
}
