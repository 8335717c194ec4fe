import Calendars
import Database
import Foundation
import Ledger
import Testing

@testable import Registers

/// A clock that a test moves on.
final class MovingClock: @unchecked Sendable {
    private let lock = NSLock()
    private var moment = Harbour.morning
    var clock: Clock { Clock { self.lock.withLock { self.moment } } }
    func pass(days: Int64) { lock.withLock { moment = moment + days * 86_400_000 } }
}

@Suite struct RecordHistoryTests {
    private func story(_ engine: Engine) async throws -> (harbour: Harbour, boat: StoredRecord) {
        let time = MovingClock()
        let harbour = try await Harbour(engine, clock: time.clock)
        let boat = try await harbour.enter(Harbour.sea)
        time.pass(days: 10)
        try await harbour.registers.write(as: harbour.master) { transaction in
            let (stored, record) = try #require(try transaction.find(Boat.self, boat.id))
            var changed = record
            changed.crew = 9
            changed.length = 20
            try transaction.update(stored, to: changed, reason: "换了大船")
        }
        time.pass(days: 10)
        try await harbour.registers.write(as: harbour.master) { transaction in
            let (stored, _) = try #require(try transaction.find(Boat.self, boat.id))
            try transaction.transition(stored, "register")
        }
        return (harbour, boat)
    }

    @Test(arguments: Engine.allCases)
    func `history tells who changed which field from what to what and why`(engine: Engine) async throws {
        let (harbour, boat) = try await story(engine)
        let versions = try await harbour.registers.read { try RecordHistory.versions($0, Boat.register, boat.id) }
        #expect(versions.map(\.entry.action) == ["create", "change", "register"])
        #expect(versions.map(\.state) == ["draft", "draft", "registered"])
        #expect(versions[1].entry.reason == "换了大船")
        #expect(versions[1].entry.author.accountName == "master")
        #expect(versions[1].changes.map(\.field.name) == ["length", "crew"])
        #expect(versions[1].changes.map(\.from) == [.real(18.5), .integer(6)])
        #expect(versions[1].changes.last?.to == .integer(9))
    }

    @Test(arguments: Engine.allCases)
    func `the record as it stood on a day is the record of that day`(engine: Engine) async throws {
        let (harbour, boat) = try await story(engine)
        @Sendable func crew(_ days: Int64) async throws -> Value? {
            try await harbour.registers.read { connection in
                try RecordHistory.record(connection, Boat.register, boat.id, at: Harbour.morning + days * 86_400_000)?["crew"]
            }
        }
        #expect(try await crew(-1) == nil)
        #expect(try await crew(0) == .integer(6))
        #expect(try await crew(9) == .integer(6))
        #expect(try await crew(10) == .integer(9))
    }

    @Test(arguments: Engine.allCases)
    func `an untouched store verifies`(engine: Engine) async throws {
        let (harbour, _) = try await story(engine)
        let result = try await harbour.registers.read { try harbour.registers.verify($0) }
        #expect(result.faults == [])
        #expect(result.entries == 3)
    }

    @Test(
        arguments: Engine.allCases,
        [
            ("UPDATE ledger_entry SET reason = '' WHERE sequence = 2", ChainFault.Kind.changed),
            ("UPDATE ledger_entry SET account_id = 3 WHERE sequence = 1", .changed),
            ("DELETE FROM ledger_entry WHERE sequence = 2", .removed),
            ("DELETE FROM ledger_entry WHERE sequence = 3", .endMismatch),
            ("UPDATE boat SET crew = 1", .recordDiffers),
            ("UPDATE boat SET length = 18.25", .recordDiffers),
            ("DELETE FROM boat", .recordDiffers),
        ])
    func `a change behind the program's back is found and named`(engine: Engine, damage: (String, ChainFault.Kind)) async throws {
        let (harbour, boat) = try await story(engine)
        try await harbour.registers.database.write { _ = try $0.execute(damage.0) }
        let faults = try await harbour.registers.read { try harbour.registers.verify($0).faults }
        #expect(faults.contains { $0.kind == damage.1 })
        if damage.1 == .recordDiffers { #expect(faults.map(\.recordID) == [boat.id]) }
    }

    @Test(arguments: Engine.allCases)
    func `two entries that changed places are found`(engine: Engine) async throws {
        let (harbour, _) = try await story(engine)
        try await harbour.registers.database.write { connection in
            for (from, to) in [(1, 91), (2, 1), (91, 2)] {
                try connection.execute(
                    "UPDATE ledger_entry SET sequence = ?1 WHERE sequence = ?2", [.integer(Int64(to)), .integer(Int64(from))])
            }
        }
        let faults = try await harbour.registers.read { try harbour.registers.verify($0).faults }
        #expect(faults.filter { $0.kind == .reordered }.map(\.sequence) == [1, 2])
        #expect(!faults.contains { $0.kind == .changed })
    }
}
