import Calendars
import HJ212
import Testing

@testable import OnlineMonitoring

@Suite struct RetimedPacketsTests {
    let now = Instant(startOf: Day("2026-11-21") ?? Day(number: 0)) + 32_337_045

    @Test func `a packet is sent again with the time of sending and the same values`() throws {
        let original = MonitoringOffice.frame("LA-Rtd=84.9,LA-Flag=N", at: "20200101000000", qn: "20200101000000001")
        let packets = RetimedPackets.packets(
            [RecordedPacket(bytes: original, isChecksumRight: true, deviceHint: "", source: "")], at: now)
        let frame = try #require(packets.first.flatMap { FrameStream.events(in: $0.bytes).first?.takenFrame })
        #expect(frame.header.qn == "20261121085857045")
        #expect(frame.parameter("DataTime") == "20261121085857")
        #expect(frame.factors == FrameStream.events(in: original).first?.takenFrame?.factors)
    }

    @Test func `one packet a device, all of them good, none of the others`() {
        let packets = RetimedPackets.packets(ReplayPackets.all, at: now)
        let frames = packets.compactMap { FrameStream.events(in: $0.bytes).first?.takenFrame }
        #expect(frames.count == packets.count)
        #expect(frames.count > 15)
        #expect(Set(frames.map(\.header.mn)).count == frames.count)
        #expect(frames.allSatisfy { $0.parameter("DataTime") == "20261121085857" && $0.header.cn == "2011" })
    }

    @Test func `the recorded devices have a number each`() {
        #expect(Set(ReplayPackets.deviceNumbers).count == ReplayPackets.deviceNumbers.count)
        #expect(!ReplayPackets.deviceNumbers.contains("null"))
    }
}

extension FrameStream.Event {
    var takenFrame: Frame? { if case .frame(let frame) = self { frame } else { nil } }
}
