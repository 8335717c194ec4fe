import Calendars
import HJ212
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.requirement("R-23")) struct PartWatchTests {
    private func part(_ number: Int, of total: Int, time: String = "20261121085900") -> Frame {
        Frame(
            unverified: Array(
                "QN=\(number);ST=23;CN=2051;PW=1;MN=A;Flag=7;PNUM=\(total);PNO=\(number);CP=&&DataTime=\(time);LA-Avg=1&&".utf8))
    }

    @Test func `parts that all come leave no gap, a missing one is told after a minute`() {
        var watch = PartWatch()
        let start = Instant(milliseconds: 0)
        for number in [3, 1, 2] { watch.take(part(number, of: 3), mn: "A", at: start) }
        for number in [1, 4] { watch.take(part(number, of: 4, time: "20261121090000"), mn: "A", at: start) }
        #expect(watch.gaps(at: start + 60_000).isEmpty)
        #expect(
            watch.gaps(at: start + 60_001) == [.init(mn: "A", command: 2051, time: "20261121090000", total: 4, missing: [2, 3])])
        #expect(watch.gaps(at: start + 60_002).isEmpty)
    }

    @Test func `the end of the connection tells of what is still missing`() {
        var watch = PartWatch()
        watch.take(part(1, of: 2), mn: "A", at: Instant(milliseconds: 0))
        #expect(watch.gaps(at: Instant(milliseconds: 1), ended: true).map(\.missing) == [[2]])
    }
}

@Suite(.requirement("R-23")) struct DeviceRecognitionTests {
    private static let segment = "ST=23;CN=2011;PW=123456;MN=A;CP=&&DataTime=20261121085900;NOIS-Rtd=80;TSP-Rtd=178&&"

    @Test func `the first frames tell the dialect, what is missing, and the models that fit`() {
        let refused = (0..<3).map { _ in ModbusFrame.bytes(Self.segment) }
        let seen = DeviceRecognition(refused: refused + [[1, 2, 3]], codes: ["TEM"])
        #expect(seen.frames == 3 && seen.withoutQueryNumber == 3 && seen.withoutFlag == 3)
        #expect(seen.dialects == ["crc-modbus": 3])
        let models: [DeviceRecognition.Model] = [
            .init(id: 1, name: "乙", dialects: .modbus, sources: ["NOIS"]),
            .init(id: 2, name: "甲", dialects: [], sources: ["NOIS", "TSP", "TEM"]),
            .init(id: 3, name: "丙", dialects: .modbus, sources: ["NOIS", "TSP", "TEM"]),
            .init(id: 4, name: "丁", dialects: .every, sources: ["PM10"]),
        ]
        #expect(seen.candidates(models).map(\.name) == ["丙", "乙", "甲"])
    }
}
