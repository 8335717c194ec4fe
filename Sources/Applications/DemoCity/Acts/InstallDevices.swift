import Access
import Calendars
import HJ212
import OnlineMonitoring
import Registers

/// Registers the devices from which the recorded packets come, so that a replay finds them: one at each of the first employers.
enum InstallDevices {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        [CityEvent(plan.today - 90, rank: 9) { try await install(employers, $0) }]
    }

    private static func install(_ employers: [SimulatedEmployer], _ city: CityWriter) async throws {
        guard city.registers.catalogue.register(MonitoringDevice.register.name) != nil else { return }
        let hosts = employers.filter { employer in
            employer.fate == .working && employer.posts.contains { hasNoise($0) } && city.employer(employer.number) != nil
        }
        guard !hosts.isEmpty else { return }
        let sendsNoise = Set(ReplayPackets.all.filter(isNoise).compactMap { mn(of: $0) })
        try await city.registers.write(as: city.cdc) { transaction in
            for (place, number) in ReplayPackets.deviceNumbers.enumerated() {
                let host = hosts[place % hosts.count]
                guard let employer = city.employer(host.number) else { continue }
                var device = MonitoringDevice()
                device.mn = number
                device.name = "回放设备\(SimulatedCodes.padded(place + 1, 2))（模拟）"
                device.employer = employer
                device.location = host.posts.first { hasNoise($0) }?.workshop ?? ""
                device.post = zip(host.posts, city.posts(of: host.number)).first { hasNoise($0.0) }?.1
                device.installedDay = transaction.today
                device.intervalSeconds = 60
                device.isSimulated = true
                let installed = try transaction.insert(device, reason: "模拟数据")
                if sendsNoise.contains(number) { try addNoise(to: installed.id, employer, transaction) }
                try transaction.transition(installed, "start")
            }
        }
    }

    /// Only the sound level has a unit that no device varies; other units are for a person to enter.
    private static func addNoise(to device: Int64, _ employer: Int64, _ transaction: RegisterTransaction) throws {
        var channel = MonitoringChannel()
        channel.device = device
        channel.employer = employer
        channel.factor = "LA"
        channel.name = "噪声"
        channel.unit = MeasuredUnit.decibelA.rawValue
        channel.hazard = TypicalResult.noise
        try transaction.insert(channel, reason: "模拟数据")
    }

    private static func hasNoise(_ post: SimulatedEmployer.Post) -> Bool {
        post.hazards.contains { $0.kind.factor == TypicalResult.noise }
    }

    private static func isNoise(_ packet: RecordedPacket) -> Bool {
        String(decoding: packet.bytes, as: UTF8.self).contains("LA-Rtd=")
    }

    private static func mn(of packet: RecordedPacket) -> String? {
        guard case .frame(let frame)? = FrameStream.events(in: packet.bytes).first else { return nil }
        return frame.header.mn
    }
}
