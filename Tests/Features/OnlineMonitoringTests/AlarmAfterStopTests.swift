import Calendars
import Database
import Logging
import Registers
import TestSupport
import Testing

@testable import OnlineMonitoring

/// The program is killed while values come in. Whenever that is, the warnings are those of a program that was never killed.
@Suite(.serialized, .requirement("R-04"), .requirement("R-23")) struct AlarmAfterStopTests {
    /// Runs of the level rule (90, five minutes), a dip into its hysteresis, its end, the severe rule (115), and a second run.
    private static let levels: [Double] =
        [80, 91, 92, 93, 90, 90, 91, 88, 91, 86, 84, 120, 121, 111, 80, 95] + Array(repeating: 96, count: 7) + [70, 70.5]

    private struct Life {
        let office: MonitoringOffice
        let watch: AlarmWatch

        init(_ office: MonitoringOffice) async throws {
            self.office = office
            watch = AlarmWatch(registers: office.registers, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await watch.prepare(resuming: true)
        }

        /// Stores values of successive minutes, and has them looked at where the program lives long enough.
        func take(_ levels: some Sequence<Double>, isLookedAt: Bool = true) async throws {
            let id = try await office.deviceID
            for level in levels {
                office.clock.advance(minutes: 1)
                let now = office.clock.now
                let time = String(now.description.filter(\.isNumber))
                _ = await office.receive([MonitoringOffice.frame("LA-Rtd=\(level),LA-Flag=N", at: time, qn: time + "000")])
                guard isLookedAt else { continue }
                watch.look(at: [
                    ReadingRow(
                        deviceID: id, command: 2011, at: now, factor: "LA", statistic: .realtime, value: level, text: "\(level)",
                        flag: "N", unit: "dB(A)", isVerified: true, marks: [], arrivedAt: now)
                ])
            }
        }

        func end() async { await watch.raiseFound() }
    }

    private func office(_ engine: Engine) async throws -> MonitoringOffice {
        let office = try await MonitoringOffice(engine)
        let id = try await office.deviceID
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let device = try transaction.find(MonitoringDevice.self, id) else { return }
            try transaction.transition(device.stored, "start")
        }
        return office
    }

    private func warnings(_ office: MonitoringOffice) async throws -> [String] {
        try await office.rows(
            "SELECT kind, severity, measured, occurrences, raised_at, last_at, ended_at FROM warning ORDER BY id"
        ).map { row in row.map { $0.text ?? $0.integer.map(String.init) ?? "-" }.joined(separator: " ") }
    }

    private func uninterrupted(_ engine: Engine) async throws -> [String] {
        let office = try await office(engine)
        let life = try await Life(office)
        try await life.take(Self.levels)
        await life.end()
        return try await warnings(office)
    }

    @Test(arguments: Engine.allCases)
    func `values stored just before a kill raise on the next start what they would have raised`(engine: Engine) async throws {
        let whole = try await uninterrupted(engine)
        #expect(whole.count == 2)
        for kept in [0, 3, 8, 11, 20] {
            let office = try await office(engine)
            let first = try await Life(office)
            try await first.take(Self.levels[..<kept])
            first.watch.remember()
            await first.end()
            // Durable, and nobody looked at them any more.
            try await first.take(Self.levels[kept...], isLookedAt: false)
            let second = try await Life(office)
            await second.end()
            #expect(try await warnings(office) == whole, "state kept after \(kept) values")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was raised behind the state that was kept is not raised again`(engine: Engine) async throws {
        let whole = try await uninterrupted(engine)
        for (kept, looked) in [(1, 7), (4, 12), (8, 16), (2, 23), (25, 25)] {
            let office = try await office(engine)
            let first = try await Life(office)
            try await first.take(Self.levels[..<kept])
            first.watch.remember()
            try await first.take(Self.levels[kept..<looked])
            await first.end()
            let second = try await Life(office)
            try await second.take(Self.levels[looked...])
            await second.end()
            #expect(try await warnings(office) == whole, "kept after \(kept), raised after \(looked)")
        }
    }

    @Test func `signs seen and not yet raised when the program was killed are raised by the next`() async throws {
        let whole = try await uninterrupted(.sqlite)
        let office = try await office(.sqlite)
        let first = try await Life(office)
        first.watch.remember()
        await first.end()
        let second = try await Life(office)
        // Looked at, and killed before anything was written.
        try await second.take(Self.levels)
        let third = try await Life(office)
        await third.end()
        #expect(try await warnings(office) == whole)
    }

    @Test func `kills after every minute change nothing`() async throws {
        let whole = try await uninterrupted(.sqlite)
        let office = try await office(.sqlite)
        for (minute, level) in Self.levels.enumerated() {
            let life = try await Life(office)
            if minute % 3 == 0 { life.watch.remember() }
            try await life.take([level], isLookedAt: minute % 2 == 0)
            await life.end()
        }
        let last = try await Life(office)
        await last.end()
        #expect(try await warnings(office) == whole)
    }

    @Test func `a warning that people closed stays closed after a kill`() async throws {
        let office = try await office(.sqlite)
        let first = try await Life(office)
        first.watch.remember()
        try await first.take([95, 95, 95, 95, 95, 95])
        await first.end()
        try await office.database.write { connection in
            try connection.execute("UPDATE warning SET state = 'closed', closed_at = last_at")
        }
        let second = try await Life(office)
        await second.end()
        #expect(try await office.count("warning") == 1)
        #expect(try await office.rows("SELECT occurrences FROM warning") == [[1]])
    }

    @Test func `values that come while the store is still being read are looked at after it`() async throws {
        let office = try await office(.sqlite)
        let first = try await Life(office)
        first.watch.remember()
        await first.end()
        try await first.take([95, 95, 95, 95, 95], isLookedAt: false)
        let watch = AlarmWatch(registers: office.registers, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        office.clock.advance(minutes: 1)
        watch.look(at: [
            ReadingRow(
                deviceID: try await office.deviceID, command: 2011, at: office.clock.now, factor: "LA", statistic: .realtime,
                value: 97, text: "97.0", flag: "N", unit: "dB(A)", isVerified: true, marks: [], arrivedAt: office.clock.now)
        ])
        try await watch.prepare(resuming: true)
        await watch.raiseFound()
        #expect(try await office.rows("SELECT measured FROM warning") == [[.text("97.0 dB(A)")]])
    }

    @Test func `a device is not silent for the time in which the program was not there`() async throws {
        let office = try await office(.sqlite)
        let life = try await Life(office)
        try await life.take([80])
        office.clock.advance(minutes: 60)
        let began = office.clock.now
        func signs(after minutes: Int64) async throws -> [AlarmSign] {
            try await office.database.read { connection in
                try AlarmPatrol(rules: AlarmRules(), now: began + minutes * 60_000, listeningSince: began)
                    .signs(connection, withTrends: false)
            }.filter { $0.rule.kind == .silence }
        }
        #expect(try await signs(after: 5).isEmpty)
        #expect(try await signs(after: 6).map(\.measured) == ["66 分钟没有数据"])
    }
}
