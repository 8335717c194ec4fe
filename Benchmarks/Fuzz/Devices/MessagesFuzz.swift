import Calendars

/// The payload mapper and the topics of MQTT under libFuzzer: `scripts/fuzz --messages`. The first byte chooses entry and form.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let rest = UnsafeBufferPointer(start: bytes + 1, count: count - 1)
    switch bytes[0] & 7 {
    case 0: readTopic(String(decoding: rest, as: UTF8.self))
    case 1: readTime(String(decoding: rest, as: UTF8.self))
    default: mapMessage(Array(rest), form: Int(bytes[0] >> 3))
    }
    return 0
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

private func readTime(_ text: String) {
    if let instant = InternetTime.instant(text) { _ = instant.day }
    if let instant = SheetTime.instant(text) { _ = instant.day }
}
