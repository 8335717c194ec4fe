import Calendars
import Database
import Foundation
import HJ212
import Registers
import Rulebook
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct RollupTests {
    /// Real-time frames, one a minute from 08:00 on.
    private func frames(_ levels: [String], flag: String = "N", factor: String = "LA") -> [[UInt8]] {
        levels.enumerated().map { minute, level in
            let time = "2026112108\(minute < 10 ? "0" : "")\(minute)00"
            return MonitoringOffice.frame("\(factor)-Rtd=\(level),\(factor)-Flag=\(flag)", at: time, qn: time + "000")
        }
    }

    private func hour(_ office: MonitoringOffice, _ factor: String = "LA") async throws -> Rollup? {
        let (id, start) = (try await office.deviceID, Instant(startOf: Day("2026-11-21") ?? Day(number: 0)) + 8 * 3_600_000)
        return try await office.database.read { connection in
            try RollupQueries.rollups(connection, of: id, .hour, from: start, to: start + 1)[factor]?.first?.rollup
        }
    }

    @Test(arguments: Engine.allCases)
    func `noise is averaged by energy, dust by time`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine) { $0.intervalSeconds = 60 }
        let noise = frames(Array(repeating: "90.0", count: 30) + Array(repeating: "80.0", count: 30))
        let dust = frames(Array(repeating: "3.0", count: 15) + Array(repeating: "1.0", count: 45), factor: "a34001")
        _ = await office.receive(noise + dust)
        try await office.rollUp()
        // 10 lg((10^9 + 10^8) / 2) = 87.4036…; the last value holds into the next hour.
        let level = try #require(try await hour(office))
        #expect(level.coveredMilliseconds == 3_600_000)
        #expect(abs(try #require(level.mean) - 87.403_626_894) < 1e-8)
        #expect(level.lowest == 80 && level.highest == 90 && level.samples == 60 && level.unflagged == 0)
        let average = try #require(try await hour(office, "a34001"))
        #expect(average.mean == 1.5)
        #expect(average.unit == "mg/m³" && average.isVerified)
    }

    @Test(arguments: Engine.allCases)
    func `late, doubled and disordered data give the same roll-ups bit by bit`(engine: Engine) async throws {
        let levels = (0..<60).map { "\(70 + $0 % 17).\($0 % 10)" }
        let inOrder = try await MonitoringOffice(engine) { $0.intervalSeconds = 60 }
        _ = await inOrder.receive(frames(levels))
        try await inOrder.rollUp()
        let backfilled = try await MonitoringOffice(engine) { $0.intervalSeconds = 60 }
        let all = frames(levels)
        for part in [40..<60, 0..<20, 20..<40, 10..<50] {
            _ = await backfilled.receive(Array(all[part].reversed()))
            try await backfilled.rollUp()
        }
        for table in ["minute_rollup", "rollup"] {
            let sql =
                "SELECT start_at, integral, covered_ms, sample_count, lowest, highest FROM \(table) ORDER BY factor, covered_ms, start_at"
            let expected = try await inOrder.rows(sql)
            let found = try await backfilled.rows(sql)
            #expect(expected == found, "\(table)")
        }
        #expect(try await backfilled.count("rollup_due") == 0)
    }

    @Test func `only what counts is averaged: faults leave a gap, over range and missing flags are told`() async throws {
        let office = try await MonitoringOffice { $0.intervalSeconds = 60 }
        _ = await office.receive(
            frames(["80", "80"]) + [
                MonitoringOffice.frame("LA-Rtd=0,LA-Flag=D", at: "20261121080200", qn: "3"),
                MonitoringOffice.frame("LA-Rtd=140,LA-Flag=T", at: "20261121080300", qn: "4"),
                MonitoringOffice.frame("LA-Rtd=80", at: "20261121080400", qn: "5"),
                MonitoringOffice.frame("LA-Rtd=900,LA-Flag=N", at: "20261121080500", qn: "6"),
            ])
        try await office.rollUp()
        let hour = try #require(try await hour(office))
        #expect(abs((hour.mean ?? 0) - 80) < 1e-9)
        #expect(hour.samples == 3 && hour.excluded == 3 && hour.overRange == 1 && hour.unflagged == 1)
        // Two minutes, and the one before the value that is out of range.
        #expect(hour.coveredMilliseconds == 3 * 60_000)
    }

    @Test func `a value stands one and a half intervals at most`() async throws {
        let office = try await MonitoringOffice { $0.intervalSeconds = 60 }
        _ = await office.receive(frames(["80"]))
        try await office.rollUp()
        #expect(try await hour(office)?.coveredMilliseconds == 90_000)
    }

    @Test func `minute data go before real-time data, the last revision stands`() async throws {
        let office = try await MonitoringOffice { $0.intervalSeconds = 60 }
        _ = await office.receive([
            MonitoringOffice.frame("LA-Rtd=90,LA-Flag=N", at: "20261121080000", qn: "1"),
            MonitoringOffice.frame("LA-Avg=80,LA-Flag=N", at: "20261121080000", qn: "2", cn: 2051),
            MonitoringOffice.frame("LA-Avg=82,LA-Flag=N", at: "20261121080000", qn: "3", cn: 2051),
        ])
        try await office.rollUp()
        let minutes = try await office.rows("SELECT source, integral, covered_ms FROM minute_rollup ORDER BY start_at")
        #expect(minutes.first?[0] == 2051)
        #expect(abs((minutes.first?[1].real ?? 0) - pow(10, 8.2) * 60_000) < 1)
        // Half a minute of the real-time value is left over for the next minute.
        #expect(minutes.count == 2 && minutes[1][0] == 2011 && minutes[1][2] == 30_000)
    }

    @Test func `an hour without minutes takes the device's own hour value`() async throws {
        let office = try await MonitoringOffice()
        _ = await office.receive([MonitoringOffice.frame("LA-Avg=83.5,LA-Flag=N", at: "20261121080000", cn: 2061)])
        try await office.rollUp()
        let hour = try #require(try await hour(office))
        #expect(hour.source == 2061 && hour.coveredMilliseconds == 3_600_000)
        #expect(abs((hour.mean ?? 0) - 83.5) < 1e-9)
        #expect(try await office.count("minute_rollup") == 0)
    }

    @Test func `readings of a doubtful time are in no roll-up`() async throws {
        let office = try await MonitoringOffice()
        _ = await office.receive([MonitoringOffice.frame("LA-Rtd=80,LA-Flag=N", at: "20400101000000")])
        try await office.rollUp()
        #expect(try await office.count("minute_rollup") == 0)
    }
}

