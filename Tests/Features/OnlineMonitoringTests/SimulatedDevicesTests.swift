import Calendars
import Database
import Foundation
import HJ212
import Logging
import Registers
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct SimulatedDevicesTests {
    private static let moment = Instant(startOf: Day("2026-11-21") ?? Day(number: 0)) + 9 * 3_600_000

    @Test func `the same seed sends the same, another seed something else`() {
        func all(_ seed: UInt64) -> [[UInt8]] {
            let devices = SimulatedDevices(seed: seed, count: 3, withFaults: true)
            return (0..<3).flatMap { device in (0..<50).map { devices.frames(device, $0, at: Self.moment) } }
        }
        #expect(all(7) == all(7))
        #expect(all(7) != all(8))
    }

    @Test func `without faults every frame is sound, with them about one of fifty is not`() {
        let sound = SimulatedDevices(count: 20)
        let faulty = SimulatedDevices(count: 20, withFaults: true)
        var faults = 0
        for device in 0..<20 {
            for turn in 0..<100 {
                let events = FrameStream.events(in: sound.frames(device, turn, at: Self.moment))
                #expect(events.count == 1)
                if faulty.sending(device, turn).fault != nil { faults += 1 }
            }
        }
        #expect((10...100).contains(faults))
        #expect(Set(sound.numbers).count == 20 && sound.numbers.allSatisfy { $0.count == 24 })
    }

    @Test(arguments: Engine.allCases)
    func `what is acknowledged over TCP is in the store, faults and all`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine)
        let devices = SimulatedDevices(count: 5, withFaults: true)
        try await office.registers.write(as: MonitoringOffice.officer) {
            _ = try RegisterSimulated.run(devices, of: 1, interval: 1, in: $0)
        }
        let clock = office.clock
        let listener = DeviceListener(
            settings: ListenerSettings(port: 0), intake: office.intake, clock: Clock { clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let server = try await listener.start()
        let outcome = try await SimulatedTraffic(devices).run(
            host: "127.0.0.1", port: server.localAddress?.port ?? 0, rate: 100, turns: 20)
        try await server.close()
        #expect(outcome.answered > 0)
        let readings = try await office.count("reading")
        // Two readings a frame; a doubled frame is acknowledged twice and stored once.
        #expect(readings > 0 && readings <= Int64(outcome.answered) * 2)
    }

    /// More rounds by ZHIJIAN_FUZZ_ROUNDS; the seed is the same, so a crash comes again.
    @Test func `twenty thousand broken streams break the decoder nowhere`() {
        let rounds = ProcessInfo.processInfo.environment["ZHIJIAN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20_000
        let devices = SimulatedDevices(count: 4)
        let whole = (0..<4).flatMap { devices.frames($0, 0, at: Self.moment) }
        var random = SeededBytes(seed: 2_017)
        var decoder = FrameDecoder(tolerating: .every)
        let index = FrameIndex()
        var frames = 0
        var mostPending = 0
        for _ in 0..<rounds {
            var stream = Array(whole[Int(random.next() % UInt64(whole.count - 80))...].prefix(80 + Int(random.next() % 400)))
            for _ in 0..<Int(random.next() % 8) {
                stream[Int(random.next() % UInt64(stream.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            stream.withUnsafeBytes { bytes in
                decoder.decode(bytes, using: index) {
                    if case .frame(let view) = $0 { frames += view.index.itemCount > 0 ? 1 : 0 }
                }
            }
            mostPending = max(mostPending, decoder.pendingByteCount)
        }
        decoder.expire(using: index) { _ in }
        #expect(frames > 1_000 && mostPending <= 65_536)
    }
}
