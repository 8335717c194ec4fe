import Calendars
import Database
import FieldTestSupport
import Foundation
import Pages
import Registers
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct TelemetryBatchTests {
    private struct Sender: Sendable {
        let office: MonitoringOffice
        let token: String

        init(_ engine: Engine = .sqlite, registering: (inout MonitoringDevice) -> Void = { _ in }) async throws {
            office = try await MonitoringOffice(engine, registering: registering)
            let id = try await office.deviceID
            token = try await office.registers.write(as: MonitoringOffice.officer) { transaction in
                guard let device = try transaction.find(MonitoringDevice.self, id) else { throw RegisterError.notFound }
                return try IssueCredential.run(device.stored, in: transaction)
            }
        }

        func send(_ body: String, key: String = "", token: String? = nil, peer: String = "192.0.2.1") async throws -> String {
            try await TakeBatch(
                token: token ?? self.token, key: key, body: Array(body.utf8), peer: peer, at: office.clock.now)(office.intake)
        }
    }

    private static func reading(_ changes: String = "", value: String = "84.6") -> String {
        "{\"factor\":\"LA\",\"value\":\(value),\"unit\":\"dB\",\"start\":\"2026-11-21T08:59:00+08:00\",\"flag\":\"N\"\(changes)}"
    }
    private static func batch(_ readings: String...) -> String { "{\"readings\":[\(readings.joined(separator: ","))]}" }

    @Test(arguments: Engine.allCases)
    func `a reading is taken once, whatever key it comes under`(engine: Engine) async throws {
        let sender = try await Sender(engine)
        let first = try await sender.send(Self.batch(Self.reading()), key: "a")
        #expect(first == #"{"accepted":1,"duplicate":0,"quarantined":0,"rejected":0,"results":[{"status":"accepted"}]}"#)
        #expect(try await sender.send(Self.batch(Self.reading()), key: "a") == first)
        let again = try await sender.send(Self.batch(Self.reading(), Self.reading()), key: "b")
        #expect(again.hasPrefix(#"{"accepted":0,"duplicate":2"#))
        #expect(try await sender.office.readings() == ["LA Rtd 0 84.6 dB(A) 1 0"])
        #expect(try await sender.office.count("rollup_due") == 1)
    }

    @Test func `the same key with another body is a conflict`() async throws {
        let sender = try await Sender()
        _ = try await sender.send(Self.batch(Self.reading()), key: "a")
        await #expect(throws: TelemetryError.keyReused) { try await sender.send(Self.batch(Self.reading(value: "85")), key: "a") }
    }

    @Test func `another value for the same moment becomes a revision`() async throws {
        let sender = try await Sender()
        _ = try await sender.send(Self.batch(Self.reading(), Self.reading(value: "85.5")))
        #expect(try await sender.office.readings() == ["LA Rtd 0 84.6 dB(A) 1 0", "LA Rtd 1 85.5 dB(A) 1 0"])
    }

    @Test func `what is wrong with one item does not cost the others`() async throws {
        let sender = try await Sender()
        let items = [
            Self.reading(), Self.reading(",\"device\":\"ANOTHER\""),
            #"{"factor":"XX","value":1,"unit":"dB","start":"2026-11-21T08:59:00+08:00"}"#,
            #"{"factor":"LA","value":1,"start":"2026-11-21T08:59:00+08:00"}"#,
            #"{"factor":"LA","value":1,"unit":"mg/m3","start":"2026-11-21T08:59:00+08:00"}"#,
            #"{"factor":"LA","value":"84","unit":"dB","start":"2026-11-21T08:59:00+08:00"}"#,
            #"{"factor":"LA","value":true,"unit":"dB","start":"2026-11-21T08:59:00+08:00"}"#,
            #"{"factor":"LA","value":1,"unit":"dB","start":"2026-11-21T08:59:00"}"#,
            #"{"factor":"LA","value":1,"unit":"dB","start":"2026-10-01T00:00:00+08:00"}"#,
            #"{"factor":"LA","value":1,"unit":"dB","stat":"leq","start":"2026-11-21T08:00:00+08:00","end":"2026-11-21T08:07:00+08:00"}"#,
            #"{"factor":"LA","value":1,"unit":"dB","stat":"median","start":"2026-11-21T08:00:00+08:00"}"#, "17",
        ]
        let answer = try await sender.send("{\"readings\":[\(items.joined(separator: ","))]}")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
        let codes = (object["results"] as? [[String: String]])?.map { $0["code"] ?? $0["status"] ?? "" }
        #expect(
            codes == [
                "accepted", "TM-101", "TM-102", "TM-103", "TM-104", "TM-105", "TM-105", "TM-106", "TM-107", "TM-108", "TM-109",
                "TM-109",
            ])
        #expect(try await sender.office.count("reading") == 1)
        #expect(try await sender.office.rows("SELECT reason FROM refused_frame") == [["TM-107"]])
    }

    @Test func `micrograms become the channel's milligrams`() async throws {
        let sender = try await Sender()
        _ = try await sender.send(
            #"{"readings":[{"factor":"a34001","value":178,"unit":"ug/m3","start":"2026-11-21T08:59:00+08:00"}]}"#)
        #expect(
            try await sender.office.rows("SELECT value, value_text, unit FROM reading") == [[.real(0.178), "0.178", "mg/m³"]])
    }

    @Test func `a mean over a minute is minute data, over an hour hour data`() async throws {
        let sender = try await Sender()
        _ = try await sender.send(
            Self.batch(
                Self.reading(",\"stat\":\"leq\",\"end\":\"2026-11-21T09:00:00+08:00\""),
                Self.reading(",\"stat\":\"avg\",\"end\":\"2026-11-21T09:59:00+08:00\"")))
        #expect(
            try await sender.office.rows("SELECT command, statistic FROM reading ORDER BY command") == [
                [2051, "Avg"], [2061, "Avg"],
            ])
    }

    @Test func `a wrong, a revoked and a missing credential write nothing`() async throws {
        let sender = try await Sender()
        for token in ["", "zj_" + String(repeating: "0", count: 64), sender.token + "x"] {
            await #expect(throws: TelemetryError.noCredential) { try await sender.send(Self.batch(Self.reading()), token: token) }
        }
        try await sender.office.registers.write(as: MonitoringOffice.officer) { transaction in
            let credential = try transaction.registers.records(transaction.connection, DeviceCredential.self)[0]
            try transaction.transition(credential.stored, "revoke", reason: "遗失")
        }
        await #expect(throws: TelemetryError.noCredential) { try await sender.send(Self.batch(Self.reading())) }
        #expect(try await sender.office.count("reading") == 0)
    }

    @Test func `a batch from outside the device's network is refused`() async throws {
        let sender = try await Sender { $0.allowedNetworks = "10.0.0.0/8" }
        await #expect(throws: TelemetryError.foreignNetwork) { try await sender.send(Self.batch(Self.reading())) }
        #expect(try await sender.send(Self.batch(Self.reading()), peer: "10.1.2.3").contains("\"accepted\":1"))
    }

    @Test(arguments: ["", "[]", "{\"readings\":1}", "{", "\u{0}"])
    func `what is no batch is unreadable`(body: String) async throws {
        let sender = try await Sender()
        await #expect(throws: TelemetryError.unreadable) { try await sender.send(body) }
    }
}

