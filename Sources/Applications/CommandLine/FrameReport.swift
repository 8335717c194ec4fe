import HJ212

/// One frame, taken or refused, as one line of JSON.
///
/// `values` holds what CP says: `{"DataTime":"…","LA":{"Rtd":"84.9","Flag":"N"}}`. Values are text, as sent, because
/// the number of decimals is information. A refused frame shows its header for finding the device, and no values.
enum FrameReport {
    static func json(_ event: FrameStream.Event) -> String {
        var text = JSONOutline()
        text.object { text in
            switch event {
            case .frame(let frame): taken(frame, &text)
            case .refused(let refusal, let bytes): refused(refusal, bytes, &text)
            }
        }
        return text.text
    }

    private static func taken(_ frame: Frame, _ text: inout JSONOutline) {
        text.bool("ok", true)
        text.string("error", nil)
        fields(frame.header, &text)
        text.object("values") { text in
            var seen: Set<String> = []
            for parameter in frame.parameters where seen.insert(parameter.name).inserted {
                text.string(parameter.name, parameter.value)
            }
            for factor in frame.factors where seen.insert(factor.code).inserted {
                text.object(factor.code) { text in
                    for reading in factor.readings { text.string(reading.statistic.suffix, reading.text) }
                }
            }
        }
        if !frame.leftovers.isEmpty {
            text.array("dropped") { text in frame.leftovers.forEach { text.string(nil, $0) } }
        }
        if !frame.dialects.isEmpty { words("dialects", frame.dialects, &text) }
        if frame.encoding != .utf8 { text.string("encoding", frame.encoding.rawValue) }
    }

    private static func refused(_ refusal: Refusal, _ bytes: [UInt8], _ text: inout JSONOutline) {
        text.bool("ok", false)
        text.object("error") { text in
            text.string("code", refusal.code)
            text.string("message", refusal.sentence)
        }
        fields(header(ofRefused: bytes), &text)
        text.object("values") { _ in }
        if case .dialect(let dialects) = refusal { words("dialects", dialects, &text) }
        bytes.withUnsafeBytes { text.string("raw", FieldText.escaped($0)) }
    }

    private static func words(_ key: String, _ dialects: Dialects, _ text: inout JSONOutline) {
        text.array(key) { text in dialects.words.forEach { text.string(nil, $0) } }
    }

    /// What can be read of a header although the frame is not to be trusted.
    private static func header(ofRefused bytes: [UInt8]) -> Frame.Header {
        let prefix = bytes.drop { $0 == UInt8(ascii: "#") || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "$") }
        return Frame(unverified: prefix).header
    }

    private static func fields(_ header: Frame.Header, _ text: inout JSONOutline) {
        text.object("fields") { text in
            func field(_ name: String, _ value: String?) { if let value { text.string(name, value) } }
            field("QN", header.qn)
            field("ST", header.st)
            field("CN", header.cn)
            field("PW", header.pw)
            field("MN", header.mn)
            field("Flag", header.flag.map { String($0.rawValue) })
            field("PNUM", header.pnum.map { String($0) })
            field("PNO", header.pno.map { String($0) })
            field("RF", header.isResend ? "1" : nil)
            var seen: Set<String> = []
            for other in header.others where seen.insert(other.name).inserted { text.string(other.name, other.value) }
        }
    }
}
