import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Ledger
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-18", "R-02")) struct EmployerTests {
    static let county = "440000/441700/441702"
    static let other = "440000/441700/441781"
    static let city = "440000/441700"

    @Test(arguments: Engine.allCases)
    func `an employer is a candidate until its hazards are confirmed on site`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let id = try await office.openFactory(isConfirmed: false)
        let candidate = try await office.find(Employer.self, id)
        #expect(candidate.stored.state == EmployerState.candidate)
        #expect(candidate.record.confirmedDay == nil)
        #expect(candidate.record.isIndustrial)
        #expect(try await office.sum(EmployerFigures.roster, in: Self.city) == FigureSum())

        try await office.move(Employer.self, id, "confirm_hazard")
        let confirmed = try await office.find(Employer.self, id)
        #expect(confirmed.stored.state == EmployerState.inOperation)
        #expect(confirmed.record.confirmedDay == CountyOffice.monday)
        #expect(try await office.sum(EmployerFigures.roster, in: Self.city) == FigureSum(denominator: 1))
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `posts add up: a person who meets two factors counts once`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.find(Employer.self, try await office.openFactory()).record
        #expect(employer.exposedHeadcount == 30)
        #expect(employer.riskNature == "severe")
    }

    @Test(arguments: Engine.allCases)
    func `suspended, closed and hazard-free employers leave the denominator`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let id = try await office.openFactory()
        try await office.move(Employer.self, id, "suspend", reason: "停产检修")
        #expect(try await office.sum(EmployerFigures.roster, in: Self.city).denominator == 0)
        try await office.move(Employer.self, id, "resume")
        #expect(try await office.sum(EmployerFigures.roster, in: Self.city).denominator == 1)
        try await office.move(Employer.self, id, "confirm_no_hazard", reason: "设备已拆除")
        #expect(try await office.sum(EmployerFigures.roster, in: Self.city).denominator == 0)
        try await office.move(Employer.self, id, "close", reason: "注销登记")
        #expect(try await office.find(Employer.self, id).record.closedDay == CountyOffice.monday)
        #expect(try await office.faults() == [])
    }

    @Test func `closing needs a reason`() async throws {
        let office = try await CountyOffice(.sqlite)
        let id = try await office.openFactory()
        await #expect(throws: RegisterError.reasonMissing) { try await office.move(Employer.self, id, "close") }
    }

    @Test(arguments: Engine.allCases)
    func `the same credit code is refused at its field`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        _ = try await office.openFactory()
        let problems = try await office.problems(Employer.self, Factory.hardware.merging(["name": "另一名称"]) { $1 })
        #expect(problems.map(\.code) == [.taken])
        #expect(problems.map(\.field) == ["credit_code"])
    }

    @Test(arguments: [
        (["credit_code": "91441702MA00000000"], "credit_code"), (["region_code": "999999"], "region_code"),
        (["industry": "9999"], "industry"), (["headcount": "-1"], "headcount"), (["name": ""], "name"),
        (["operation_start": "2026-02-30"], "operation_start"),
    ])
    func `bad input is told at the field and nothing is stored`(_ wrong: [String: String], _ field: String) async throws {
        let office = try await CountyOffice(.sqlite)
        let problems = try await office.problems(Employer.self, Factory.hardware.merging(wrong) { $1 })
        #expect(problems.map(\.field) == [field])
        #expect(try await office.registers.read { try $0.value("SELECT COUNT(*) FROM employer") } == .integer(0))
    }

    @Test func `a clerk may not place an employer in another county`() async throws {
        let office = try await CountyOffice(.sqlite)
        let problems = try await office.problems(Employer.self, Factory.hardware, as: office.yangchunClerk)
        #expect(problems.map(\.code) == [.outsideRegion])
    }

    @Test func `an employer's person keeps its own workplaces and no one else's`() async throws {
        let office = try await CountyOffice(.sqlite)
        let own = try await office.openFactory()
        let site = ["employer": "#\(own)", "name": "二厂区", "region_code": "441702105"]
        try await office.enter(Workplace.self, site, as: office.person(of: own))
        let problems = try await office.problems(Workplace.self, site, as: office.person(of: own + 1_000))
        #expect(problems.map(\.field) == ["employer"])
    }

    @Test(arguments: Engine.allCases)
    func `an employer moved in mid-year counts once, where it stands now`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let id = try await office.openFactory()
        try await MoveEmployer(registers: office.registers)(id, to: CountyOffice.yangchun, reason: "迁址", by: office.bureau)
        #expect(try await office.sum(EmployerFigures.roster, in: Self.county).denominator == 0)
        #expect(try await office.sum(EmployerFigures.roster, in: Self.other).denominator == 1)
        #expect(try await office.sum(EmployerFigures.roster, in: Self.city).denominator == 1)
        let hazards = try await office.registers.read { try office.registers.records($0, PostHazard.self) }
        #expect(hazards.map(\.stored.regionPath) == Array(repeating: Self.other, count: 3))
        #expect(try await office.clocks(Employer.self, id).keys.sorted() == ["first_declaration"])
        #expect(try await office.faults() == [])
    }

    @Test func `a county may not move an employer that is not its own`() async throws {
        let office = try await CountyOffice(.sqlite)
        let id = try await office.openFactory()
        await #expect(throws: RegisterError.denied) {
            try await MoveEmployer(registers: office.registers)(
                id, to: CountyOffice.yangchun, reason: "迁址", by: office.yangchunClerk)
        }
    }
}
