import Calendars
import Foundation
import HJ212

/// How the messages of a device model are read: where the time and the values stand. Data of the register, not code per vendor.
struct MessageMapping: Sendable, Hashable {
    enum Kind: String, Sendable { case json, number, hj212 }
    enum TimeForm: String, Sendable {
        case rfc3339
        case unixSeconds = "unix-s"
        case unixMilliseconds = "unix-ms"
        case digits = "yyyyMMddHHmmss"
    }

    struct Line: Sendable, Hashable {
        let source: String
        let factor: String
        let scale: Double
    }

    let topic: TopicPattern
    let kind: Kind
    let timePath: String
    let timeForm: TimeForm
    let lines: [Line]

    /// One value of a message; the text is as sent where the scale is 1.
    struct Value: Sendable, Hashable {
        let factor: String
        let text: String
        let value: Double?
    }

    struct Content: Sendable, Hashable {
        /// Nil when the message says none or none that can be read.
        let at: Instant?
        let values: [Value]
    }

    static let largestPayload = 65_536

    /// Nil when nothing of the payload is what the mapping expects.
    func read(_ payload: [UInt8]) -> Content? {
        guard payload.count <= MessageMapping.largestPayload else { return nil }
        switch kind {
        case .hj212: return nil
        case .number:
            guard let text = String(validating: payload, as: UTF8.self)?.trimmingCharacters(in: .whitespacesAndNewlines),
                let line = lines.first, let value = scaled(text, line)
            else { return nil }
            return Content(at: nil, values: [value])
        case .json:
            // Depth is bounded by the parser of Foundation (512).
            guard let root = try? JSONSerialization.jsonObject(with: Data(payload), options: []) else { return nil }
            let values = lines.compactMap { line -> Value? in
                guard let text = MessageMapping.text(at: line.source, in: root) else { return nil }
                return scaled(text, line)
            }
            guard !values.isEmpty else { return nil }
            return Content(at: time(in: root), values: values)
        }
    }

    private func scaled(_ text: String, _ line: Line) -> Value? {
        let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
        guard line.scale != 1, let number else { return Value(factor: line.factor, text: String(text.prefix(40)), value: number) }
        let scaled = number * line.scale
        guard scaled.isFinite else { return nil }
        return Value(factor: line.factor, text: "\(scaled)", value: scaled)
    }

    private func time(in root: Any) -> Instant? {
        guard !timePath.isEmpty, let text = MessageMapping.text(at: timePath, in: root) else { return nil }
        switch timeForm {
        case .rfc3339: return InternetTime.instant(text)
        case .digits: return DeviceTime.instant(text)
        case .unixSeconds: return Double(text).flatMap { MessageMapping.instant($0 * 1_000) }
        case .unixMilliseconds: return Double(text).flatMap(MessageMapping.instant)
        }
    }

    private static func instant(_ milliseconds: Double) -> Instant? {
        // Up to the year 9999: more is no time but a mistake of the unit.
        guard milliseconds.isFinite, milliseconds > 0, milliseconds < 253_402_300_800_000 else { return nil }
        return Instant(milliseconds: Int64(milliseconds))
    }

    /// The number or text at a path: names joined by dots, places in lists as numbers (`data.0.value`).
    private static func text(at path: String, in root: Any) -> String? {
        var here: Any = root
        for step in path.split(separator: ".") {
            if let object = here as? [String: Any], let next = object[String(step)] {
                here = next
            } else if let list = here as? [Any], let place = Int(step), list.indices.contains(place) {
                here = list[place]
            } else {
                return nil
            }
        }
        switch here {
        case let text as String: return text
        case let number as NSNumber:
            // True and false come as numbers of one byte, and measure nothing.
            return ["c", "B"].contains(String(cString: number.objCType)) ? nil : number.stringValue
        default: return nil
        }
    }
}

/// RFC 3339 with its offset, as interfaces write moments.
enum InternetTime {
    static func instant(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        func number(_ from: Int, _ count: Int) -> Int? {
            guard from + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[from..<from + count] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, [0x54, 0x74, 0x20].contains(bytes[10]), bytes[13] == 0x3A,
            bytes[16] == 0x3A, let year = number(0, 4), let month = number(5, 2), let dayOfMonth = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            let day = Day(year: year, month: month, day: dayOfMonth), hour < 24, minute < 60, second < 60
        else { return nil }
        var place = 19
        var fraction = 0
        if bytes[place] == 0x2E {
            place += 1
            let start = place
            while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 { place += 1 }
            guard place > start else { return nil }
            for offset in 0..<3 { fraction = fraction * 10 + (start + offset < place ? Int(bytes[start + offset] - 0x30) : 0) }
        }
        guard place < bytes.count else { return nil }
        let offset: Int
        switch bytes[place] {
        case 0x5A, 0x7A:
            guard place + 1 == bytes.count else { return nil }
            offset = 0
        case 0x2B, 0x2D:
            guard place + 6 == bytes.count, bytes[place + 3] == 0x3A, let hours = number(place + 1, 2),
                let minutes = number(place + 4, 2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[place] == 0x2B ? 1 : -1)
        default: return nil
        }
        // Midnight of China is eight hours before that of UTC.
        let utc = Instant(startOf: day) + 8 * 3_600_000
        return utc + Int64(((hour * 60 + minute - offset) * 60 + second) * 1_000 + fraction)
    }
}
