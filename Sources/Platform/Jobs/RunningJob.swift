import Calendars
import Database
import Synchronization

/// A job as its kind sees it while it runs: what to do, where it stood, and where to tell how far it is.
public final class RunningJob: Sendable {
    public let id: Int64
    public let parameters: String
    /// What the kind stored last before the program stopped; empty on the first run.
    public let checkpoint: String
    public let owner: JobOwner

    private struct State {
        var isCancelled: Bool
        var storedAt: Instant?
    }

    private let state: Mutex<State>
    private let database: any Database
    private let clock: Clock
    private let startedAt: Instant
    private let doneAtStart: Int64
    private let fractionAtStart: Double

    /// Progress is stored at most this often, besides what a kind stores with its own writes.
    static let pause: Int64 = 400
    /// A runner that has not been heard of for so long is taken to be gone, and its jobs are taken up by another.
    static let lease: Int64 = 20_000

    init(_ job: Job, database: any Database, clock: Clock) {
        id = job.id
        parameters = job.parameters
        checkpoint = job.checkpoint
        owner = job.owner
        state = Mutex(State(isCancelled: job.isCancelRequested))
        self.database = database
        self.clock = clock
        startedAt = clock.now()
        doneAtStart = job.progress.done
        fractionAtStart = job.progress.fraction
    }

    public var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Says every few seconds that the runner is alive, and listens whether another node was asked to cancel.
    func keepLease(every pulse: Duration) async {
        let id = id
        while !Task.isCancelled, (try? await Task.sleep(for: pulse)) != nil {
            let until = clock.now() + RunningJob.lease
            // A failed try is made up for by the next; the job's own writes will tell if the store is gone.
            if (try? await database.write({ try JobQueries.keep($0, id, leaseUntil: until) })) == true { cancel() }
        }
    }

    func cancel() { state.withLock { $0.isCancelled = true } }

    /// Throws when someone asked the job to stop.
    public func stopIfCancelled() throws { if isCancelled || Task.isCancelled { throw JobError.cancelled } }

    /// Tells how far the job is, outside of a write of its own. Cheap to call often: most calls store nothing.
    public func report(done: Int64, total: Int64?, fraction: Double, message: String = "") async throws {
        try stopIfCancelled()
        let now = clock.now()
        let isDue = state.withLock { state in
            if let storedAt = state.storedAt, now - storedAt < RunningJob.pause { return false }
            state.storedAt = now
            return true
        }
        guard isDue else { return }
        let progress = progress(done: done, total: total, fraction: fraction, message: message, at: now)
        let until = now + RunningJob.lease
        let id = id
        let isCancelled = try await database.write { try JobQueries.store($0, id, progress, checkpoint: nil, leaseUntil: until) }
        if isCancelled { cancel() }
        try stopIfCancelled()
    }

    /// Stores how far the job is inside a write of the kind, together with what the write did: after a stop at any moment the
    /// checkpoint and the work agree.
    public func note(
        in connection: any Connection, done: Int64, total: Int64?, fraction: Double, message: String = "", checkpoint: String
    ) throws {
        let now = clock.now()
        let progress = progress(done: done, total: total, fraction: fraction, message: message, at: now)
        if try JobQueries.store(connection, id, progress, checkpoint: checkpoint, leaseUntil: now + RunningJob.lease) { cancel() }
        state.withLock { $0.storedAt = now }
    }

    private func progress(done: Int64, total: Int64?, fraction: Double, message: String, at now: Instant) -> JobProgress {
        let seconds = Double(now - startedAt) / 1_000
        return JobProgress(
            done: done, total: total, fraction: min(1, max(0, fraction)),
            rate: seconds > 0 ? Double(done - doneAtStart) / seconds : 0,
            message: message, fractionAtStart: fractionAtStart)
    }
}
