import HJ212

/// The lines of an input of frames, each to be judged for itself.
struct FrameLines: Sequence {
    struct Line {
        let bytes: [UInt8]

        /// At least one event: a line without any frame is refused as such.
        func events(tolerating dialects: Dialects) -> [FrameStream.Event] {
            let events = FrameStream.events(in: bytes, tolerating: dialects)
            return events.isEmpty ? [.refused(.noFrame, bytes: bytes)] : events
        }
    }

    private let lines: [Line]

    init(_ input: [UInt8]) {
        let input = input.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.dropFirst(3)) : input
        if input.starts(with: Array("packet,".utf8)) {
            lines = PacketList.packets(csv: String(decoding: input, as: UTF8.self)).map { Line(bytes: $0.bytes) }
        } else {
            lines = input.split(separator: UInt8(ascii: "\n")).compactMap { line in
                let bare = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                let isBlank = bare.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                return isBlank ? nil : Line(bytes: PacketList.unescaped(bare))
            }
        }
    }

    func makeIterator() -> IndexingIterator<[Line]> { lines.makeIterator() }
}
