import Calendars
import Database
import Ledger
import Testing

@testable import Registers

@Suite struct RegisterFigureTests {
    private func registered(_ harbour: Harbour, _ changes: [String: String] = [:]) async throws -> StoredRecord {
        let boat = try await harbour.enter(Harbour.sea.merging(changes) { $1 })
        return try await harbour.registers.write(as: harbour.master) { try $0.transition(boat, "register") }
    }

    private func sum(_ harbour: Harbour, _ region: String) async throws -> FigureSum {
        try await harbour.registers.read { try FigureQueries.sum($0, figure: "boat.insured", region: region) }
    }

    @Test(arguments: Engine.allCases)
    func `a boat counts in its county, its city, its province and the whole`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        _ = try await registered(harbour, ["insured": "是"])
        _ = try await registered(harbour, ["number": "粤阳0002", "harbour": "441781"])
        _ = try await harbour.enter(Harbour.sea.merging(["number": "粤阳0003"]) { $1 })
        #expect(try await sum(harbour, "44/4417/441702") == FigureSum(numerator: 1, denominator: 1))
        #expect(try await sum(harbour, "44/4417") == FigureSum(numerator: 1, denominator: 2))
        #expect(try await sum(harbour, "") == FigureSum(numerator: 1, denominator: 2))
        let recount = try await harbour.registers.read { try harbour.registers.recount($0) }
        #expect(recount.differences.isEmpty)
        #expect(recount.cells == 5)
    }

    @Test(arguments: Engine.allCases)
    func `a boat that moves counts once, where it is now, and its voyages move with it`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await registered(harbour, ["insured": "是"])
        try await harbour.registers.write(as: harbour.master) { transaction in
            var voyage = Voyage()
            voyage.boat = Int(boat.id)
            voyage.left = Day("2026-03-01")
            try transaction.insert(voyage)
            let (stored, record) = try #require(try transaction.find(Boat.self, boat.id))
            var moved = record
            moved.harbour = "441781"
            try transaction.update(stored, to: moved, reason: "船籍港变更")
        }
        #expect(try await sum(harbour, "44/4417/441702") == FigureSum())
        #expect(try await sum(harbour, "44/4417/441781") == FigureSum(numerator: 1, denominator: 1))
        #expect(try await sum(harbour, "44/4417") == FigureSum(numerator: 1, denominator: 1))
        let place = try await harbour.registers.read { try $0.value("SELECT region_path FROM voyage") }
        #expect(place == .text("44/4417/441781"))
    }

    @Test(arguments: Engine.allCases)
    func `a withdrawn boat counts nowhere and stays readable`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await registered(harbour)
        try await harbour.registers.write(as: harbour.master) { _ = try $0.withdraw(boat, reason: "重复登记") }
        #expect(try await sum(harbour, "") == FigureSum())
        let found = try await harbour.registers.read { connection in
            let kept = try RecordQueries().find(connection, Boat.register, boat.id)
            let listed = try harbour.registers.list(connection, Boat.register, ListRequest(), for: harbour.master).records
            return (kept?.isVoid, listed.count)
        }
        #expect(found == (true, 0))
    }

    @Test(arguments: Engine.allCases)
    func `a roll-up changed behind the program's back is found by the recount`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        _ = try await registered(harbour)
        _ = try await harbour.registers.database.write { connection in
            try connection.execute("UPDATE figure_cell SET denominator = 9 WHERE region_path = '44'")
        }
        let differences = try await harbour.registers.read { try harbour.registers.recount($0).differences }
        #expect(differences.map(\.region) == ["44"])
        #expect(differences.first?.recounted == FigureSum(numerator: 0, denominator: 1))
    }
}
