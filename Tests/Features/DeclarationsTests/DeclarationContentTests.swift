import Database
import Declarations
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-19")) struct DeclarationContentTests {
    func problems(_ work: () async throws -> Void) async throws -> [FieldProblem] {
        do {
            try await work()
            return []
        } catch RegisterError.invalid(let problems) {
            return problems
        }
    }

    @Test func `an incomplete draft is not sent and every gap is named`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory(["contact_phone": "", "size": ""])
        let id = try await StartDeclaration(registers: office.registers)(
            .initial, employer: employer, by: office.person(of: employer))
        let told = try await problems { try await office.submit(id, of: employer) }
        #expect(told.map(\.field) == ["filler", "size", "contact_phone", "products"])
        #expect(try await office.state(id) == DeclarationState.draft)
    }

    @Test func `a class said to be absent while a post meets it is refused`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        let rows = try await office.content(id).classes.map {
            [
                "id": String($0.id), "hazard_class": $0.record.hazardClass,
                "is_present": $0.record.hazardClass == "3" ? "否" : $0.record.isPresent ? "是" : "否",
            ]
        }
        try await SaveDeclaration(registers: office.registers).rows(
            DeclaredClass.self, of: id, rows, by: office.person(of: employer))
        #expect(try await problems { try await office.submit(id, of: employer) }.map(\.field) == ["classes"])
    }

    @Test func `bad rows are told by row and nothing of the step is stored`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        let row = ["workplace": "主厂区", "workshop": "二车间", "post": "焊工", "hazard": "电焊烟尘", "exposed_headcount": "5"]
        let told = try await problems {
            try await SaveDeclaration(registers: office.registers).rows(
                DeclaredHazard.self, of: id,
                [row, row.merging(["hazard": "没有的因素", "exposed_headcount": "-3"]) { $1 }], by: office.person(of: employer))
        }
        #expect(told.map(\.field) == ["1.hazard", "1.exposed_headcount"])
        #expect(try await office.content(id).hazards.count == 3)
    }

    @Test func `more exposed than employed is refused`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        let told = try await problems {
            try await SaveDeclaration(registers: office.registers).fields(
                id, ["headcount": "20", "outsourced": "5", "exposed_total": "26"], by: office.person(of: employer))
        }
        #expect(told.map(\.field) == ["exposed_total"])
    }

    @Test func `somebody else saved first: the stale form is refused`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        let save = SaveDeclaration(registers: office.registers)
        let seen = try await office.find(DeclarationRecord.self, id).stored.version
        let now = try await save.fields(id, ["headcount": "61"], expected: seen, by: office.person(of: employer))
        await #expect(throws: RegisterError.stale(current: now)) {
            try await save.fields(id, ["headcount": "62"], expected: seen, by: office.person(of: employer))
        }
    }

    @Test(arguments: Engine.allCases)
    func `acceptance writes what was declared into the facts`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        let who = office.person(of: employer)
        let save = SaveDeclaration(registers: office.registers)
        try await save.fields(id, ["headcount": "80", "contact_phone": "13800000009"], by: who)
        // The painter's benzene is gone, the grinder's noise meets 22, a welder is new.
        let kept = try await office.content(id).hazards.filter { $0.record.hazard != "2-028" }.map { row in
            [
                "id": String(row.id), "exposed_headcount": row.record.hazard == "3-001" ? "22" : "18",
            ]
        }
        let welder = ["workplace": "二厂区", "workshop": "焊接", "post": "焊工", "hazard": "电焊烟尘", "exposed_headcount": "4"]
        try await save.rows(DeclaredHazard.self, of: id, kept + [welder], by: who)
        let classes = try await office.content(id).classes.map { row in
            ["id": String(row.id), "is_present": ["1", "3"].contains(row.record.hazardClass) ? "是" : "否"]
        }
        try await save.rows(DeclaredClass.self, of: id, classes, by: who)
        try await office.submit(id, of: employer)
        // Nothing is fact before the county has accepted.
        #expect(try await office.find(Employer.self, employer).record.headcount == 60)
        try await office.accept(id)

        let facts = try await office.find(Employer.self, employer).record
        #expect(facts.headcount == 80)
        #expect(facts.contactPhone == "13800000009")
        #expect(facts.exposedHeadcount == 26)
        let hazards = try await office.registers.read { try office.registers.records($0, PostHazard.self) }
        #expect(Set(hazards.map { "\($0.record.hazard) \($0.record.exposedHeadcount)" }) == ["3-001 22", "1-001 18", "1-011 4"])
        let sites = try await office.registers.read { try office.registers.records($0, Workplace.self) }
        #expect(sites.map(\.record.name) == ["主厂区", "二厂区"])
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `the declaration keeps what was declared whatever the facts become`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let id = try await office.declare(of: employer).id
        try await office.change(Employer.self, employer) { $0.name = "模拟新名称有限公司" }
        let content = try await office.content(id)
        #expect(content.record.name == "模拟五金制品有限公司")
        #expect(content.hazards.count == 3)
    }

    @Test(arguments: Engine.allCases)
    func `a yearly update shows only what differs from the last declaration`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let first = try await office.declare(of: employer).id
        office.turn(to: "2027-03-01")
        let second = try await office.draft(.yearly, of: employer)
        #expect(DeclarationComparison(before: try await office.content(first), after: try await office.content(second)).isEmpty)
        #expect(try await office.content(second).products.map(\.record.product) == ["五金件"])
        try await SaveDeclaration(registers: office.registers).fields(
            second, ["headcount": "66"], by: office.person(of: employer))
        let rows = try await office.content(second).hazards.map { row in
            [
                "id": String(row.id),
                "exposed_headcount": row.record.hazard == "3-001" ? "19" : String(row.record.exposedHeadcount),
            ]
        }
        try await SaveDeclaration(registers: office.registers).rows(
            DeclaredHazard.self, of: second, rows, by: office.person(of: employer))
        let difference = DeclarationComparison(
            before: try await office.content(first), after: try await office.content(second))
        #expect(difference.fields.map(\.field.name) == ["headcount"])
        #expect(difference.hazards.map { "\($0.kind) \($0.after?.hazard ?? "")" } == ["changed 3-001"])
    }

    @Test func `industry, size and ownership are changed by a change, not by the yearly update`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        try await office.declare(of: employer)
        office.turn(to: "2027-03-01")
        let id = try await office.draft(.yearly, of: employer)
        try await SaveDeclaration(registers: office.registers).fields(id, ["size": "02"], by: office.person(of: employer))
        #expect(try await problems { try await office.submit(id, of: employer) }.map(\.field) == ["size"])
    }
}
