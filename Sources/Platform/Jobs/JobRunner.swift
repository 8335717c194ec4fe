import Calendars
import Database
import Logging

/// One kind of job: a name that stands in the store and what to do.
public struct JobKind: Sendable {
    public let name: String
    /// Returns what came of it as JSON. May be called again after a stop, with the checkpoint stored last.
    let run: @Sendable (RunningJob) async throws -> String

    public init(_ name: String, run: @escaping @Sendable (RunningJob) async throws -> String) {
        self.name = name
        self.run = run
    }
}

/// Errors that carry a sentence for the person: what the job shows when it fails.
public protocol TellingError: Error {
    var code: String { get }
    var message: String { get }
}

extension JobError: TellingError {}

/// Runs jobs, a few at a time, and takes up those that an earlier run of the program left.
public actor JobRunner {
    private let database: any Database
    private let clock: Clock
    private let logger: Logger
    private let width: Int
    private let pulse: Duration
    private var kinds: [String: JobKind] = [:]
    private var waiting: [Int64] = []
    private var running: [Int64: RunningJob] = [:]
    private var tasks: [Int64: Task<Void, Never>] = [:]
    private var watchers: [Int64: [CheckedContinuation<Void, Never>]] = [:]
    private var isStopping = false

    /// - Parameters:
    ///   - width: how many jobs run side by side.
    ///   - pulse: how often a running job prolongs its lease; well under the lease.
    public init(database: any Database, clock: Clock, logger: Logger, width: Int = 2, pulse: Duration = .seconds(5)) {
        self.database = database
        self.clock = clock
        self.logger = logger
        self.width = max(1, width)
        self.pulse = pulse
    }

    public func register(_ kind: JobKind) { kinds[kind.name] = kind }

    /// Queues a job and begins it as soon as there is room.
    ///
    /// - Parameter along: what belongs to the queueing, in the same transaction; when it throws, there is no job.
    public func start(
        _ kind: String, title: String, owner: JobOwner, parameters: String = "",
        along: @escaping @Sendable (any Connection, _ job: Int64) throws -> Void = { _, _ in }
    ) async throws -> Int64 {
        guard kinds[kind] != nil else { throw JobError.unknownKind(kind) }
        let at = clock.now()
        var attempts = 0
        while true {
            do {
                let id = try await database.write { connection in
                    let id = try JobQueries.insert(
                        connection, kind: kind, title: title, owner: owner, parameters: parameters, at: at,
                        leaseUntil: at + RunningJob.lease)
                    try along(connection, id)
                    return id
                }
                waiting.append(id)
                fill()
                return id
            } catch let error as DatabaseError {
                // Two nodes took the same next number: the second tries again.
                guard case .duplicate = error.kind, attempts < 5 else { throw error }
                attempts += 1
            }
        }
    }

    /// Asks a job to stop. It stops at its next report; what it has stored stays.
    public func cancel(_ id: Int64) async throws {
        let at = clock.now()
        guard try await database.write({ try JobQueries.requestCancel($0, id, at: at) }) else {
            if try await database.read({ try JobQueries.find($0, id) }) == nil { throw JobError.notFound }
            return
        }
        running[id]?.cancel()
        waiting.removeAll { $0 == id }
        tell(id)
    }

    /// Takes up what waits in the store: queued jobs, and running ones whose runner has not been heard of for the time of a
    /// lease because its program ended.
    public func resume() async throws {
        let now = clock.now()
        let ids = try await database.read { try JobQueries.waiting($0, leaseBefore: now) }
        waiting += ids.filter { !waiting.contains($0) && tasks[$0] == nil }
        fill()
    }

    /// Takes up waiting jobs now and whenever another node leaves some, until the task is cancelled; then stops the running
    /// ones so that they can be resumed.
    public func run(every interval: Duration = .seconds(5)) async {
        while !Task.isCancelled {
            do { try await resume() } catch { logger.error("jobs cannot be taken up", metadata: ["error": "\(error)"]) }
            try? await Task.sleep(for: interval)
        }
        await stop()
    }

    /// Stops the running jobs at their next report, without cancelling them: the next run of the program goes on with them.
    public func stop() async {
        isStopping = true
        for task in tasks.values { task.cancel() }
        for task in tasks.values { await task.value }
    }

    /// Waits until a job is over, or until this runner stops.
    public func wait(_ id: Int64) async throws -> Job {
        while true {
            // Asked before the store is: a job that ends in between is read with its end, or looked at once more.
            let isHere = tasks[id] != nil || waiting.contains(id)
            guard let job = try await database.read({ try JobQueries.find($0, id) }) else { throw JobError.notFound }
            if job.state.isOver || !isHere { return job }
            guard tasks[id] != nil || waiting.contains(id) else { continue }
            await withCheckedContinuation { watchers[id, default: []].append($0) }
        }
    }

    private func fill() {
        while !isStopping, tasks.count < width, !waiting.isEmpty {
            let id = waiting.removeFirst()
            // Entered at once, so that whoever waits for the job sees it running.
            tasks[id] = Task { await self.work(on: id) }
        }
    }

    private func work(on id: Int64) async {
        do {
            if let job = try await claim(id) { await carryOut(job) }
        } catch {
            logger.error("job cannot be begun", metadata: ["job": "\(id)", "error": "\(error)"])
        }
        tasks[id] = nil
        running[id] = nil
        tell(id)
        fill()
    }

    private func claim(_ id: Int64) async throws -> Job? {
        let now = clock.now()
        return try await database.write { connection in
            guard try JobQueries.claim(connection, id, at: now, leaseUntil: now + RunningJob.lease) else { return nil }
            return try JobQueries.find(connection, id)
        }
    }

    private func carryOut(_ job: Job) async {
        let context = RunningJob(job, database: database, clock: clock)
        running[job.id] = context
        let sign = Task { [pulse] in await context.keepLease(every: pulse) }
        defer { sign.cancel() }
        do {
            guard let kind = kinds[job.kind] else { throw JobError.unknownKind(job.kind) }
            try context.stopIfCancelled()
            let result = try await kind.run(context)
            await finish(job.id, .done, message: "", result: result)
        } catch  where Task.isCancelled && !context.isCancelled {
            // The program stops, not the person: the job waits for the next run of the program.
            logger.info("job left for later", metadata: ["job": "\(job.id)"])
            await leave(job.id)
        } catch JobError.cancelled {
            await finish(job.id, .cancelled, message: JobError.cancelled.message, result: "")
        } catch let error as any TellingError {
            logger.warning("job refused", metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "code": "\(error.code)"])
            await finish(job.id, .failed, message: error.message, result: "")
        } catch {
            logger.error("job failed", metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "error": "\(type(of: error))"])
            await finish(job.id, .failed, message: JobError.unexpected, result: "")
        }
    }

    private func leave(_ id: Int64) async {
        do { try await database.write { try JobQueries.leave($0, id) } } catch {
            logger.error("a job is not handed on; its lease has to run out", metadata: ["job": "\(id)", "error": "\(error)"])
        }
    }

    private func finish(_ id: Int64, _ state: Job.State, message: String, result: String) async {
        let at = clock.now()
        do {
            try await database.write {
                try JobQueries.finish($0, id, state, message: message, result: result, at: at)
            }
        } catch {
            logger.error("the end of a job is not stored", metadata: ["job": "\(id)", "error": "\(error)"])
        }
    }

    private func tell(_ id: Int64) {
        for watcher in watchers.removeValue(forKey: id) ?? [] { watcher.resume() }
    }
}
