import Calendars
import Database
import Declarations
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-19")) struct DeclarationLifecycleTests {
    @Test(arguments: Engine.allCases)
    func `a draft is filled from the facts: nothing is typed twice`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let id = try await StartDeclaration(registers: office.registers)(
            .initial, employer: employer, by: office.person(of: employer))
        let content = try await office.content(id)
        #expect(content.stored.state == DeclarationState.draft)
        #expect(content.record.name == "模拟五金制品有限公司")
        #expect(content.record.contactPhone == "13800000001")
        #expect(content.record.exposedTotal == 30)
        #expect(content.record.silicaExposed == 18)
        #expect(content.record.benzeneExposed == 10)
        #expect(content.record.noiseExposed == 20)
        #expect(content.hazards.map(\.record.hazard) == ["2-028", "1-001", "3-001"])
        #expect(content.classes.map(\.record.isPresent) == [true, true, true, false, false, false])
        #expect(content.classes.map(\.record.exposed) == [18, 10, 20, nil, nil, nil])
    }

    @Test(arguments: Engine.allCases)
    func `an accepted declaration makes the employer declared and counts it`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        #expect(try await office.rate(on: "2026-03-02") == [0, 1])
        let id = try await office.draft(of: employer)
        #expect(try await office.rate(on: "2026-03-02") == [0, 1])
        try await office.submit(id, of: employer)
        #expect(try await office.rate(on: "2026-03-02") == [0, 1])
        try await office.accept(id)
        #expect(try await office.rate(on: "2026-03-02") == [1, 1])
        #expect(try await office.find(Employer.self, employer).record.lastDeclaredDay == CountyOffice.monday)
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a returned declaration is not declared and goes back with reasons`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        try await ReturnDeclaration(registers: office.registers)(id, reason: "接触人数与现场不符", by: office.clerk)
        let returned = try await office.find(DeclarationRecord.self, id)
        #expect(returned.stored.state == DeclarationState.returned)
        #expect(returned.record.returnReason == "接触人数与现场不符")
        #expect(try await office.rate(on: "2026-03-02") == [0, 1])
        #expect(try await office.clocks(DeclarationRecord.self, id).keys.sorted() == ["correction"])
        try await office.submit(id, of: employer)
        try await office.accept(id)
        #expect(try await office.state(id) == DeclarationState.accepted)
        #expect(try await office.clocks(DeclarationRecord.self, id).isEmpty)
    }

    @Test func `returning needs a reason`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        await #expect(throws: RegisterError.reasonMissing) {
            try await ReturnDeclaration(registers: office.registers)(id, reason: " ", by: office.clerk)
        }
        #expect(try await office.state(id) == DeclarationState.submitted)
    }

    @Test func `what is accepted can be neither edited nor accepted again`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.declare(of: employer).id
        await #expect(throws: RegisterError.wrongState(label: "已受理")) { try await office.accept(id) }
        await #expect(throws: RegisterError.wrongState(label: "已受理")) {
            try await SaveDeclaration(registers: office.registers).fields(
                id, ["headcount": "70"], by: office.person(of: employer))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a newer declaration supersedes the one before it`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let first = try await office.declare(of: employer).id
        office.turn(to: "2026-05-04")
        let second = try await office.declare(.changeOfProcess, of: employer, event: "2026-05-01").id
        #expect(try await office.state(first) == DeclarationState.superseded)
        #expect(try await office.state(second) == DeclarationState.accepted)
        #expect(try await office.find(DeclarationRecord.self, second).record.previous == first)
        #expect(try await office.find(Employer.self, employer).record.declaredUntil == Day("2027-06-04"))
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a cancellation ends the declaration and closes the employer`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let first = try await office.declare(of: employer).id
        office.turn(to: "2026-04-10")
        try await office.declare(.cancel, of: employer, event: "2026-04-01")
        #expect(try await office.state(first) == DeclarationState.cancelled)
        let ended = try await office.find(Employer.self, employer)
        #expect(ended.stored.state == EmployerState.closed)
        #expect(ended.record.declaredUntil == nil)
        #expect(try await office.rate(on: "2026-04-10") == [0, 0])
        #expect(try await office.clocks(Employer.self, employer).isEmpty)
        #expect(try await office.faults() == [])
    }

    @Test func `one declaration at a time is being made for the same scope`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let draft = try await office.draft(of: employer)
        await #expect(throws: DeclarationError.anotherOpen) { try await office.draft(of: employer) }
        try await SaveDeclaration(registers: office.registers).discard(draft, by: office.person(of: employer))
        _ = try await office.draft(of: employer)
    }

    @Test func `change, update and cancellation need a declaration in force, an initial one needs none`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        for type in [DeclarationType.yearly, .changeOfProcess, .cancel] {
            await #expect(throws: DeclarationError.nothingDeclared) { try await office.draft(type, of: employer) }
        }
        try await office.declare(of: employer)
        await #expect(throws: DeclarationError.alreadyDeclared) { try await office.draft(of: employer) }
    }
}
