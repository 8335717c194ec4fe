import Foundation
import HJ212

/// The packets of real devices that came with the requirement.
enum RecordedPackets {
    static let all: [RecordedPacket] = {
        guard let url = Bundle.module.url(forResource: "hj212-packets", withExtension: "csv", subdirectory: "Packets"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return PacketList.packets(csv: text)
    }()
    static let right = all.filter(\.isChecksumRight)
}

extension FrameStream.Event {
    var frame: Frame? { if case .frame(let frame) = self { frame } else { nil } }
    var refusal: Refusal? { if case .refused(let refusal, _) = self { refusal } else { nil } }
    var refusedBytes: [UInt8]? { if case .refused(_, let bytes) = self { bytes } else { nil } }
}

/// The one frame of a text, if it is one.
func decodedFrame(_ text: String, tolerating dialects: Dialects = .harmless) -> Frame? {
    let events = FrameStream.events(in: Array(text.utf8), tolerating: dialects)
    return events.count == 1 ? events[0].frame : nil
}

/// A frame around content, as a device of 2017 would send it.
func frame(content: String, mn: String = "010000A8900016F000169DC0", cn: String = "2011", flag: String = "Flag=5;") -> [UInt8] {
    FrameEncoder.frame("QN=20261121085857223;ST=39;CN=\(cn);PW=123456;MN=\(mn);\(flag)CP=&&\(content)&&")
}

/// Numbers that look random and are the same in every run. (Marsaglia's xorshift64.)
struct Sequence64 {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 11) % bound
    }
}
