import Calendars
import Database
import Logging
import Synchronization

/// Takes frames from all connections and makes them durable in batches: while one batch is written, the next collects.
public final class FrameIntake: Sendable {
    typealias Completion = @Sendable (Reception) -> Void

    private struct Waiting: Sendable {
        let frame: ReceivedFrame
        let completion: Completion
    }

    private struct State {
        var waiting: [Waiting] = []
        var isDraining = false
        var idlers: [CheckedContinuation<Void, Never>] = []
    }

    static let largestBatch = 2_000
    /// More than this waiting means that the store cannot follow: further frames are left to the devices' own queues.
    static let mostWaiting = 20_000

    /// Batches of the HTTP interface that are under way.
    let gate = BatchGate()
    private let state = Mutex(State())
    private let database: any Database
    private let live: LiveReadings
    private let logger: Logger
    private let context: IntakeContext
    /// Looks at what has just become durable: level alarms are raised from here.
    private let watch: @Sendable ([ReadingRow]) -> Void

    init(
        database: any Database, live: LiveReadings, logger: Logger, context: IntakeContext = IntakeContext(),
        watch: @escaping @Sendable ([ReadingRow]) -> Void = { _ in }
    ) {
        self.database = database
        self.live = live
        self.logger = logger
        self.context = context
        self.watch = watch
    }

    /// The completion is called once, in the order of submission, after the frame is durable or given up.
    func submit(_ frame: ReceivedFrame, _ completion: @escaping Completion) {
        enum Next { case refuse, drain, wait }
        let next = state.withLock { state -> Next in
            guard state.waiting.count < FrameIntake.mostWaiting else { return .refuse }
            state.waiting.append(Waiting(frame: frame, completion: completion))
            guard !state.isDraining else { return .wait }
            state.isDraining = true
            return .drain
        }
        switch next {
        case .refuse: completion(.failed)
        case .drain: Task { await drain() }
        case .wait: break
        }
    }

    /// Half of what may wait is waiting: who can keep its data itself should do so.
    var isBehind: Bool { state.withLock { $0.waiting.count } > FrameIntake.mostWaiting / 2 }

    /// Returns when nothing waits.
    func drained() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isIdle = state.withLock { state in
                if state.isDraining { state.idlers.append(continuation) }
                return !state.isDraining
            }
            if isIdle { continuation.resume() }
        }
    }

    private func drain() async {
        while true {
            let (batch, idlers) = state.withLock { state -> ([Waiting], [CheckedContinuation<Void, Never>]) in
                let batch = Array(state.waiting.prefix(FrameIntake.largestBatch))
                state.waiting.removeFirst(batch.count)
                guard batch.isEmpty else { return (batch, []) }
                state.isDraining = false
                defer { state.idlers = [] }
                return ([], state.idlers)
            }
            for idler in idlers { idler.resume() }
            guard !batch.isEmpty else { return }
            await store(batch)
        }
    }

    private func store(_ batch: [Waiting]) async {
        do {
            let frames = batch.map(\.frame)
            let (receptions, fresh) = try await database.write { [context] in
                try FrameStorage.store(frames, on: $0, context: context)
            }
            for (waiting, reception) in zip(batch, receptions) { waiting.completion(reception) }
            publish(fresh)
        } catch  where batch.count > 1 && FrameIntake.isWorthTryingAlone(error) {
            // One frame that the store refuses must not cost the others their place.
            for waiting in batch { await store([waiting]) }
        } catch {
            logger.error("frames not stored", metadata: ["count": "\(batch.count)", "kind": "\(FrameIntake.kind(error))"])
            for waiting in batch { waiting.completion(.failed) }
        }
    }

    /// Runs a body that stores readings of whatever channel; they are durable and told of when it returns.
    func take<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection, IntakeContext) throws -> (Result, [ReadingRow])
    ) async throws -> Result {
        let (result, fresh) = try await database.write { [context] in try body($0, context) }
        publish(fresh)
        return result
    }

    /// Keeps that parts of split data never came.
    func note(_ gap: PartWatch.Gap, at: Instant) {
        let (database, logger) = (database, logger)
        Task {
            do {
                try await database.write { connection in
                    guard let device = try DeviceStanding.find(connection, mn: gap.mn) else { return }
                    let missing = gap.missing.map(String.init).joined(separator: ",")
                    try connection.execute(
                        """
                        INSERT INTO device_event (device_id, arrived_at, command, query_number, part, at, content)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?2, ?6)
                        ON CONFLICT (device_id, arrived_at, command, query_number, part) DO NOTHING
                        """,
                        [
                            .integer(device.id), .integer(at.milliseconds), .integer(Int64(gap.command)),
                            .text("gap " + gap.time),
                            .integer(0), .text("DataTime=\(gap.time);PNUM=\(gap.total);missing=\(missing)"),
                        ])
                }
            } catch {
                logger.error("missing parts not noted", metadata: ["kind": "\(FrameIntake.kind(error))"])
            }
        }
    }

    /// Tells open pages and the alarms of readings that are durable.
    func publish(_ fresh: [ReadingRow]) {
        live.publish(fresh)
        watch(fresh)
    }

    private static func isWorthTryingAlone(_ error: any Error) -> Bool { !isOfTheStore(error) }

    /// The store as a whole cannot take anything now; what was to be stored is not to blame.
    static func isOfTheStore(_ error: any Error) -> Bool {
        switch (error as? DatabaseError)?.kind {
        case .unavailable, .timeout, .readOnly, .damaged: true
        default: false
        }
    }

    /// The kind alone: an engine's sentence may hold values.
    private static func kind(_ error: any Error) -> String {
        (error as? DatabaseError).map { "\($0.kind)" } ?? String(describing: type(of: error))
    }
}
