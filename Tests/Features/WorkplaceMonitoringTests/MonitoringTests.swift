import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import InspectionDraws
import Ledger
import Registers
import RuleExplorer
import Testing

@testable import WorkplaceMonitoring

/// What a CDC does with a task, in short.
extension CountyOffice {
    static func monitoring(_ engine: Engine) async throws -> (office: CountyOffice, employer: Int64, task: Int64) {
        let office = try await CountyOffice(engine, with: WorkplaceMonitoring.registers, joining: WorkplaceMonitoring.join)
        let employer = try await office.openFactory()
        let task = try await office.enter(
            MonitoringTask.self,
            ["year": "2026", "title": "2026年模拟监测", "region_code": "441700", "deadline": "2026-11-30"]
        ).id
        return (office, employer, task)
    }

    @discardableResult
    func measure(
        _ task: Int64, _ employer: Int64, post: String = "打磨工", factor: String, _ results: [String: String],
        on day: String = "2026-03-01"
    ) async throws -> TypedRecord<Measurement> {
        let entered = try await enter(
            Measurement.self,
            ["task": "#\(task)", "employer": "#\(employer)", "post": post, "factor": factor, "sampled_day": day].merging(results)
            { $1 })
        return try await find(Measurement.self, entered.id)
    }

    func verdicts(_ unit: MonitoringUnit) async throws -> [String] {
        try await registers.read { [registers] connection in
            try registers.records(connection, MonitoringVerdict.self, where: "t.void = 0 AND t.unit = ?1", [.text(unit.rawValue)])
                .map { "\($0.record.outcome) \($0.record.measured)/\($0.record.exceeded)/\($0.record.notAssessable)" }
        }
    }

    func passRate(_ unit: MonitoringUnit) async throws -> [Int64] {
        try await registers.read { connection in
            let sum = try FigureQueries.sum(connection, figure: unit.figure, region: "440000/441700", period: "2026")
            let excluded = try FigureQueries.sum(connection, figure: unit.excludedFigure, region: "440000/441700", period: "2026")
            return [sum.numerator, sum.denominator, excluded.denominator]
        }
    }
}

@Suite struct MeasurementTests {
    @Test func `a verdict opens its finding: open on its own page, on one click from the lists of post and employer`()
        async throws
    {
        let site = try await CountyWebsite(slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, RuleExplorer.slice])
        let employer = try await site.office.openFactory()
        let task = try await site.office.enter(
            MonitoringTask.self, ["year": "2026", "title": "模拟", "region_code": "441700", "deadline": "2026-11-30"]
        ).id
        let noise = try await site.office.measure(task, employer, factor: "3-001", ["lex_8h": "86"])
        try await site.visit(as: "clerk") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/measurement/\(noise.id)")
            #expect(page.text.contains("<details class=\"why\" open>") && page.text.contains("id=\"why\""))
            #expect(page.reasons.contains { $0.contains("86 &gt; 85") && $0.contains("查看所用规则") })
            for address in ["/employer/\(employer)", "/post/\(noise.record.post)"] {
                let list = try await visitor.get(address)
                #expect(list.text.contains("href=\"/measurement/\(noise.id)#why\""), "\(address)")
            }
            #expect(try await visitor.get("/rules/workplace_noise").status == 200)
        }
    }

    @Test(arguments: [("85", "met"), ("85.1", "exceeded"), ("84.9", "met")])
    func `noise of exactly 85 dB(A) meets the limit`(level: String, outcome: String) async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(.sqlite)
        let noise = try await office.measure(task, employer, factor: "3-001", ["lex_8h": level])
        #expect(noise.record.outcome == outcome)
        #expect(Why.stored(noise.record.findings).first?.clause.instrument.hasPrefix("GBZ 2.2") == true)
    }

    @Test(arguments: [("12", "0.9", "met"), ("12", "1.01", "exceeded"), ("60", "0.9", "exceeded"), ("60", "0.7", "met")])
    func `dust is judged by the band of its measured silica`(silica: String, total: String, outcome: String) async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(.sqlite)
        let dust = try await office.measure(task, employer, factor: "1-001", ["c_twa": total, "free_silica_pct": silica])
        #expect(dust.record.outcome == outcome)
    }

    @Test func `silica dust whose silica was not measured cannot be judged, and that is no pass`() async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(.sqlite)
        let dust = try await office.measure(task, employer, factor: "1-001", ["c_twa": "0.3"])
        #expect(dust.record.outcome == "notAssessable")
        #expect(try await office.passRate(.post) == [0, 0, 1])
    }

    @Test(arguments: [("<0.6", "<1.5", "met"), ("2.9", "5.9", "met"), ("3.1", "2", "exceeded")])
    func `benzene is judged by its average and its short-time result`(average: String, short: String, outcome: String)
        async throws
    {
        let (office, employer, task) = try await CountyOffice.monitoring(.sqlite)
        let benzene = try await office.measure(
            task, employer, post: "喷漆工", factor: "2-028", ["c_twa": average, "c_ste": short])
        #expect(benzene.record.outcome == outcome)
    }

    @Test func `a result that is no number and a row without results are told at the field`() async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(.sqlite)
        let base = [
            "task": "#\(task)", "employer": "#\(employer)", "post": "打磨工", "factor": "1-001", "sampled_day": "2026-03-01",
        ]
        #expect(try await office.problems(Measurement.self, base).map(\.field) == ["c_twa"])
        #expect(try await office.problems(Measurement.self, base.merging(["c_twa": "约0.3"]) { $1 }).map(\.code) == [.notANumber])
        #expect(try await office.problems(Measurement.self, base.merging(["lex_8h": "-3"]) { $1 }).map(\.code) == [.outOfRange])
        #expect(try await office.problems(Measurement.self, base.merging(["c_twa": "-0.3"]) { $1 }).map(\.code) == [.notANumber])
    }

    @Test(arguments: Engine.allCases)
    func `the same post, factor, day and sample cannot be entered twice`(engine: Engine) async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(engine)
        try await office.measure(task, employer, factor: "3-001", ["lex_8h": "80"])
        await #expect(throws: RegisterError.self) { try await office.measure(task, employer, factor: "3-001", ["lex_8h": "81"]) }
        try await office.measure(task, employer, factor: "3-001", ["lex_8h": "81", "sample": "2"])
    }
}