@Suite(.requirement("R-23")) struct BatchGateTests {
    /// Holds so many places of a gate until it is told to let go.
    private func hold(_ gate: BatchGate, _ credentials: [String], _ body: () async throws -> Void) async throws {
        let (doors, opened) = AsyncStream<Void>.makeStream()
        let (inside, entered) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for credential in credentials {
                group.addTask {
                    try await gate.pass(credential, isStoreBehind: false) {
                        entered.yield()
                        for await _ in doors {}
                    }
                }
            }
            var count = 0
            for await _ in inside {
                count += 1
                if count == credentials.count { break }
            }
            try await body()
            opened.finish()
            try await group.waitForAll()
        }
    }

    @Test func `a third batch of one credential is sent away, one of another is let in`() async throws {
        let gate = BatchGate()
        try await hold(gate, ["甲", "甲"]) {
            await #expect(throws: TelemetryError.tooFast) { try await gate.pass("甲", isStoreBehind: false) {} }
            try await gate.pass("乙", isStoreBehind: false) {}
        }
        try await gate.pass("甲", isStoreBehind: false) {}
    }

    @Test func `more than one commit takes is sent away, whoever sends it`() async throws {
        let gate = BatchGate()
        try await hold(gate, (0..<BatchGate.mostOfAll).map(String.init)) {
            await #expect(throws: TelemetryError.busy) { try await gate.pass("新", isStoreBehind: false) {} }
        }
        try await gate.pass("新", isStoreBehind: false) {}
    }

    @Test func `while the store is behind with the frames nothing further is let in`() async {
        await #expect(throws: TelemetryError.busy) { try await BatchGate().pass("甲", isStoreBehind: true) {} }
    }

    @Test func `a batch that fails gives its place back`() async throws {
        let gate = BatchGate()
        for _ in 0...BatchGate.mostOfOne {
            await #expect(throws: TelemetryError.unreadable) {
                try await gate.pass("甲", isStoreBehind: false) { throw TelemetryError.unreadable }
            }
        }
    }

    @Test(arguments: [(TelemetryError.busy, 429, 5 as Int?), (.tooFast, 429, 1), (.unreadable, 400, nil as Int?)])
    func `who is sent away is told when to come again`(error: TelemetryError, status: Int, seconds: Int?) {
        #expect(error.status.code == status)
        #expect(error.secondsToWait == seconds)
    }
}

@Suite struct SheetTimeTests {
    @Test(arguments: [
        ("2026-11-20 08:30:00", "2026-11-20 08:30:00"), ("2026/11/20 8:30", "2026-11-20 08:30:00"),
        ("2026-11-20T08:30", "2026-11-20 08:30:00"), ("2026-11-20T00:30:00Z", "2026-11-20 08:30:00"),
        ("2026-11-20", "2026-11-20 00:00:00"), ("46346.5", "2026-11-20 12:00:00"),
    ])
    func `moments as people write them`(text: String, moment: String) { #expect(SheetTime.instant(text)?.description == moment) }

    @Test(arguments: ["", "昨天", "2026-13-01 08:00", "2026-11-20 25:00", "2026-11-20 08:61", "12"])
    func `what is no moment is none`(text: String) { #expect(SheetTime.instant(text) == nil) }
}

@Suite(.requirement("R-23")) struct BackfillSheetTests {
    @Test func `columns are found by their headings, rows are read one by one`() throws {
        let text = "说明,时间,因子编码,数值,单位,统计,周期（分钟）\n,2026-11-20 08:00,LA,84.6,dB(A),,\n,2026-11-20 08:00,LA,83,dB(A),等效声级,60\n"
        let items = try BackfillSheet(Array(text.utf8)).rows.map(\.item)
        #expect(items.count == 2)
        #expect(items[0].statistic == .moment && items[0].value == 84.6 && items[0].unit == .decibelA)
        #expect(items[1].statistic == .equivalent && items[1].end?.description == "2026-11-20 09:00:00")
    }

    @Test func `a sheet without the headings is refused`() {
        #expect(throws: BackfillSheet.Problem.self) { try BackfillSheet(Array("a,b\n1,2\n".utf8)) }
    }
}
