import Calendars
import Database
import HJ212
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct DeviceAdmissionTests {
    private static let frame = MonitoringOffice.frame("LA-Rtd=80")

    @Test(arguments: Engine.allCases)
    func `a number from outside its network writes nothing and is kept raw`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine) { $0.allowedNetworks = "10.20.0.0/16，fd00::/8" }
        #expect(await office.receive([Self.frame], peer: "10.21.0.1") == [.quarantined(.foreignNetwork)])
        #expect(try await office.count("reading") == 0)
        #expect(try await office.rows("SELECT reason, content FROM refused_frame") == [["HJ-104", .bytes(Self.frame)]])
        #expect(await office.receive([Self.frame], peer: "10.20.255.9").map(\.isStored) == [true])
    }

    @Test func `a wrong password writes nothing, the right one does`() async throws {
        let office = try await MonitoringOffice { $0.password = "654321" }
        #expect(await office.receive([Self.frame]) == [.quarantined(.wrongPassword)])
        let right = FrameEncoder.frame(
            "QN=1;ST=23;CN=2011;PW=654321;MN=\(MonitoringOffice.mn);Flag=5;CP=&&DataTime=20261121085900;LA-Rtd=80&&")
        #expect(await office.receive([right]).map(\.isStored) == [true])
        #expect(try await office.count("reading") == 1)
    }

    @Test func `a change of the register holds from the next frame on`() async throws {
        let office = try await MonitoringOffice()
        #expect(await office.receive([Self.frame]).map(\.isStored) == [true])
        let id = try await office.deviceID
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let found = try transaction.find(MonitoringDevice.self, id) else { return }
            var device = found.record
            device.allowedNetworks = "10.0.0.1"
            try transaction.update(found.stored, to: device)
        }
        #expect(
            await office.receive([MonitoringOffice.frame("LA-Rtd=81", at: "20261121090000")]) == [.quarantined(.foreignNetwork)])
    }

    @Test func `dialects of the confirmed model are accepted`() async throws {
        let segment = "QN=1;ST=23;CN=2011;PW=123456;MN=\(MonitoringOffice.mn);Flag=5;CP=&&DataTime=20261121085900;LA-Rtd=80&&"
        let office = try await MonitoringOffice()
        let frame = ModbusFrame.bytes(segment)
        #expect(await office.receive([frame]) == [.refused])
        let id = try await office.deviceID
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            var model = DeviceModel()
            model.name = "模拟 M1"
            model.dialects = "crc-modbus"
            let stored = try transaction.insert(model)
            guard let found = try transaction.find(MonitoringDevice.self, id) else { return }
            var device = found.record
            device.deviceModel = stored.id
            try transaction.update(found.stored, to: device)
        }
        #expect(await office.receive([frame]).map(\.isStored) == [true])
    }

    @Test func `readings between two certificates are unverified, an unqualified certificate is none`() async throws {
        let office = try await MonitoringOffice(certificates: [("2026-11-01", "2026-11-10"), ("2026-11-15", "2026-11-30")])
        try await office.certify(office.deviceID, "2026-11-11", "2026-11-14", number: "不合格", isQualified: false)
        _ = await office.receive([
            MonitoringOffice.frame("LA-Rtd=1", at: "20261110235959", qn: "1"),
            MonitoringOffice.frame("LA-Rtd=2", at: "20261112000000", qn: "2"),
            MonitoringOffice.frame("LA-Rtd=3", at: "20261115000000", qn: "3"),
        ])
        #expect(try await office.rows("SELECT verified FROM reading ORDER BY at") == [[1], [0], [1]])
        #expect(try await office.rows("SELECT verification_expiry FROM monitoring_device") == [["2026-11-30"]])
    }

    @Test func `the device's clock is told by the frame that says least`() async throws {
        let office = try await MonitoringOffice()
        _ = await office.receive([
            MonitoringOffice.frame("LA-Rtd=1", at: "20261121085950", qn: "20261121085950000"),
            MonitoringOffice.frame("LA-Rtd=2", at: "20261120000000", qn: "20261120000000000"),
        ])
        #expect(try await office.rows("SELECT clock_offset FROM device_contact") == [[10_000]])
    }
}

@Suite struct NetworkRangeTests {
    @Test(arguments: [
        ("10.20.0.0/16", "10.20.255.1", true), ("10.20.0.0/16", "10.21.0.0", false), ("10.20.1.5", "10.20.1.5", true),
        ("10.20.1.5", "10.20.1.6", false), ("0.0.0.0/0", "203.0.113.7", true), ("10.0.0.0/9", "10.128.0.1", false),
        ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe00::1", false), ("10.20.0.0/16", "::ffff:10.20.3.4", true),
        ("10.20.0.0/16", "nonsense", false), ("10.20.0.0/16", "fd00::1", false),
    ])
    func `an address is inside or not`(network: String, address: String, isInside: Bool) {
        #expect(NetworkRange(network)?.contains(address) == isInside)
    }

    @Test(arguments: ["10.20.0.0/33", "10.20.0/16", "abc", "", "10.0.0.1/", "10.0.0.1/-1", "fd00::/129"])
    func `what is no network is refused`(text: String) { #expect(NetworkRange(text) == nil) }
}

/// A frame as devices with the other CRC send it.
enum ModbusFrame {
    static func bytes(_ segment: String) -> [UInt8] {
        let body = Array(segment.utf8)
        var register: UInt16 = 0xFFFF
        for byte in body {
            register ^= UInt16(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xA001 : register >> 1 }
        }
        let digits = String(register, radix: 16, uppercase: true)
        let length = String(10_000 + body.count).dropFirst()
        return Array("##\(length)\(segment)\(String(repeating: "0", count: 4 - digits.count))\(digits)\r\n".utf8)
    }
}
