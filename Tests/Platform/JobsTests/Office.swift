import Calendars
import Database
import Foundation
import Jobs
import Logging
import Synchronization
import TestSupport

/// A clock that a test moves by hand.
final class HandClock: Sendable {
    private let now = Mutex(Instant(milliseconds: 1_772_000_000_000))
    var clock: Clock { Clock { self.now.withLock { $0 } } }
    func pass(seconds: Int64) { now.withLock { $0 = $0 + seconds * 1_000 } }
}

/// A store with a job table and runners on it, as many as there are “starts of the program”.
struct Office {
    let database: any Database
    let time = HandClock()
    let owner = JobOwner(accountID: 7, regionPath: "44/4417")

    init(_ engine: Engine) async throws {
        database = try await TestDatabase.open(engine)
        try await database.take([SchemaStep("jobs", JobSchema.statements)], at: time.clock.now())
    }

    func runner(_ kinds: JobKind..., width: Int = 2, pulse: Duration = .seconds(5)) async -> JobRunner {
        let runner = JobRunner(database: database, clock: time.clock, logger: Logger(label: "test"), width: width, pulse: pulse)
        for kind in kinds { await runner.register(kind) }
        return runner
    }

    func job(_ id: Int64) async throws -> Job? { try await database.read { try JobQueries.find($0, id) } }
}

/// Opens once; whoever waits goes on then.
actor Door {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func open() {
        isOpen = true
        for waiter in waiting { waiter.resume() }
        waiting = []
    }

    func pass() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }
}
