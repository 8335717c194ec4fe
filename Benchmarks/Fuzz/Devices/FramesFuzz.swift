import Foundation
import HJ212

/// The HJ 212 frame decoder under libFuzzer: `scripts/fuzz --frames`. The first byte chooses the entry, the dialects and the cut.
///
/// Nothing may crash; what comes out must not depend on how the bytes were cut; a frame taken comes back from its own segment.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let choice = Int(bytes[0])
    let rest = UnsafeRawBufferPointer(start: bytes + 1, count: count - 1)
    let dialects: Dialects = choice & 1 == 0 ? .harmless : .every
    if choice & 2 == 0 {
        decodeFrames(rest, dialects, cut: choice >> 2)
    } else {
        // Chance hardly ever meets a checksum: the harness puts it on, so that what lies behind it is reached too.
        var stream: [UInt8] = []
        for segment in rest.split(separator: 0x0A) { stream += FrameEncoder.frame(segment.prefix(4_096)) }
        stream.withUnsafeBytes { decodeFrames($0, dialects, cut: choice >> 2) }
    }
    return 0
}

/// What a decoder said, byte for byte: kind, then the bytes it spoke of. Compared whole, and cheaper than events as values.
private struct EventLog: Equatable {
    private var bytes: [UInt8] = []

    mutating func add(_ event: RawEvent) {
        switch event {
        case .frame(let view): append(0, view.dialects, view.checksum, view.segment)
        case .refused(.dialect(let dialects), let rest): append(1, dialects, 0, rest)
        case .refused(let refusal, let rest): append(refusal.code.utf8.last ?? 2, [], 0, rest)
        }
    }

    private mutating func append(_ kind: UInt8, _ dialects: Dialects, _ checksum: UInt16, _ content: UnsafeRawBufferPointer) {
        bytes.append(kind)
        bytes.append(dialects.rawValue)
        for number in [checksum, UInt16(content.count)] {
            bytes.append(UInt8(number >> 8))
            bytes.append(UInt8(number & 0xFF))
        }
        bytes.append(contentsOf: content)
    }
}

nonisolated(unsafe) private let index = FrameIndex()
nonisolated(unsafe) private let second = FrameIndex()

private func decodeFrames(_ bytes: UnsafeRawBufferPointer, _ dialects: Dialects, cut: Int) {
    var whole = EventLog()
    var decoder = FrameDecoder(tolerating: dialects)
    let visit = { (event: RawEvent) in
        whole.add(event)
        if case .frame(let view) = event { checkFrame(view) }
    }
    decoder.decode(bytes, using: index, visit)
    decoder.expire(using: index, visit)

    var parts = EventLog()
    var later = FrameDecoder(tolerating: dialects)
    let place = min(bytes.count, bytes.count * (cut + 1) / 65)
    later.decode(UnsafeRawBufferPointer(rebasing: bytes[..<place]), using: index) { parts.add($0) }
    later.decode(UnsafeRawBufferPointer(rebasing: bytes[place...]), using: index) { parts.add($0) }
    later.expire(using: index) { parts.add($0) }

    precondition(parts == whole, "the events depend on the cut")
    precondition(decoder.pendingByteCount == 0 && later.pendingByteCount == 0)
    precondition(decoder.frameCount == later.frameCount && decoder.refusedCount == later.refusedCount)
    precondition(decoder.skippedByteCount == later.skippedByteCount)
}

/// The frame as a value, its answer, and the frame made again from its own segment.
private func checkFrame(_ view: FrameView) {
    let frame = Frame(view)
    precondition(frame.segment.count == view.segment.count)
    if let reply = Reply.expected(by: view) { _ = reply.encoded(answering: view) }
    let made = FrameEncoder.frame(frame.segment)
    var decoder = FrameDecoder(tolerating: .harmless)
    var isFirst = true
    made.withUnsafeBytes { bytes in
        decoder.decode(bytes, using: second) { event in
            guard isFirst else { return }
            isFirst = false
            guard case .frame(let same) = event else { preconditionFailure("a frame does not come back from its segment") }
            precondition(same.segment.count == view.segment.count, "a frame comes back shorter or longer")
            guard let one = same.segment.baseAddress, let other = view.segment.baseAddress else { return }
            precondition(memcmp(one, other, view.segment.count) == 0, "a frame comes back as another")
        }
    }
    precondition(!isFirst, "a frame does not come back from its segment")
}
