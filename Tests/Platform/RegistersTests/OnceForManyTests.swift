import Database
import Testing

@testable import Registers

/// Work and reading that many records of one write share.
@Suite struct OnceForManyTests {
    private struct Refusal: Error {}

    @Test(arguments: Engine.allCases)
    func `work asked for by many records is done once, at the end, in the order of asking`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let done = try await harbour.registers.write(as: harbour.master) { transaction -> Recorder in
            let recorder = Recorder()
            for key in ["east", "west", "east"] {
                transaction.atEnd(key) { _ in recorder.words.append(key) }
            }
            recorder.words.append("body")
            return recorder
        }
        #expect(done.words == ["body", "east", "west"])
    }

    @Test(arguments: Engine.allCases)
    func `postponed work may write, and what it brings about is done too`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        let boat = try await harbour.enter(Harbour.sea)
        let recorder = try await harbour.registers.write(as: harbour.master) { transaction -> Recorder in
            let recorder = Recorder()
            transaction.atEnd("rename") { transaction in
                var draft = try transaction.opened(boat.draft)
                draft["name"] = .text("新海")
                try transaction.update(boat, to: draft)
                transaction.atEnd("rename") { _ in recorder.words.append("again") }
            }
            return recorder
        }
        #expect(recorder.words == ["again"])
        let name = try await harbour.registers.read { try $0.value("SELECT name FROM boat") }
        #expect(name == .text("新海"))
    }

    @Test(arguments: Engine.allCases)
    func `postponed work that fails takes the whole write back`(engine: Engine) async throws {
        let harbour = try await Harbour(engine)
        await #expect(throws: Refusal.self) {
            try await harbour.registers.write(as: harbour.master) { transaction in
                let (draft, _) = DraftReader.read(harbour, transaction)
                try transaction.insert(draft)
                transaction.atEnd("refuse") { _ in throw Refusal() }
            }
        }
        let count = try await harbour.registers.read { try $0.value("SELECT COUNT(*) FROM boat") }
        #expect(count == .integer(0))
    }

    @Test(arguments: Engine.allCases)
    func `what was read once is read anew after its register changed, and nothing found is remembered too`(engine: Engine)
        async throws
    {
        let harbour = try await Harbour(engine)
        let recorder = try await harbour.registers.write(as: harbour.master) { transaction -> Recorder in
            let recorder = Recorder()
            func boat() throws -> Int64? {
                try transaction.once("boat", "any") {
                    recorder.words.append("read")
                    return try transaction.connection.first("SELECT id FROM boat")?["id"].integer
                }
            }
            #expect(try boat() == nil)
            #expect(try boat() == nil)
            let (draft, _) = DraftReader.read(harbour, transaction)
            let stored = try transaction.insert(draft)
            #expect(try boat() == stored.id)
            #expect(try boat() == stored.id)
            return recorder
        }
        #expect(recorder.words == ["read", "read"])
    }
}

/// What happened in a write, in order. Touched by the one writer alone.
private final class Recorder: @unchecked Sendable {
    var words: [String] = []
}

private enum DraftReader {
    static func read(_ harbour: Harbour, _ transaction: RegisterTransaction) -> (Draft, [FieldProblem]) {
        var reading = DraftReading(
            registers: harbour.registers, principal: harbour.master, connection: transaction.connection)
        return reading.read(Harbour.sea, into: Draft(Boat.register), isNew: true)
    }
}
