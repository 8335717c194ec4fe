import Calendars
import Database
import Foundation
import HJ212
import Logging
import NIOCore
import NIOPosix
import Pages
import Registers

/// Simulated devices against the product's own listener, storage, roll-ups and alarms, in one program: what becomes durable in a second,
/// and how long a value takes to become a warning.
public struct TelemetryLoad: Sendable {
    public struct Outcome: Sendable {
        public var frames = 0
        public var answered = 0
        /// Rows of the store after the last answer.
        public var readings: Int64 = 0
        /// Values that were sent and asked for an answer.
        public var expected: Int64 = 0
        public var seconds = 0.0
        public var answers = SimulatedTraffic.Outcome()
        /// From sending to the durable warning, milliseconds.
        public var alarms: [Double] = []
    }

    public let devices: SimulatedDevices
    public let probes: Int

    public init(_ devices: SimulatedDevices, probes: Int = 100) { (self.devices, self.probes) = (devices, probes) }

    /// Devices for probes of the alarms, beyond those of the load.
    private var probing: Range<Int> { devices.count..<devices.count + probes }

    /// - Parameter employer: the record to whose employer the devices belong.
    public func run(_ product: Product, employer: Int64, rate: Double, turns: Int) async throws -> Outcome {
        let all = SimulatedDevices(seed: devices.seed, count: devices.count + probes)
        let interval = max(1, Int((1 / rate).rounded()))
        try await product.registers.write(as: RaiseAlarm.watcher) {
            _ = try RegisterSimulated.run(all, of: employer, interval: interval, in: $0)
        }
        let watch = AlarmWatch(registers: product.registers, logger: product.logger)
        let intake = IntakeDoor.make(product) { watch.look(at: $0) }
        let listener = DeviceListener(
            settings: ListenerSettings(port: 0), intake: intake, clock: product.clock, logger: product.logger)
        let rollups = RollupService(
            database: product.database, clock: product.clock,
            rollups: MakeRollups(exposure: ShiftJudgement(codes: product.codes)), logger: product.logger)
        let server = try await listener.start()
        let port = server.localAddress?.port ?? 0
        let background = Task {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await watch.run() }
                group.addTask { try? await rollups.run() }
            }
        }
        // The watch reads its rules before the load begins.
        try await watch.prepare()
        let began = ContinuousClock.now
        let traffic = SimulatedTraffic(devices)
        async let load = traffic.run(host: "127.0.0.1", port: port, rate: rate, turns: turns)
        async let alarms = probe(product, port: port, over: Double(turns) / rate)
        var outcome = Outcome()
        outcome.answers = try await load
        outcome.seconds = (ContinuousClock.now - began) / .seconds(1)
        outcome.alarms = try await alarms
        try await server.close()
        background.cancel()
        outcome.frames = outcome.answers.sent
        outcome.answered = outcome.answers.answered
        outcome.expected = Int64(outcome.answered) * 2
        let numbers = devices.numbers
        outcome.readings = try await product.registers.read { connection in
            try connection.value(
                "SELECT COUNT(*) FROM reading r JOIN monitoring_device d ON d.id = r.device_id WHERE d.mn >= ?1 AND d.mn <= ?2",
                [.text(numbers.first ?? ""), .text(numbers.last ?? "")]
            ).integer ?? 0
        }
        return outcome
    }

    /// One device after another sends a level far over the limit; the time until its warning stands in the store is taken.
    private func probe(_ product: Product, port: Int, over seconds: Double) async throws -> [Double] {
        var delays: [Double] = []
        let pause = max(0.02, seconds * 0.8 / Double(max(1, probes)))
        for device in probing {
            try await Task.sleep(for: .seconds(pause))
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: port).get()
            let now = product.clock.now()
            let mn = SimulatedDevices.number(device)
            let frame = FrameEncoder.frame(
                "QN=\(DeviceTime.queryNumber(now));ST=39;CN=2011;PW=123456;MN=\(mn);Flag=5;CP=&&DataTime=\(DeviceTime.text(now));LA-Rtd=120.0,LA-Flag=N&&"
            )
            let sent = ContinuousClock.now
            try await channel.writeAndFlush(ByteBuffer(bytes: frame)).get()
            for _ in 0..<5_000 where try await !isRaised(product, mn) { try await Task.sleep(for: .milliseconds(2)) }
            delays.append((ContinuousClock.now - sent) / .milliseconds(1))
            try? await channel.close().get()
        }
        return delays
    }

    private func isRaised(_ product: Product, _ mn: String) async throws -> Bool {
        try await product.registers.read { connection in
            try connection.first(
                """
                SELECT w.id FROM warning w JOIN monitoring_device d ON w.source_page = '/live/' || d.id
                WHERE d.mn = ?1 AND w.kind = 'level' ORDER BY w.id LIMIT 1
                """, [.text(mn)]) != nil
        }
    }
}
