import Access
import Calendars
import Database
import Foundation
import Imports
import Jobs
import Ledger
import Logging
import Registers
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct ResumeTests {
    static func sheet(_ rows: Int) -> String {
        "单位代码,岗位,危害因素,接害人数\n" + (1...rows).map { "E1,岗位\($0),矽尘,\($0 % 7 == 0 ? "x" : "1")\n" }.joined()
    }

    /// Does something once, when the n-th post is stored.
    final class Trap: Sendable {
        private let count = Mutex(0)
        func spring(at number: Int, _ body: () -> Void) {
            let now = count.withLock { count -> Int in
                count += 1
                return count
            }
            if now == number { body() }
        }
    }

    static var tens: ImportLimits {
        var limits = ImportLimits()
        limits.batchRows = 10
        return limits
    }

    @Test(arguments: Engine.allCases)
    func `an import cancelled on the way keeps its finished batches and can be begun again`(engine: Engine) async throws {
        let trap = Trap()
        let bureau = try await Bureau(engine, limits: Self.tens) { catalogue in
            catalogue.after("post") { _, transaction in
                trap.spring(at: 25) {
                    // What another node's cancel request looks like from here.
                    _ = try? transaction.connection.execute("UPDATE job SET cancel_requested = 1 WHERE state = 'running'")
                }
            }
        }
        let (upload, job) = try await bureau.take(Self.sheet(70))
        #expect(job.state == .cancelled)
        #expect(upload.stage == .accepting)
        #expect(upload.counts == ImportCounts(created: 26, failed: 4))
        #expect(try await bureau.count("SELECT COUNT(*) FROM post") == 26)
        let again = try await bureau.jobs.wait(bureau.imports.accept(upload.id, as: bureau.clerk))
        #expect(again.state == .done)
        let after = try await bureau.imports.find(upload.id, as: bureau.clerk)
        #expect(after.counts == ImportCounts(created: 34, unchanged: 26, failed: 10))
    }

    @Test(arguments: Engine.allCases)
    func `an import interrupted by the end of the program goes on where it was, and every row is counted once`(engine: Engine)
        async throws
    {
        let trap = Trap()
        let stop = Mutex<Task<Void, Never>?>(nil)
        let jobs = Mutex<JobRunner?>(nil)
        let bureau = try await Bureau(engine, limits: Self.tens) { catalogue in
            catalogue.after("post") { _, _ in
                trap.spring(at: 25) {
                    guard let runner = jobs.withLock({ $0 }) else { return }
                    stop.withLock { $0 = Task { await runner.stop() } }
                }
            }
        }
        jobs.withLock { $0 = bureau.jobs }
        let upload = try await bureau.imports.upload(
            path: try bureau.file(Self.sheet(2_000)), name: "岗位.csv", into: "post", as: bureau.clerk)
        let id = try await bureau.imports.accept(upload.id, as: bureau.clerk)
        let left = try await bureau.jobs.wait(id)
        await stop.withLock { $0 }?.value
        #expect(left.state == .queued)
        let stored = try #require(try await bureau.count("SELECT COUNT(*) FROM post"))
        #expect(stored < 1_715)

        let next = JobRunner(database: bureau.registers.database, clock: bureau.registers.clock, logger: Logger(label: "test"))
        let imports = Imports(registers: bureau.registers, jobs: next, folder: bureau.folder, limits: Self.tens)
        await next.register(imports.jobKind)
        try await next.resume()
        let job = try await next.wait(id)
        #expect(job.state == .done)
        let after = try await imports.find(upload.id, as: bureau.clerk)
        #expect(after.counts == ImportCounts(created: 1_715, failed: 285))
        #expect(try await bureau.count("SELECT COUNT(*) FROM post") == 1_715)
        #expect(try await bureau.registers.read { try ChainVerification.verify($0).faults } == [])
    }

    @Test(arguments: Engine.allCases)
    func `an account that was disabled meanwhile does not go on`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let next = JobRunner(database: bureau.registers.database, clock: bureau.registers.clock, logger: Logger(label: "test"))
        let imports = Imports(registers: bureau.registers, jobs: next, folder: bureau.folder) { _ in nil }
        await next.register(imports.jobKind)
        let (_, job) = try await imports.importFile(
            path: try bureau.file(Self.sheet(3)), name: "a.csv", into: "post", as: bureau.clerk)
        #expect(job.state == .failed)
        #expect(job.progress.message == ImportError.accountGone.message)
        #expect(try await bureau.count("SELECT COUNT(*) FROM post") == 0)
    }

    @Test(arguments: Engine.allCases)
    func `an import stops when too many rows fail`(engine: Engine) async throws {
        var limits = Self.tens
        limits.failures = 3
        let bureau = try await Bureau(engine, limits: limits)
        let (upload, job) = try await bureau.take(Self.sheet(100))
        #expect(job.state == .failed)
        #expect(job.progress.message == ImportError.tooManyFailures(limit: 3).message)
        #expect(upload.counts == ImportCounts(created: 26, failed: 4))
    }

    /// The next batch is read while this one is stored: a row may still point to what the row before it brought about.
    @Test(arguments: Engine.allCases)
    func `a row finds what an earlier row of the same sheet made`(engine: Engine) async throws {
        var limits = ImportLimits()
        limits.batchRows = 1
        let bureau = try await Bureau(engine, limits: limits) { catalogue in
            catalogue.after("post") { change, transaction in
                guard change.after["name"] == .text("招商") else { return }
                var employer = Employer()
                (employer.code, employer.name, employer.county) = ("E9", "新开办的厂", "441702")
                try transaction.insert(employer)
            }
        }
        let (upload, _) = try await bureau.take(
            "单位代码,岗位,危害因素,接害人数\nE1,招商,矽尘,1\nE9,破碎,矽尘,2\nE8,破碎,矽尘,2\nE9,打磨,矽尘,3\n")
        #expect(upload.counts == ImportCounts(created: 3, failed: 1))
        #expect(try await bureau.failures(upload) == ["A4 RG-010"])
    }
}
