import Calendars
import Database
import Ledger
import Testing

@testable import Registers

@Suite struct RegisterWritingTests {
    @Test(arguments: Engine.allCases)
    func `a boat entered is stored with its place, sealed phone and first version`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await harbour.enter(Harbour.sea)
        #expect(boat.version == 1)
        #expect(boat.regionPath == "44/4417/441702")
        let stored = try await harbour.registers.read { connection in
            try RecordQueries().find(connection, Boat.register, boat.id)
        }
        #expect(stored?["length"] == .real(18.5))
        #expect(stored?["built"] == .null)
        let phone = stored?["owner_phone"] ?? .null
        #expect(phone.text?.contains("13800005678") == false)
        let field = try #require(Boat.register.field("owner_phone"))
        #expect(harbour.registers.masked(phone, field: field, of: Boat.register) == "138****5678")
    }

    @Test(arguments: Engine.allCases)
    func `every wrong field is told at once and nothing is stored`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let found = try await harbour.problems(
            [
                "number": "", "name": "一二三四五六七八九十一二三", "harbour": "999999", "length": "100", "crew": "六", "built": "2026-02-30",
                "colour": "红",
            ])
        #expect(
            found.map { "\($0.field) \($0.code.rawValue)" } == [
                "colour RG-017", "number RG-001", "name RG-008", "harbour RG-006", "length RG-004", "crew RG-002", "built RG-005",
            ])
        let count = try await harbour.registers.read { try $0.value("SELECT COUNT(*) FROM boat") }
        #expect(count == .integer(0))
    }

    @Test(arguments: Engine.allCases)
    func `the same number twice is refused at the field`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        _ = try await harbour.enter(Harbour.sea)
        let found = try await harbour.problems(Harbour.sea)
        #expect(found.map(\.code) == [.taken])
        #expect(found.map(\.field) == ["number"])
    }

    @Test(arguments: Engine.allCases)
    func `a record in another county is refused at the region field`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let found = try await harbour.problems(Harbour.sea, as: harbour.countyMaster)
        #expect(found.map { "\($0.field) \($0.code.rawValue)" } == ["harbour RG-012"])
    }

    @Test(arguments: Engine.allCases)
    func `full-width digits, a leading apostrophe, thousands and Chinese dates are read as meant`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        var input = Harbour.sea
        input["crew"] = "'１２"
        input["length"] = " 18．50 "
        input["built"] = "2009年3月5日"
        input["harbour"] = "江城"
        input["insured"] = "是"
        let boat = try await harbour.enter(input)
        #expect(boat["crew"] == .integer(12))
        #expect(boat["length"] == .real(18.5))
        #expect(boat["built"] == .text("2009-03-05"))
        #expect(boat["harbour"] == .text("441702"))
        #expect(boat["insured"] == .integer(1))
    }

    @Test(arguments: Engine.allCases)
    func `saving over somebody else's version is refused and keeps theirs`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await harbour.enter(Harbour.sea)
        @Sendable func rename(_ name: String) async throws {
            try await harbour.registers.write(as: harbour.master) { transaction in
                let (stored, record) = try #require(try transaction.find(Boat.self, boat.id))
                var changed = record
                changed.name = name
                try transaction.update(
                    stored, to: Draft(Boat.register, values: Boat.declaration.encode(changed)), expected: boat.version)
            }
        }
        try await rename("海安")
        await #expect(throws: RegisterError.stale(current: 2)) { try await rename("海平") }
        let name = try await harbour.registers.read { try $0.value("SELECT name FROM boat") }
        #expect(name == .text("海安"))
    }

    @Test(arguments: Engine.allCases)
    func `saving without a difference writes no version`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await harbour.enter(Harbour.sea)
        let after = try await harbour.registers.write(as: harbour.master) { transaction in
            let (stored, record) = try #require(try transaction.find(Boat.self, boat.id))
            return try transaction.update(stored, to: record)
        }
        #expect(after.version == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a transition needs its state and its reason`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await harbour.enter(Harbour.sea)
        let registered = try await harbour.registers.write(as: harbour.master) { try $0.transition(boat, "register") }
        #expect(registered.state == "registered")
        await #expect(throws: RegisterError.wrongState(label: "已登记")) {
            try await harbour.registers.write(as: harbour.master) { try $0.transition(registered, "register") }
        }
        await #expect(throws: RegisterError.reasonMissing) {
            try await harbour.registers.write(as: harbour.master) { try $0.transition(registered, "return", reason: " ") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a voyage names its boat by number and stands where the boat stands`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await harbour.enter(Harbour.sea)
        let registers = harbour.registers
        let voyage = try await registers.write(as: harbour.master) { transaction in
            var reading = DraftReading(registers: registers, principal: transaction.principal, connection: transaction.connection)
            let (draft, problems) = reading.read(
                ["boat_id": "粤阳0001", "left_day": "2026/3/1"], into: Draft(Voyage.register), isNew: true)
            #expect(problems.isEmpty)
            return try transaction.insert(draft)
        }
        #expect(voyage["boat_id"] == .integer(boat.id))
        #expect(voyage.regionPath == boat.regionPath)
    }

    @Test(arguments: Engine.allCases)
    func `another county's boat is as unknown as one that does not exist`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        _ = try await harbour.enter(Harbour.sea)
        let registers = harbour.registers
        let county = harbour.countyMaster
        let answers = try await registers.read { connection in
            ["粤阳0001", "粤阳9999"].map { number in
                var reading = DraftReading(registers: registers, principal: county, connection: connection)
                return reading.read(["boat_id": number, "left_day": "2026-03-01"], into: Draft(Voyage.register), isNew: true)
                    .problems
            }
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].map(\.code) == [.unknownReference])
    }
}