@Suite(.serialized, .requirement("R-23")) struct ShiftExposureTests {
    private func office(_ engine: Engine = .sqlite, days: Double = 5, hours: Double = 1) async throws -> MonitoringOffice {
        let office = try await MonitoringOffice(engine, hazard: "3-001") { $0.intervalSeconds = 60 }
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            var schedule = ShiftSchedule()
            schedule.employer = 1
            schedule.name = "白班"
            schedule.startsAt = "07:00"
            schedule.hours = hours
            schedule.daysPerWeek = days
            try transaction.insert(schedule)
        }
        return office
    }

    private func send(_ office: MonitoringOffice, minutes: Range<Int>, level: String) async throws {
        _ = await office.receive(
            minutes.map { minute in
                let time = "2026112107\(minute < 10 ? "0" : "")\(minute)00"
                return MonitoringOffice.frame("LA-Rtd=\(level),LA-Flag=N", at: time, qn: time + "000")
            })
        try await office.rollUp()
    }

    private func exposures(_ office: MonitoringOffice) async throws -> [ShiftExposure] {
        try await office.database.read {
            try $0.query("SELECT \(ShiftExposure.columns) FROM shift_exposure ORDER BY start_at, factor").map(ShiftExposure.init)
        }
    }

    @Test(arguments: Engine.allCases)
    func `one hour at 94 dB(A) is a daily level of 85 and the whole dose`(engine: Engine) async throws {
        let office = try await office(engine)
        try await send(office, minutes: 0..<60, level: "94.0")
        let exposure = try #require(try await exposures(office).first)
        #expect(abs(exposure.mean - 94) < 1e-9 && exposure.coverage == 1)
        // 94 + 10 lg(1/8) = 84.969; dose 10^(-0.0031) = 99.3 %.
        #expect(abs((exposure.normalised ?? 0) - 84.969_100_13) < 1e-6)
        #expect(abs((exposure.dose ?? 0) - 99.290_8) < 1e-3)
        #expect(exposure.outcome == .met)
        #expect(exposure.findings.first?.clause.description.contains("GBZ 2.2") == true)
        #expect(exposure.isVerified)
    }

    @Test func `94.1 dB(A) for an hour exceeds`() async throws {
        let office = try await office()
        try await send(office, minutes: 0..<60, level: "94.1")
        #expect(try await exposures(office).first?.outcome == .exceeded)
    }

    @Test func `six days a week are judged by the week`() async throws {
        let office = try await office(days: 6)
        try await send(office, minutes: 0..<60, level: "94.0")
        #expect(try await exposures(office).first?.outcome == .exceeded)
    }

    @Test func `a shift with gaps is shown and not judged`() async throws {
        let office = try await office()
        try await send(office, minutes: 0..<44, level: "100.0")
        let exposure = try #require(try await exposures(office).first)
        #expect(exposure.outcome == .notAssessable)
        #expect(exposure.findings.first?.reason == "有效数据只覆盖班次的 74%，少于 75%，不作判定。")
        #expect(abs(exposure.mean - 100) < 1e-9)
    }

    @Test func `a night shift belongs to the day on which it began`() {
        let shift = Shift(id: 1, name: "夜班", startMinutes: 20 * 60, milliseconds: 12 * 3_600_000, daysPerWeek: 5)
        let hour = Instant(startOf: Day("2026-11-21") ?? Day(number: 0)) + 3 * 3_600_000
        #expect(shift.starts(touching: [hour]).map(\.description) == ["2026-11-20 20:00:00"])
        #expect(shift.starts(touching: [hour + 5 * 3_600_000]).isEmpty)
    }
}
