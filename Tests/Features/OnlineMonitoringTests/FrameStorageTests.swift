import Calendars
import Database
import HJ212
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct FrameStorageTests {
    @Test(arguments: Engine.allCases)
    func `readings are stored with unit, flag and the state of the certificate`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine)
        let receptions = await office.receive([MonitoringOffice.frame("LA-Rtd=84.9,LA-Flag=N;a34001-Rtd=1.20;Leq-Rtd=80.0")])
        #expect(receptions.map(\.isStored) == [true])
        #expect(
            try await office.readings() == [
                "LA Rtd 0 84.9 dB(A) 1 0", "Leq Rtd 0 80.0  1 0", "a34001 Rtd 0 1.20 mg/m³ 1 0",
            ])
        #expect(try await office.rows("SELECT flag FROM reading ORDER BY factor") == [["N"], [""], [""]])
    }

    @Test(arguments: Engine.allCases)
    func `a resend changes nothing and is acknowledged`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine)
        let frame = MonitoringOffice.frame("LA-Rtd=84.9,LA-Flag=N")
        let receptions = await office.receive([frame, frame]) + office.receive([frame])
        #expect(receptions.map(\.isStored) == [true, true, true])
        #expect(try await office.count("reading") == 1)
        #expect(try await office.rows("SELECT frame_count, repeated_count FROM device_contact") == [[3, 2]])
    }

    @Test(arguments: Engine.allCases)
    func `the same fact under a new QN makes no second row, another value makes a revision`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine)
        let receptions = await office.receive([
            MonitoringOffice.frame("LA-Rtd=84.9"), MonitoringOffice.frame("LA-Rtd=84.9", qn: "20261121085900002"),
            MonitoringOffice.frame("LA-Rtd=85.6", qn: "20261121085900003"),
            MonitoringOffice.frame("LA-Rtd=85.6", qn: "20261121085900003"), MonitoringOffice.frame("LA-Rtd=84.9", qn: nil),
        ])
        #expect(receptions.map(\.isStored) == [true, true, true, true, true])
        #expect(try await office.readings() == ["LA Rtd 0 84.9 dB(A) 1 0", "LA Rtd 1 85.6 dB(A) 1 0"])
    }

    @Test func `parts of one time are all stored, in any order`() async throws {
        let office = try await MonitoringOffice()
        let head = "ST=23;CN=2051;PW=123456;MN=\(MonitoringOffice.mn);Flag=7;"
        let parts = (1...3).map { part in
            FrameEncoder.frame(
                "QN=20261121090000000;\(head)PNUM=3;PNO=\(part);CP=&&DataTime=20261121085500;L\(part)0-Data=\(part)&&")
        }
        _ = await office.receive([parts[2], parts[0], parts[1], parts[1]])
        #expect(try await office.rows("SELECT factor FROM reading ORDER BY factor") == [["L10"], ["L20"], ["L30"]])
    }

    @Test func `late data find their place`() async throws {
        let office = try await MonitoringOffice()
        _ = await office.receive([
            MonitoringOffice.frame("LA-Rtd=2", at: "20261121085900", qn: "2"),
            MonitoringOffice.frame("LA-Rtd=1", at: "20261121085800", qn: "1"),
            MonitoringOffice.frame("LA-Rtd=1", at: "20261121085800", qn: "1"),
        ])
        #expect(try await office.readings() == ["LA Rtd 0 1 dB(A) 1 0", "LA Rtd 0 2 dB(A) 1 0"])
    }

    @Test func `a device in no register is quarantined: kept, counted, not acknowledged`() async throws {
        let office = try await MonitoringOffice()
        let frame = MonitoringOffice.frame("LA-Rtd=1", mn: "STRANGER")
        #expect(await office.receive([frame, frame]) == [.quarantined(.unknownDevice), .quarantined(.unknownDevice)])
        #expect(try await office.count("reading") == 0)
        #expect(try await office.rows("SELECT mn, reason, frame_count FROM quarantined_device") == [["STRANGER", "HJ-101", 2]])
        #expect(try await office.rows("SELECT content FROM refused_frame") == [[.bytes(frame)], [.bytes(frame)]])
    }

    @Test func `once registered, the resend of the stranger is taken`() async throws {
        let office = try await MonitoringOffice()
        let frame = MonitoringOffice.frame("LA-Rtd=1", mn: "STRANGER")
        _ = await office.receive([frame])
        var device = MonitoringDevice()
        device.mn = "STRANGER"
        device.employer = 1
        try await office.register(device)
        #expect(await office.receive([frame]).map(\.isStored) == [true])
        #expect(try await office.count("reading") == 1)
    }

    @Test(arguments: ["", "null", "NULL"])
    func `a frame without a number belongs to nobody`(mn: String) async throws {
        let office = try await MonitoringOffice()
        #expect(await office.receive([MonitoringOffice.frame("LA-Rtd=1", mn: mn)]) == [.quarantined(.numberMissing)])
    }

    @Test func `a device that is suspended is not acknowledged`() async throws {
        let office = try await MonitoringOffice()
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let device = try transaction.registers.records(transaction.connection, MonitoringDevice.self).first else {
                return
            }
            try transaction.transition(device.stored, "suspend", reason: "检修")
        }
        #expect(await office.receive([MonitoringOffice.frame("LA-Rtd=1")]) == [.quarantined(.deviceNotReceiving)])
    }

    @Test func `a wrong checksum is kept and counted, and never acknowledged`() async throws {
        let office = try await MonitoringOffice()
        var frame = MonitoringOffice.frame("LA-Rtd=84.9")
        frame[frame.count - 10] ^= 1
        #expect(await office.receive([frame]) == [.refused])
        #expect(try await office.rows("SELECT reason, mn FROM refused_frame") == [["HJ-005", .text(MonitoringOffice.mn)]])
        #expect(try await office.rows("SELECT frame_count, refused_count FROM device_contact") == [[0, 1]])
    }

    @Test func `another checksum is taken from the device that is allowed it, from no other`() async throws {
        let office = try await MonitoringOffice { $0.dialects = "crc-modbus" }
        let segment = Array(MonitoringOffice.frame("LA-Rtd=84.9").dropFirst(6).dropLast(6))
        let checksum = segment.withUnsafeBytes { String(Checksum.modbus($0), radix: 16, uppercase: true) }
        let padded = String(repeating: "0", count: 4 - checksum.utf8.count) + checksum
        let frame = Array("##0\(segment.count)".utf8) + segment + Array((padded + "\r\n").utf8)
        #expect(await office.receive([frame]).map(\.isStored) == [true])
        #expect(try await office.count("reading") == 1)
    }

    @Test func `without a valid certificate readings are marked unverified, its last day still counts`() async throws {
        let office = try await MonitoringOffice(certificates: [("2026-01-01", "2026-11-21")])
        _ = await office.receive([
            MonitoringOffice.frame("LA-Rtd=1", at: "20261121235959", qn: "1"),
            MonitoringOffice.frame("LA-Rtd=2", at: "20261122000000", qn: "2"),
        ])
        #expect(try await office.rows("SELECT verified FROM reading ORDER BY at") == [[1], [0]])
        let none = try await MonitoringOffice(certificates: [])
        _ = await none.receive([MonitoringOffice.frame("LA-Rtd=1")])
        #expect(try await none.rows("SELECT verified FROM reading") == [[0]])
    }

    @Test func `impossible times, values and texts are stored with their marks`() async throws {
        let office = try await MonitoringOffice()
        _ = await office.receive([
            MonitoringOffice.frame("LA-Rtd=80", at: "20400101000000", qn: "1"),
            MonitoringOffice.frame("LA-Rtd=80", at: "19700101000000", qn: "2"),
            MonitoringOffice.frame("LA-Rtd=80", at: "nonsense", qn: "3"),
            MonitoringOffice.frame("LA-Rtd=180", at: "20261121080000", qn: "4"),
            MonitoringOffice.frame("LA-Rtd=N/A", at: "20261121080100", qn: "5"),
            MonitoringOffice.frame("la-Rtd=80", at: "20261121080200", qn: "6"),
        ])
        #expect(
            try await office.rows("SELECT value_text, value, marks FROM reading ORDER BY at") == [
                ["80", .real(80), 1], ["180", .real(180), 2], ["N/A", .null, 4], ["80", .real(80), 8], ["80", .real(80), 1],
                ["80", .real(80), 1],
            ])
    }

    @Test func `what is no measurement is kept as an event, once`() async throws {
        let office = try await MonitoringOffice()
        let start = MonitoringOffice.frame("RestartTime=20261121085000", cn: 2081)
        let log = MonitoringOffice.frame("i11001-Info=//清洗//", qn: "20261121085900009", cn: 3020)
        #expect(await office.receive([start, start, log]).map(\.isStored) == [true, true, true])
        #expect(
            try await office.rows("SELECT command, content FROM device_event ORDER BY command") == [
                [2081, "DataTime=20261121085900;RestartTime=20261121085000"],
                [3020, "DataTime=20261121085900;i11001-Info=//清洗//"],
            ])
    }

    @Test func `a device that sends the end of a period is stored at its start`() async throws {
        let office = try await MonitoringOffice {
            $0.sendsPeriodEnd = true
            $0.intervalSeconds = 600
        }
        _ = await office.receive([
            MonitoringOffice.frame("Leq-Data=80", at: "20261121090000", qn: "1", cn: 2051),
            MonitoringOffice.frame("Leq-Data=80", at: "20261121090000", qn: "2", cn: 2061),
        ])
        let times = try await office.rows("SELECT at FROM reading ORDER BY command").compactMap { $0[0].integer }
        #expect(times.map { Instant(milliseconds: $0).description } == ["2026-11-21 08:50:00", "2026-11-21 08:00:00"])
    }

    @Test func `a peer that invents numbers does not fill the disk`() async throws {
        let office = try await MonitoringOffice()
        let frames = (0..<700).map { MonitoringOffice.frame("LA-Rtd=1", mn: "INVENTED\($0)") }
        _ = await office.receive(frames)
        #expect(try await office.count("refused_frame") == RefusedFrames.keptByPeerAndHour)
        #expect(try await office.count("quarantined_device") == RefusedFrames.keptByPeerAndHour)
    }

    @Test func `keys of old exchanges are dropped, readings stay`() async throws {
        let office = try await MonitoringOffice()
        _ = await office.receive([MonitoringOffice.frame("LA-Rtd=1")])
        office.clock.advance(minutes: 31 * 24 * 60)
        try await TelemetryPruning(database: office.database, clock: Clock { [clock = office.clock] in clock.now }).prune()
        #expect(try await office.count("device_exchange") == 0)
        #expect(try await office.count("reading") == 1)
    }
}

extension Reception {
    var isStored: Bool { if case .stored = self { true } else { false } }
}
