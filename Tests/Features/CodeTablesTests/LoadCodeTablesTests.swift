import Access
import Calendars
import CodeTables
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-17")) struct LoadCodeTablesTests {
    @Test(arguments: Engine.allCases)
    func `the first start loads every shipped code, the second nothing`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let load = LoadCodeTables(registers: office.registers)
        let report = try await load()
        let shipped = CodeSnapshot.shipped
        #expect(report.added == shipped.names.reduce(0) { $0 + shipped.entries($1).count })
        #expect(try await load().isEmpty)
        #expect(try await office.codes.refresh(office.registers.database))
        #expect(try await !office.codes.refresh(office.registers.database))
        #expect(office.codes.regionPath("441702105")?.text == "440000/441700/441702/441702105")
        #expect(office.codes.entry("hazard_factor", "2-028")?.attributes["highly_toxic"] == "4")
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a region added at run time takes records after the next reading`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        try await LoadCodeTables(registers: office.registers)()
        let town = [
            "code": "441702901", "name": "模拟一镇", "parent": "441702", "type": "town", "evidence": "design", "is_statutory": "0",
        ]
        let stored = try await office.enter(Region.self, town, as: office.systemAdministrator)
        #expect(stored["path"].text == "440000/441700/441702/441702901")
        #expect(office.codes.regionPath("441702901") == nil)
        try await office.codes.refresh(office.registers.database)
        #expect(office.codes.regionPath("441702901")?.text == "440000/441700/441702/441702901")
        #expect(office.codes.regions(below: "441702").contains { $0.label == "模拟一镇" })
    }

    @Test(arguments: Engine.allCases)
    func `a new hazard needs no programming and is known to forms`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        try await LoadCodeTables(registers: office.registers)()
        try await office.enter(
            CodeTableEntry.self,
            [
                "code_table": "hazard_factor", "code": "2-901", "label": "模拟新物质", "parent": "2", "evidence": "design",
                "attributes": "{\"listed_severe\":\"1\"}",
            ],
            as: office.systemAdministrator)
        try await office.codes.refresh(office.registers.database)
        #expect(office.codes.hazardFactor("2-901")?.isListedSevere == true)
        #expect(office.codes.entries("hazard_factor", labelled: "模拟新物质").map(\.code) == ["2-901"])
    }

    @Test func `attributes that are no JSON object are refused at the field`() async throws {
        let office = try await CountyOffice(.sqlite)
        try await LoadCodeTables(registers: office.registers)()
        let problems = try await office.problems(
            CodeTableEntry.self,
            ["code_table": "hazard_class", "code": "8", "label": "某类", "evidence": "design", "attributes": "cas=1"],
            as: office.systemAdministrator)
        #expect(problems.map(\.field) == ["attributes"])
    }

    @Test func `an officer may read codes and not write them`() async throws {
        let office = try await CountyOffice(.sqlite)
        let register = office.registers.register(of: CodeTableEntry.self)
        #expect(office.registers.mayAttempt(office.bureau, .view, register))
        #expect(!office.registers.mayAttempt(office.bureau, .create, register))
        #expect(office.registers.mayAttempt(office.systemAdministrator, .create, register))
    }
}
