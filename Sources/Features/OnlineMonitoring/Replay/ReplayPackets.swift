import Foundation
import HJ212

/// The recorded packets of real devices that come with the program, for demonstrations. Whatever is made of them is marked as replayed.
public enum ReplayPackets {
    public static let all: [RecordedPacket] = PacketList.packets(
        csv: String(decoding: PackageResources.hj212_packets_csv, as: UTF8.self))

    /// The MNs that frames with a right CRC come from, in the order of the list.
    public static let deviceNumbers: [String] = {
        var seen: Set<String> = []
        return all.filter(\.isChecksumRight).compactMap { packet in
            guard case .frame(let frame)? = FrameStream.events(in: packet.bytes).first, let mn = frame.header.mn else {
                return nil
            }
            return seen.insert(mn).inserted ? mn : nil
        }
    }()
}
