import Calendars
import HJ212

/// Recorded measurements as if they were sent now: the same values with another time, framed anew.
///
/// Only for demonstrations of live pages; the devices they belong to are registered as replayed, and every page says so.
public enum RetimedPackets {
    /// One packet a device: its last with measurements of the moment.
    public static func packets(_ packets: [RecordedPacket], at now: Instant) -> [RecordedPacket] {
        var order: [String] = []
        var last: [String: RecordedPacket] = [:]
        for packet in packets where packet.isChecksumRight {
            guard case .frame(let frame)? = FrameStream.events(in: packet.bytes).first, let mn = frame.header.mn,
                frame.header.command == 2011, frame.hasTime, frame.header.pnum == nil
            else { continue }
            if last[mn] == nil { order.append(mn) }
            last[mn] = RecordedPacket(
                bytes: FrameEncoder.frame(retimed(frame, at: now)), isChecksumRight: true, deviceHint: packet.deviceHint,
                source: packet.source)
        }
        return order.compactMap { last[$0] }
    }

    /// The data segment with QN and DataTime of the moment; everything else byte for byte.
    private static func retimed(_ frame: Frame, at now: Instant) -> [UInt8] {
        var segment = frame.segment
        replace("DataTime=", by: DeviceTime.text(now), in: &segment)
        replace("QN=", by: DeviceTime.queryNumber(now), in: &segment)
        return segment
    }

    private static func replace(_ name: String, by digits: String, in segment: inout [UInt8]) {
        let name = Array(name.utf8)
        guard segment.count >= name.count else { return }
        for start in 0...(segment.count - name.count) where Array(segment[start..<start + name.count]) == name {
            let from = start + name.count
            let to = segment[from...].firstIndex { $0 < 0x30 || $0 > 0x39 } ?? segment.endIndex
            segment.replaceSubrange(from..<to, with: Array(digits.utf8))
            return
        }
    }
}
