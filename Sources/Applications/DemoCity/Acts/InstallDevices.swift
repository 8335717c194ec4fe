import Access
import Calendars
import HJ212
import OnlineMonitoring
import Registers

/// Registers the devices from which the recorded packets come, so that a replay finds them: one at each of the first employers.
enum InstallDevices {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        [
            CityEvent(plan.today - 90, rank: 9) { try await install(employers, $0) },
            CityEvent(plan.today, rank: 9) { try await WarnOfDevices.run($0) },
        ]
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
                // Two of three are verified, one of five of those only until the day before yesterday.
                if place % 3 != 2 { try certify(installed.id, employer, place, city.plan.today, transaction) }
                if let now = try transaction.find(MonitoringDevice.self, installed.id)?.stored {
                    try transaction.transition(now, "start")
                }
            }
            try scheduleShifts(
                hosts.prefix(ReplayPackets.deviceNumbers.count).compactMap { city.employer($0.number) }, transaction)
        }
    }

    private static func certify(
        _ device: Int64, _ employer: Int64, _ place: Int, _ today: Day, _ transaction: RegisterTransaction
    ) throws {
        var certificate = DeviceCertificate()
        certificate.device = device
        certificate.employer = employer
        certificate.kind = place % 2 == 0 ? "verification" : "calibration"
        certificate.number = "模拟-JD-\(SimulatedCodes.padded(place + 1, 3))"
        certificate.institution = "模拟计量所"
        certificate.issuedDay = today - 300
        certificate.expiryDay = place % 5 == 0 ? today - 2 : today + 65
        try transaction.insert(certificate, reason: "模拟数据")
    }

    private static func scheduleShifts(_ employers: [Int64], _ transaction: RegisterTransaction) throws {
        for employer in Set(employers).sorted() {
            var schedule = ShiftSchedule()
            schedule.employer = employer
            (schedule.name, schedule.startsAt, schedule.hours, schedule.daysPerWeek) = ("白班", "08:00", 8, 5)
            try transaction.insert(schedule, reason: "模拟数据")
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
