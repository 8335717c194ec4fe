import Calendars
import Database
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import HealthSurveillance
@testable import WorkplaceMonitoring

@Suite(.requirement("R-27")) struct DueListTests {
    @Test(arguments: Engine.allCases)
    func `whoever is put on a post with hazards is due for each of them at once`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ()
        #expect(try await health.dues() == ["1-001 first 2025-03-01", "3-001 first 2025-03-01"])
        #expect(try await health.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `an examination in service moves the due day by the interval of its hazard`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ()
        // Noise not measured: one year. Silica not graded: as grade II, one year.
        _ = try await health.examine(health.input())
        #expect(try await health.dues() == ["1-001 first 2025-03-01", "3-001 periodic 2027-02-10"])
        _ = try await health.examine(health.input(agent: "D01"))
        #expect(try await health.dues() == ["1-001 periodic 2027-02-10", "3-001 periodic 2027-02-10"])
        #expect(try await health.faults() == [])
    }

    /// Noise is due on 2027-02-10 after the examination, silica stands unexamined since 2025-03-01.
    @Test(
        arguments: Engine.allCases,
        [
            ("2025-02-28", [:]), ("2025-03-01", [.never: 1]), ("2026-11-11", [.never: 1]), ("2026-11-12", [.never: 1, .soon: 1]),
            ("2027-02-10", [.never: 1, .soon: 1]), ("2027-02-11", [.never: 1, .overdue: 1]),
        ] as [(String, [DueList: Int64])])
    func `each list counts what it shows: to the day, and ninety days ahead`(engine: Engine, expected: (String, [DueList: Int64]))
        async throws
    {
        let health = try await HealthOffice.open(engine)
        try await health.employ()
        _ = try await health.examine(health.input())
        let (registers, day) = (health.office.registers, Self.day(expected.0))
        for list in DueList.allCases {
            let (rows, counts) = try await DueList.read(registers, list, as: health.factory, on: day)
            #expect(counts == expected.1)
            #expect(Int64(rows.count) == counts[list] ?? 0)
        }
    }

    @Test(arguments: [("84.9", ["3-001 periodic 2028-02-10"]), ("85", ["3-001 periodic 2027-02-10"]), ("79.9", [])])
    func `measured noise decides between one year, two years and none`(level: String, expected: [String]) async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        _ = try await health.examine(health.input())
        let office = health.office
        let task = try await office.enter(
            MonitoringTask.self, ["year": "2026", "title": "模拟监测", "region_code": "441700", "deadline": "2026-11-30"])
        try await office.enter(
            Measurement.self,
            [
                "task": "#\(task.id)", "employer": "#\(health.employer)", "post": "打磨工", "factor": "3-001",
                "sampled_day": "2026-02-01", "lex_8h": level,
            ])
        #expect(try await health.dues().filter { $0.hasPrefix("3-001") } == expected)
        #expect(try await health.faults() == [])
    }

    @Test func `small opacities in two zones ask for yearly films whatever the interval`() async throws {
        let work = DueNeeds.Work(
            id: 1, employer: 1, post: 1, from: Self.day("2020-01-01"), to: nil, hasChanged: false, hazards: ["1-002"], noise: nil)
        var film = DueNeeds.Past(id: 9, agent: "D02", type: .during, day: Self.day("2026-01-10"), conclusion: .noAbnormality)
        #expect(DueNeeds(works: [work], past: [film]).all.map(\.due.description) == ["2028-01-10"])
        film.zonesFrom01 = 2
        #expect(DueNeeds(works: [work], past: [film]).all.map(\.due.description) == ["2027-01-10"])
    }

    @Test(arguments: Engine.allCases)
    func `leaving without an examination is due; one in service within 90 days counts`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        _ = try await health.employ(1, to: "2026-02-28")
        #expect(try await health.dues() == ["1-001 leaving 2026-02-28", "3-001 leaving 2026-02-28"])
        _ = try await health.examine(health.input(on: "2025-11-30"))
        #expect(try await health.dues() == ["1-001 leaving 2026-02-28"])
        _ = try await health.examine(health.input(agent: "D01", type: "leaving", on: "2026-02-25"))
        #expect(try await health.dues().map { $0.prefix(15) } == ["1-001 follow_up"])
        #expect(try await health.faults() == [])
    }

    @Test func `the 91st day before leaving counts no more; from 2026-08-01 changed processes take the 90 days away`() {
        func kinds(left: String, examined: String, hasChanged: Bool = false) -> [String] {
            let work = DueNeeds.Work(
                id: 1, employer: 1, post: 1, from: Self.day("2020-01-01"), to: Self.day(left), hasChanged: hasChanged,
                hazards: ["3-001"], noise: nil)
            let past = DueNeeds.Past(id: 2, agent: "P01", type: .during, day: Self.day(examined), conclusion: .noAbnormality)
            return DueNeeds(works: [work], past: [past]).all.map(\.kind)
        }
        #expect(kinds(left: "2026-04-01", examined: "2026-01-01") == [])
        #expect(kinds(left: "2026-04-02", examined: "2026-01-01") == ["leaving"])
        #expect(kinds(left: "2026-07-31", examined: "2026-07-01", hasChanged: true) == [])
        #expect(kinds(left: "2026-08-01", examined: "2026-07-01", hasChanged: true) == ["leaving"])
        // 2025, new: at most 30 days on the job exempts only below the limit, which nobody has shown here.
    }

    @Test func `toluene is examined as benzene under the 2014 edition and in its own section from 2026-08-01`() {
        func agent(_ from: String) -> [String] {
            let work = DueNeeds.Work(
                id: 1, employer: 1, post: 1, from: Self.day(from), to: nil, hasChanged: false, hazards: ["2-029"], noise: nil)
            return DueNeeds(works: [work], past: []).all.map(\.agent)
        }
        #expect(agent("2026-07-31") == ["C19"])
        #expect(agent("2026-08-01") == ["C58"])
    }

    @Test func `every agent of the mapping stands in the catalogue, every factor in the code table`() async throws {
        let health = try await HealthOffice.open()
        for (factor, row) in HazardAgentTable.rows {
            #expect(health.office.codes.entry("hazard_factor", factor) != nil, "\(factor)")
            for agent in [row.in2014, row.in2025].compactMap(\.self) {
                #expect(health.office.codes.entry("surveillance_agent", agent) != nil, "\(factor) \(agent)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a contraindicated person on the post stays on the list until he leaves it`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        let assignment = try await health.employ()
        _ = try await health.examine(
            health.input(conclusion: "contraindication", results: HealthOffice.noiseResults, more: ["condition": "模拟禁忌"]))
        #expect(try await health.dues().contains("3-001 contraindicated 2026-02-10"))
        try await health.office.change(Assignment.self, assignment) { $0.to = Day("2026-03-01") }
        #expect(try await health.dues().contains { $0.contains("contraindicated") } == false)
        #expect(try await health.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a hazard added to a post or taken away changes the list of its people`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ(post: "喷漆工")
        #expect(try await health.dues() == ["2-028 first 2025-03-01"])
        let added = try await health.office.enter(
            PostHazard.self,
            ["employer": "#\(health.employer)", "post": "喷漆工", "hazard": "3-001", "exposed_headcount": "3"])
        #expect(try await health.dues() == ["2-028 first 2025-03-01", "3-001 first 2025-03-01"])
        try await health.office.registers.write(as: health.office.bureau) { transaction in
            try transaction.withdraw(added, reason: "已停用设备")
            return
        }
        #expect(try await health.dues() == ["2-028 first 2025-03-01"])
        #expect(try await health.faults() == [])
    }

    static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
}
