import Calendars
import HJ212
import Spreadsheets

/// What devices and their sheets send from outside, under libFuzzer: `scripts/fuzz --devices`. The first byte chooses the entry.
///
/// Nothing may crash, whatever comes; what comes out must not depend on how the bytes were cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let rest = UnsafeRawBufferPointer(start: bytes + 1, count: count - 1)
    switch bytes[0] & 7 {
    case 0, 1, 2: decodeFrames(rest, cut: Int(bytes[0] >> 3))
    case 3, 4: mapMessage(Array(rest), form: Int(bytes[0] >> 3))
    case 5: readTopic(String(decoding: rest, as: UTF8.self))
    default: readSheet(Array(rest))
    }
    return 0
}

/// The stream whole and in two parts gives the same events; a frame that is taken can be made again from its own segment.
private func decodeFrames(_ bytes: UnsafeRawBufferPointer, cut: Int) {
    let dialects: Dialects = cut & 1 == 0 ? .harmless : .every
    let whole = FrameStream.events(in: bytes, tolerating: dialects)
    let place = min(bytes.count, bytes.count * (cut + 1) / 33)
    var stream = FrameStream(tolerating: dialects)
    let parts = stream.receive(bytes[..<place]) + stream.receive(bytes[place...]) + stream.finish()
    precondition(parts == whole, "the events depend on the cut")
    precondition(stream.decoder.pendingByteCount == 0)
    for case .frame(let frame) in whole {
        let again = FrameStream.events(in: FrameEncoder.frame(frame.segment))
        guard case .frame(let same)? = again.first else { preconditionFailure("a frame does not come back from its segment") }
        precondition(same.segment == frame.segment)
    }
}

private let mappings: [MessageMapping] = {
    guard let topic = TopicPattern("plant/{device}/up") else { preconditionFailure("no pattern") }
    let lines: [MessageMapping.Line] = [
        .init(source: "noise.value", factor: "LA", scale: 1), .init(source: "data.0.v", factor: "a34001", scale: 0.001),
        .init(source: "a.b.c.d", factor: "x", scale: -1e300),
    ]
    let forms: [MessageMapping.TimeForm] = [.rfc3339, .unixSeconds, .unixMilliseconds, .digits]
    return forms.map { MessageMapping(topic: topic, kind: .json, timePath: "ts", timeForm: $0, lines: lines) }
        + [MessageMapping(topic: topic, kind: .number, timePath: "", timeForm: .rfc3339, lines: lines)]
}()

private func mapMessage(_ payload: [UInt8], form: Int) {
    guard let content = mappings[form % mappings.count].read(payload) else { return }
    precondition(!content.values.isEmpty)
    precondition(content.values.allSatisfy { $0.value.map(\.isFinite) ?? true })
    if let at = content.at { _ = at.day }
}

/// `pattern, line end, topic`.
private func readTopic(_ text: String) {
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let pattern = TopicPattern(String(parts[0])) else { return }
    precondition(!pattern.filter.contains("#"))
    if let device = pattern.device(in: String(parts[1])) { precondition(!device.isEmpty && !device.contains("/")) }
}

private func readSheet(_ bytes: [UInt8]) {
    guard let sheet = try? BackfillSheet(bytes) else { return }
    for row in sheet.rows {
        if let start = row.item.start, let end = row.item.end { precondition(end > start) }
    }
}