@Suite struct PassRateTests {
    @Test(arguments: Engine.allCases)
    func `a post passes only if every factor passes; each unit of account counts its own`(engine: Engine) async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(engine)
        try await office.measure(task, employer, factor: "3-001", ["lex_8h": "92"])
        try await office.measure(task, employer, factor: "1-001", ["c_twa": "0.3", "free_silica_pct": "12"])
        try await office.measure(task, employer, post: "喷漆工", factor: "2-028", ["c_twa": "<0.6", "c_ste": "<1.5"])
        #expect(try await office.passRate(.point) == [2, 3, 0])
        #expect(try await office.passRate(.postFactor) == [2, 3, 0])
        #expect(try await office.passRate(.post) == [1, 2, 0])
        #expect(try await office.passRate(.employer) == [0, 1, 0])
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a corrected and a withdrawn result move the rate at once`(engine: Engine) async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(engine)
        let noise = try await office.measure(task, employer, factor: "3-001", ["lex_8h": "92"])
        #expect(try await office.passRate(.post) == [0, 1, 0])
        try await office.change(Measurement.self, noise.id) { $0.noiseDaily = 82 }
        #expect(try await office.passRate(.post) == [1, 1, 0])
        #expect(try await office.verdicts(.post) == ["met 1/0/0"])
        try await office.registers.write(as: office.bureau) { transaction in
            guard let found = try transaction.find(Measurement.self, noise.id) else { throw RegisterError.notFound }
            try transaction.withdraw(found.stored, reason: "录错岗位")
        }
        #expect(try await office.passRate(.post) == [0, 0, 0])
        #expect(try await office.verdicts(.post) == [])
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `the first result moves a drawn employer to measured; the draw can be drawn again`(engine: Engine) async throws {
        let (office, employer, task) = try await CountyOffice.monitoring(engine)
        let drawn = try await office.registers.write(as: office.bureau) { transaction in
            let found = try #require(try transaction.find(MonitoringTask.self, task))
            return try DrawSample.run(transaction, task: found.stored, count: 5, seed: "20260301").map(\.id)
        }
        #expect(drawn.count == 1)
        try await office.measure(task, employer, factor: "3-001", ["lex_8h": "80"])
        #expect(try await office.find(SampledEmployer.self, drawn[0]).stored.state == "measured")
        let codes = (1...50).map { Factory.creditCode($0) }
        #expect(SeededOrder.of(codes, seed: "7") == SeededOrder.of(codes.reversed(), seed: "7"))
        #expect(SeededOrder.of(codes, seed: "7") != SeededOrder.of(codes, seed: "8"))
    }
}
