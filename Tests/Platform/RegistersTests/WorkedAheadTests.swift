import Access
import Database
import Testing

@testable import Registers

/// What is made of a draft before its turn to be written.
@Suite struct WorkedAheadTests {
    private func stored(_ harbour: Harbour, changedTo phone: String?) async throws -> (
        plain: String, index: String, ahead: String
    ) {
        let ahead = try await harbour.registers.read { connection -> Draft in
            var reading = DraftReading(registers: harbour.registers, principal: harbour.master, connection: connection)
            var (draft, _) = reading.read(Harbour.sea, into: Draft(Boat.register), isNew: true)
            try harbour.registers.workAhead(&draft)
            return draft
        }
        let boat = try await harbour.registers.write(as: harbour.master) { transaction in
            var draft = ahead
            if let phone { draft["owner_phone"] = .text(phone) }
            return try transaction.insert(draft)
        }
        let position = try #require(Boat.register.position("owner_phone"))
        return try await harbour.registers.read { connection in
            let row = try connection.first("SELECT owner_phone, owner_phone_index FROM boat WHERE id = ?1", [.integer(boat.id)])
            let sealed = SealedText(rawValue: row?.text("owner_phone") ?? "")
            return (
                try harbour.registers.sealer.open(sealed, for: FieldPlace("boat", "owner_phone")),
                row?.text("owner_phone_index") ?? "",
                ahead.ahead.sealed[position]?.sealed == sealed.rawValue ? "used" : "made anew"
            )
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was sealed ahead is what is stored, and it is found by its index`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let field = try #require(Boat.register.field("owner_phone"))
        let found = try await stored(harbour, changedTo: nil)
        #expect(found.plain == Harbour.sea["owner_phone"])
        #expect(found.index == harbour.registers.blindIndex(found.plain, field: field, of: Boat.register))
        #expect(found.ahead == "used")
    }

    @Test(arguments: Engine.allCases)
    func `a value changed since then is sealed anew`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let field = try #require(Boat.register.field("owner_phone"))
        let found = try await stored(harbour, changedTo: "13900001111")
        #expect(found.plain == "13900001111")
        #expect(found.index == harbour.registers.blindIndex("13900001111", field: field, of: Boat.register))
        #expect(found.ahead == "made anew")
    }

    @Test func `what was prepared stands for the values it was made of alone`() async throws {
        let harbour = try await Harbour(.sqlite, preparing: { $0.text("name").count })
        try await harbour.registers.read { connection in
            var reading = DraftReading(registers: harbour.registers, principal: harbour.master, connection: connection)
            var (draft, _) = reading.read(Harbour.sea, into: Draft(Boat.register), isNew: true)
            #expect(draft.prepared(Int.self) == nil)
            try harbour.registers.workAhead(&draft)
            #expect(draft.prepared(Int.self) == Harbour.sea["name"]?.count)
            #expect(draft.prepared(String.self) == nil)
            draft["crew"] = .integer(7)
            #expect(draft.prepared(Int.self) == nil)
        }
    }
}
