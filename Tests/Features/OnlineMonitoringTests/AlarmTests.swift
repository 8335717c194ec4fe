import Calendars
import Database
import Logging
import Registers
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-04")) struct AlarmTests {
    private func watch(_ office: MonitoringOffice) async throws -> AlarmWatch {
        let watch = AlarmWatch(registers: office.registers, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await watch.prepare(resuming: true)
        return watch
    }

    /// Values of the office's device, one a minute until now, as the intake hands them on.
    private func rows(_ office: MonitoringOffice, _ values: [Double], flag: String = "N", marks: ReadingMarks = []) async throws
        -> [ReadingRow]
    {
        let (id, now) = (try await office.deviceID, office.clock.now)
        return values.enumerated().map { place, value in
            let at = now + -Int64(values.count - 1 - place) * 60_000
            return ReadingRow(
                deviceID: id, command: 2011, at: at, factor: "LA", statistic: .realtime, value: value, text: "\(value)",
                flag: flag,
                unit: "dB(A)", isVerified: true, marks: marks, arrivedAt: at)
        }
    }

    private func warnings(_ office: MonitoringOffice) async throws -> [String] {
        try await office.rows("SELECT kind, severity, measured, is_evidence, ended_at FROM warning ORDER BY id").map { row in
            "\(row[0].text ?? "") \(row[1].text ?? "") \(row[2].text ?? "") \(row[3] == 1 ? "证据" : "线索")\(row[4].isNull ? "" : " 已消失")"
        }
    }

    @Test(arguments: Engine.allCases)
    func `five minutes at the threshold raise one warning, the clearing level ends it`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine)
        let watch = try await watch(office)
        // Exactly at the threshold counts; 88 is below it and above the clearing level: neither.
        watch.look(at: try await rows(office, [90, 91, 92, 90, 90, 90.5, 88, 93]))
        await watch.raiseFound()
        #expect(try await warnings(office) == ["level general 90.5 dB(A) 证据"])
        let after = try await self.watch(office)
        office.clock.advance(minutes: 5)
        after.look(at: try await rows(office, [86.9]))
        await after.raiseFound()
        #expect(try await warnings(office) == ["level general 90.5 dB(A) 证据 已消失"])
    }

    @Test func `a dip below the threshold starts the time anew`() async throws {
        let office = try await MonitoringOffice()
        let watch = try await watch(office)
        watch.look(at: try await rows(office, [91, 91, 91, 89.9, 91, 91, 91]))
        await watch.raiseFound()
        #expect(try await warnings(office).isEmpty)
    }

    @Test func `over the range counts, a fault and a doubtful time do not`() async throws {
        let office = try await MonitoringOffice()
        let watch = try await watch(office)
        watch.look(at: try await rows(office, [140], flag: "D") + rows(office, [140], marks: .timeDoubtful))
        office.clock.advance(minutes: 1)
        watch.look(at: try await rows(office, [141], flag: "T", marks: .implausible))
        await watch.raiseFound()
        #expect(try await warnings(office) == ["level severe 141.0 dB(A) 线索"])
    }

    @Test func `a backlog raises nothing`() async throws {
        let office = try await MonitoringOffice()
        let watch = try await watch(office)
        var late = try await rows(office, [120])
        let old = late[0]
        late[0] = ReadingRow(
            deviceID: old.deviceID, command: 2011, at: old.at + -3_600_000, factor: "LA", statistic: .realtime, value: 120,
            text: "120", flag: "N", unit: "dB(A)", isVerified: true, marks: [], arrivedAt: old.at)
        watch.look(at: late)
        await watch.raiseFound()
        #expect(try await warnings(office).isEmpty)
    }

    @Test func `the same value for an hour is stuck, twenty of them at least`() async throws {
        let office = try await MonitoringOffice()
        let watch = try await watch(office)
        watch.look(at: try await rows(office, Array(repeating: 61.5, count: 61)))
        await watch.raiseFound()
        #expect(try await warnings(office) == ["stuck notice 61.5 dB(A) 证据"])
    }

    @Test func `the office's own rule takes the place of the program's`() async throws {
        let office = try await MonitoringOffice()
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            var rule = AlarmRule()
            rule.name = "厂界噪声"
            rule.kind = "level"
            rule.unit = "dB(A)"
            rule.threshold = 70
            rule.severity = "severe"
            rule.basis = "模拟规则"
            try transaction.insert(rule)
        }
        let watch = try await watch(office)
        watch.look(at: try await rows(office, [70]))
        await watch.raiseFound()
        #expect(try await warnings(office) == ["level severe 70.0 dB(A) 证据"])
    }

    @Test(.requirement("R-23"), arguments: Engine.allCases)
    func `silence, an expired certificate and a wrong clock are seen, and seen to be over`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine, certificates: [("2026-01-01", "2026-11-20")])
        try await start(office)
        _ = await office.receive([MonitoringOffice.frame("LA-Rtd=80", at: "20261121084000", qn: "20261121084000000")])
        office.clock.advance(minutes: 6)
        let watch = try await watch(office)
        try await watch.patrolOnce()
        try await watch.patrolOnce()
        #expect(
            try await warnings(office) == [
                "silence general 6 分钟没有数据 线索", "clock notice 慢 20 分钟 线索", "certificate notice 已于 2026-11-20 过期 线索",
            ])
        _ = await office.receive([MonitoringOffice.frame("LA-Rtd=80", at: "20261121090559", qn: "20261121090559000")])
        try await office.certify(office.deviceID, "2026-11-21", "2027-11-20", number: "JD-2")
        try await watch.patrolOnce()
        #expect(try await warnings(office).allSatisfy { $0.hasSuffix("已消失") })
    }

    @Test func `a rising mean and a flat line are told from the minutes`() async throws {
        let office = try await MonitoringOffice { $0.intervalSeconds = 60 }
        try await start(office)
        let levels = Array(repeating: "70.0", count: 120) + Array(repeating: "75.1", count: 30)
        _ = await office.receive(
            levels.enumerated().map { minute, level in
                let at = office.clock.now + -Int64(150 - minute) * 60_000
                return MonitoringOffice.frame("LA-Rtd=\(level),LA-Flag=N", at: digits(at), qn: digits(at) + "000")
            })
        try await office.rollUp()
        let watch = try await watch(office)
        try await watch.patrolOnce()
        #expect(try await warnings(office) == ["trend notice 上升 5.1 dB(A) 证据"])
    }

    private func start(_ office: MonitoringOffice) async throws {
        let id = try await office.deviceID
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let device = try transaction.find(MonitoringDevice.self, id) else { return }
            try transaction.transition(device.stored, "start")
        }
    }

    private func digits(_ at: Instant) -> String { String(at.description.filter(\.isNumber)) }
}
