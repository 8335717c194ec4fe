import HJ212
import Testing

@Suite struct RecordedPacketTests {
    @Test func `there are 99 packets, 75 with a right checksum`() {
        #expect(RecordedPackets.all.count == 99)
        #expect(RecordedPackets.right.count == 75)
    }

    @Test(arguments: RecordedPackets.all)
    func `a packet is taken exactly when its checksum is right`(packet: RecordedPacket) {
        let events = FrameStream.events(in: packet.bytes)
        #expect(events.count == 1)
        #expect((events.first?.frame != nil) == packet.isChecksumRight)
    }

    @Test func `a packet is the same however it is split`() {
        for packet in RecordedPackets.all {
            let whole = FrameStream.events(in: packet.bytes + [13, 10])
            for cut in 1..<packet.bytes.count + 1 {
                var stream = FrameStream()
                let bytes = packet.bytes + [13, 10]
                let events = stream.receive(bytes[..<cut]) + stream.receive(bytes[cut...]) + stream.finish()
                #expect(events == whole)
            }
        }
    }

    @Test func `the good packets glued together, byte by byte, come out in order`() {
        var stream = FrameStream()
        var frames: [Frame] = []
        for byte in RecordedPackets.right.flatMap(\.bytes) { frames += stream.receive([byte]).compactMap(\.frame) }
        frames += stream.finish().compactMap(\.frame)
        #expect(frames == RecordedPackets.right.compactMap { FrameStream.events(in: $0.bytes).first?.frame })
        #expect(frames.count == 75)
    }

    @Test func `all packets in one stream: no bad one costs a good one behind it`() {
        var stream = FrameStream()
        var bytes: [UInt8] = []
        for (bad, good) in zip(RecordedPackets.all.filter { !$0.isChecksumRight }, RecordedPackets.right) {
            bytes += bad.bytes + good.bytes
        }
        let events = stream.receive(bytes) + stream.finish()
        #expect(events.count(where: { $0.frame != nil }) == 24)
        #expect(events.count(where: { $0.refusal != nil }) == 24)
    }

    @Test func `dialects explain the packets whose hints say so: 11 of Modbus, one of surplus length`() {
        var explained: [String: Int] = [:]
        for packet in RecordedPackets.all {
            guard let event = FrameStream.events(in: packet.bytes, tolerating: []).first else { continue }
            if case .dialect(let dialects)? = event.refusal { explained[dialects.words.joined(separator: " "), default: 0] += 1 }
        }
        #expect(explained == ["crc-modbus": 9, "crc-modbus-swapped": 2, "length+6": 1])
    }

    @Test func `every dialect that explains a refusal takes the packet when it is switched on`() {
        for packet in RecordedPackets.all {
            guard case .dialect(let dialects)? = FrameStream.events(in: packet.bytes, tolerating: []).first?.refusal else {
                continue
            }
            let taken = FrameStream.events(in: packet.bytes, tolerating: dialects)
            #expect(taken.count == 1)
            #expect(taken.first?.frame?.dialects == dialects)
        }
    }
}
