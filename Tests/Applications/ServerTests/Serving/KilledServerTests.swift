import Database
import Foundation
import TestSupport
import Testing

/// The whole program, killed without warning while clerks and devices work with it.
@Suite(.requirement("R-14")) struct KilledServerTests {
    /// On the server engine only connections break; the embedded one recovers its file each time.
    @Test(arguments: [(Engine.sqlite, 55), (.postgresql, 15)])
    func `after fifty kills every acknowledged write is there, the chain verifies, and figures are what a recount says`(
        engine: Engine, kills: Int
    ) async throws {
        let store = try await ServedStore.make(engine)
        let acknowledged = Acknowledged()
        let messages = try TemporaryFolder.make().appending(path: "messages")
        var session: Session?
        for life in 1...kills {
            let server = try ServerProcess(store.options, messages: messages)
            if life.isMultiple(of: 6) {
                // While it starts, its recovery of the store included.
                usleep(.random(in: 0...400_000))
                server.kill()
                continue
            }
            try server.waitUntilServing()
            let known = try session ?? Session(server)
            session = known
            let clients = Clients(
                pages: server.pages, devices: server.devices, session: known, acknowledged: acknowledged
            )
            let before = acknowledged.now.answers
            async let work: Void = clients.work()
            while acknowledged.now.answers == before { try await Task.sleep(for: .milliseconds(1)) }
            try await Task.sleep(for: .milliseconds(.random(in: 0...300)))
            server.kill()
            await work
            // In half of the lives the next server, not this reader, is the first to open what the killed one left.
            guard life.isMultiple(of: 2) else { continue }
            let faults = try await store.faults(acknowledged.now)
            #expect(faults == [], "after kill \(life)")
        }
        let all = acknowledged.now
        let faults = try await store.faults(all)
        #expect(faults == [])
        #expect(all.answers >= kills - kills / 6)
        #expect(all.employers.values.contains { $0.state == "in_operation" })
        #expect(all.employers.values.contains { $0.headcount == 7 })
        #expect(all.readings.count == 2)
    }

    @Test func `a write that was acknowledged and is not there is noticed`() async throws {
        let store = try await ServedStore.make(.sqlite)
        let acknowledged = Acknowledged()
        acknowledged.made(77, code: "X", headcount: 1)
        acknowledged.read("DEVICE-1", at: 1_000)
        let faults = try await store.faults(acknowledged.now)
        #expect(
            faults == ["employer 77 was acknowledged and is not there", "1 acknowledged readings of DEVICE-1 are not there"])
    }
}
