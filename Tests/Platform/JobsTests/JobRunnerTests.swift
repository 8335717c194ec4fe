import Calendars
import Database
import Testing

@testable import Jobs

@Suite(.timeLimit(.minutes(10))) struct JobRunnerTests {
    struct Refusal: TellingError {
        let code = "XX-001"
        let message = "数据不齐。请补齐后重试。"
    }
    struct Accident: Error {}

    @Test(arguments: Engine.allCases)
    func `a job runs to its end and keeps its result`(engine: Engine) async throws {
        let office = try await Office(engine)
        let runner = await office.runner(
            JobKind("count") { job in
                office.time.pass(seconds: 2)
                try await job.report(done: 500, total: 1_000, fraction: 0.5)
                return "{\"parameters\":\"\(job.parameters)\"}"
            })
        let id = try await runner.start("count", title: "清点", owner: office.owner, parameters: "abc")
        let job = try await runner.wait(id)
        #expect(job.state == .done)
        #expect(job.result == "{\"parameters\":\"abc\"}")
        #expect(job.percent == 100)
        #expect(job.progress.done == 500)
        #expect(job.progress.rate == 250)
        #expect(job.owner == office.owner)
        #expect(job.title == "清点")
        #expect(try await office.database.read { try JobQueries.list($0, account: 7).map(\.id) } == [id])
        #expect(try await office.database.read { try JobQueries.list($0, account: 8).map(\.id) } == [])
    }

    @Test(arguments: Engine.allCases)
    func `percent, rate and time left are told while it runs`(engine: Engine) async throws {
        let office = try await Office(engine)
        let reported = Door()
        let mayEnd = Door()
        let runner = await office.runner(
            JobKind("count") { job in
                office.time.pass(seconds: 10)
                try await job.report(done: 250, total: 1_000, fraction: 0.25, message: "第 250 行")
                await reported.open()
                await mayEnd.pass()
                return ""
            })
        let id = try await runner.start("count", title: "清点", owner: office.owner)
        await reported.pass()
        let job = try #require(try await office.job(id))
        #expect(job.state == .running)
        #expect(job.percent == 25)
        #expect(job.progress.total == 1_000)
        #expect(job.progress.rate == 25)
        #expect(job.progress.message == "第 250 行")
        #expect(job.secondsLeft(at: office.time.clock.now()) == 30)
        await mayEnd.open()
        #expect(try await runner.wait(id).state == .done)
    }

    @Test(arguments: Engine.allCases)
    func `reports that follow quickly are not all stored`(engine: Engine) async throws {
        let office = try await Office(engine)
        let runner = await office.runner(
            JobKind("count") { job in
                for number in 1...100 { try await job.report(done: Int64(number), total: 100, fraction: Double(number) / 100) }
                return ""
            })
        let job = try await runner.wait(runner.start("count", title: "清点", owner: office.owner))
        #expect(job.progress.done == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a cancelled job stops at its next report`(engine: Engine) async throws {
        let office = try await Office(engine)
        let begun = Door()
        let cancelled = Door()
        let runner = await office.runner(
            JobKind("count") { job in
                await begun.open()
                await cancelled.pass()
                try await job.report(done: 1, total: 2, fraction: 0.5)
                return "never"
            })
        let id = try await runner.start("count", title: "清点", owner: office.owner)
        await begun.pass()
        try await runner.cancel(id)
        await cancelled.open()
        let job = try await runner.wait(id)
        #expect(job.state == .cancelled)
        #expect(job.progress.message == "任务已取消。取消前完成的部分仍然有效。")
        #expect(job.result.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `a job cancelled while it waits never begins`(engine: Engine) async throws {
        let office = try await Office(engine)
        let door = Door()
        let runner = await office.runner(
            JobKind("slow") { _ in
                await door.pass()
                return ""
            }, width: 1)
        let first = try await runner.start("slow", title: "一", owner: office.owner)
        let second = try await runner.start("slow", title: "二", owner: office.owner)
        try await runner.cancel(second)
        #expect(try await runner.wait(second).state == .cancelled)
        await door.open()
        #expect(try await runner.wait(first).state == .done)
        #expect(try await office.job(second)?.startedAt == nil)
    }

    @Test(arguments: Engine.allCases)
    func `cancelling what is over changes nothing and what is not there is said`(engine: Engine) async throws {
        let office = try await Office(engine)
        let runner = await office.runner(JobKind("quick") { _ in "" })
        let id = try await runner.start("quick", title: "一", owner: office.owner)
        _ = try await runner.wait(id)
        try await runner.cancel(id)
        #expect(try await office.job(id)?.state == .done)
        await #expect(throws: JobError.notFound) { try await runner.cancel(99) }
        await #expect(throws: JobError.unknownKind("other")) { try await runner.start("other", title: "", owner: office.owner) }
    }

    @Test(arguments: Engine.allCases)
    func `a refusal shows its sentence and an accident a general one`(engine: Engine) async throws {
        let office = try await Office(engine)
        let runner = await office.runner(
            JobKind("refused") { _ in throw Refusal() }, JobKind("accident") { _ in throw Accident() })
        let refused = try await runner.wait(runner.start("refused", title: "", owner: office.owner))
        #expect(refused.state == .failed)
        #expect(refused.progress.message == "数据不齐。请补齐后重试。")
        let accident = try await runner.wait(runner.start("accident", title: "", owner: office.owner))
        #expect(accident.state == .failed)
        #expect(accident.progress.message == JobError.unexpected)
    }

    @Test(arguments: Engine.allCases)
    func `a stopped program leaves its job to the next one, with the checkpoint`(engine: Engine) async throws {
        let office = try await Office(engine)
        let noted = Door()
        let first = await office.runner(
            JobKind("walk") { job in
                office.time.pass(seconds: 1)
                try await office.database.write {
                    try job.note(in: $0, done: 40, total: 100, fraction: 0.4, checkpoint: "40")
                }
                await noted.open()
                while true {
                    try job.stopIfCancelled()
                    await Task.yield()
                }
            })
        let id = try await first.start("walk", title: "", owner: office.owner)
        await noted.pass()
        await first.stop()
        #expect(try await office.job(id)?.state == .queued)
        let second = await office.runner(
            JobKind("walk") { job in
                #expect(job.checkpoint == "40")
                office.time.pass(seconds: 3)
                try await job.report(done: 100, total: 100, fraction: 1)
                return "done"
            })
        try await second.resume()
        let job = try await second.wait(id)
        #expect(job.state == .done)
        #expect(job.progress.rate == 20)
    }

    @Test(arguments: Engine.allCases)
    func `a sign of life that comes late does not hold back a job left for the next runner`(engine: Engine) async throws {
        let office = try await Office(engine)
        let noted = Door()
        let first = await office.runner(
            JobKind("walk") { job in
                await noted.open()
                while true {
                    try job.stopIfCancelled()
                    await Task.yield()
                }
            })
        let id = try await first.start("walk", title: "", owner: office.owner)
        await noted.pass()
        await first.stop()
        let isToStop = try await office.database.write { connection in
            try JobQueries.keep(connection, id, leaseUntil: office.time.clock.now() + 20_000)
        }
        #expect(isToStop)
        let second = await office.runner(JobKind("walk") { _ in "second" })
        try await second.resume()
        #expect(try await second.wait(id).result == "second")
    }

    @Test(arguments: Engine.allCases)
    func `the job of a killed program is taken up when its lease has run out, and not before`(engine: Engine) async throws {
        let office = try await Office(engine)
        let begun = Door()
        let never = Door()
        let killed = await office.runner(
            JobKind("walk") { _ in
                await begun.open()
                await never.pass()
                return "first"
            }, pulse: .seconds(3_600))  // A killed program gives no sign of life.
        let id = try await killed.start("walk", title: "", owner: office.owner)
        await begun.pass()
        let next = await office.runner(JobKind("walk") { _ in "second" })
        try await next.resume()
        #expect(try await next.wait(id).state == .running)
        office.time.pass(seconds: 21)
        try await next.resume()
        #expect(try await next.wait(id).result == "second")
        await never.open()
    }

    @Test(arguments: Engine.allCases)
    func `no more jobs run side by side than there is room for`(engine: Engine) async throws {
        let office = try await Office(engine)
        let door = Door()
        let runner = await office.runner(
            JobKind("slow") { _ in
                await door.pass()
                return ""
            }, width: 2)
        var ids: [Int64] = []
        for _ in 0..<4 { ids.append(try await runner.start("slow", title: "", owner: office.owner)) }
        await door.open()
        for id in ids { #expect(try await runner.wait(id).state == .done) }
        #expect(Set(ids).count == 4)
    }

    @Test(arguments: Engine.allCases)
    func `when what belongs to the queueing fails there is no job`(engine: Engine) async throws {
        let office = try await Office(engine)
        let runner = await office.runner(JobKind("quick") { _ in "" })
        await #expect(throws: Accident.self) {
            try await runner.start("quick", title: "", owner: office.owner) { _, _ in throw Accident() }
        }
        #expect(try await office.database.read { try JobQueries.list($0, account: 7).count } == 0)
    }
}
