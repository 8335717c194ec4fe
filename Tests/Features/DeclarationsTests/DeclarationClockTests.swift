import Access
import Calendars
import Database
import Declarations
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-19")) struct DeclarationClockTests {
    let periods = DeclarationPeriods.inForce
    func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    @Test func `the legal days of the six types`() {
        let event = day("2026-03-02")
        #expect(periods.dueDay(.initial, event: event, lastAccepted: nil) == day("2026-04-01"))
        for type in [DeclarationType.changeOfProcess, .changeOfIdentity, .changeByResult, .cancel] {
            #expect(periods.dueDay(type, event: event, lastAccepted: nil) == day("2026-03-17"))
        }
        #expect(periods.dueDay(.yearly, event: nil, lastAccepted: event) == day("2027-04-02"))
        #expect(periods.dueDay(.initial, event: nil, lastAccepted: nil) == nil)
    }

    @Test(arguments: [("2026-03-17", false), ("2026-03-18", true)])
    func `a change on its fifteenth day is in time, a day later it is accepted and stamped late`(
        _ sent: String, _ late: Bool
    ) async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        try await office.declare(of: employer)
        office.turn(to: sent)
        let id = try await office.declare(.changeOfIdentity, of: employer, event: "2026-03-02").id
        #expect(try await office.find(DeclarationRecord.self, id).record.isLate == late)
        #expect(try await office.state(id) == DeclarationState.accepted)
    }

    @Test(arguments: [("2026-04-01", false), ("2026-04-02", true)])
    func `an initial declaration has thirty days from the completion acceptance`(_ sent: String, _ late: Bool) async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        office.turn(to: sent)
        let id = try await office.declare(of: employer, event: "2026-03-02").id
        #expect(try await office.find(DeclarationRecord.self, id).record.isLate == late)
    }

    @Test func `the yearly window opens after eleven months to the day`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        try await office.declare(of: employer)
        office.turn(to: "2027-02-01")
        await #expect(throws: DeclarationError.windowNotOpen(opens: Day("2027-02-02") ?? CountyOffice.monday)) {
            try await office.draft(.yearly, of: employer)
        }
        office.turn(to: "2027-02-02")
        _ = try await office.draft(.yearly, of: employer)
    }

    @Test(arguments: Engine.allCases)
    func `a declaration is current for exactly thirteen months and not a day longer`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        try await office.declare(of: employer)
        #expect(try await office.find(Employer.self, employer).record.declaredUntil == Day("2027-04-02"))
        #expect(try await office.rate(on: "2027-04-02") == [1, 1])
        #expect(try await office.rate(on: "2027-04-03") == [0, 1])
        let overdue = { (text: String) in
            try await office.registers.read { connection in
                try OverdueDeclarations.list(
                    connection, office.registers, for: office.clerk, on: Day(text) ?? CountyOffice.monday
                ).map(\.id)
            }
        }
        #expect(try await overdue("2027-04-02") == [])
        #expect(try await overdue("2027-04-03") == [employer])
    }

    @Test(arguments: [("2027-04-02", false), ("2027-04-03", true)])
    func `an update in the thirteenth month is in time, later it is stamped late`(_ sent: String, _ late: Bool) async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        try await office.declare(of: employer)
        office.turn(to: sent)
        let id = try await office.declare(.yearly, of: employer).id
        #expect(try await office.find(DeclarationRecord.self, id).record.isLate == late)
        #expect(try await office.rate(on: sent) == [1, 1])
    }

    @Test(arguments: Engine.allCases)
    func `confirmed hazards start the first clock, acceptance turns it into the yearly one`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        #expect(try await office.clocks(Employer.self, employer) == ["first_declaration": CountyOffice.monday])
        try await office.declare(of: employer)
        #expect(try await office.clocks(Employer.self, employer) == ["yearly_update": day("2027-04-02")])
    }

    @Test func `a project accepted on a known day gives thirty days from it`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory(["operation_start": "2026-02-20"])
        #expect(try await office.clocks(Employer.self, employer) == ["first_declaration": day("2026-03-22")])
    }

    @Test func `the county has five working days for the receipt`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        // Thursday: Friday is the first working day, the weekend does not count.
        office.turn(to: "2026-03-05")
        try await office.submit(id, of: employer)
        #expect(try await office.clocks(DeclarationRecord.self, id) == ["acceptance": day("2026-03-12")])
        let desk = try await office.registers.read { try office.registers.dueItems($0, for: office.clerk) }
        #expect(desk.map(\.title) == ["受理职业病危害项目申报"])
        let elsewhere = try await office.registers.read { try office.registers.dueItems($0, for: office.yangchunClerk) }
        #expect(elsewhere.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `a clerk who belongs to a bureau has the county's work on the desk`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        let member = Principal(
            accountID: 9, accountName: "member", displayName: "", role: .countyClerk, organisation: 1_000_001,
            region: office.clerk.region)
        let desk = try await office.registers.read { try office.registers.dueItems($0, for: member) }
        #expect(desk.map(\.title) == ["受理职业病危害项目申报"])
    }
}
