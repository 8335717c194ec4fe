import Calendars
import Foundation
import HJ212

/// What can be asked of a device and what can be told it. HJ 212-2017, table 9.
///
/// Parameters as in table 8 and the exchanges of annex C (tables C.1…C.9 and C.30…C.46), compared with the text of the standard. Of the
/// hour between samples table 8 writes `Ctime` and the exchanges C.35 and C.36 `CTime`: sent as the exchanges have it.
enum PlatformCommand {
    /// Asks for something, or tells to send it: changes nothing of the device.
    static let questions: Set<Int> = [
        1011, 1061, 1063, 2011, 2012, 2021, 2022, 2031, 2041, 2051, 2061, 3017, 3018, 3019, 3020,
    ]
    /// Sets the clock: off unless the device's record allows it, and a second person approves.
    static let clock: Set<Int> = [1012]
    /// Writes to the device or moves something in it: off unless its record allows that apart, and a second person approves.
    static let controls: Set<Int> = [1000, 1062, 1064, 1072, 3011, 3012, 3013, 3014, 3015, 3016, 3021]
    static let history: Set<Int> = [2031, 2041, 2051, 2061]
    static let setPassword = 1072

    /// Those that a device may be given.
    static func allowed(takesTime: Bool, takesCommands: Bool) -> Set<Int> {
        questions.union(takesTime ? clock : []).union(takesCommands ? controls : [])
    }

    /// One parameter of a command.
    struct Parameter {
        let name: String
        var isOptional = false
        let isSound: (Substring) -> Bool

        static func number(_ name: String, _ range: ClosedRange<Int>) -> Parameter {
            Parameter(name: name) { text in text.utf8.count <= 5 && Int(text).map { range.contains($0) } ?? false }
        }

        static func oneOf(_ name: String, _ values: [Int]) -> Parameter {
            Parameter(name: name) { text in Int(text).map { values.contains($0) } ?? false }
        }

        static func word(_ name: String, _ length: ClosedRange<Int>) -> Parameter {
            Parameter(name: name) { text in
                length.contains(text.utf8.count) && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
        }

        /// A set value: a number with its point, or a word.
        static func value(_ name: String, _ length: ClosedRange<Int>) -> Parameter {
            Parameter(name: name) { text in
                length.contains(text.utf8.count)
                    && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            }
        }

        /// hhmmss.
        static func time(_ name: String) -> Parameter {
            Parameter(name: name) { text in
                text.utf8.count == 6 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
                    && DeviceTime.instant("20260101" + text) != nil
            }
        }

        private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
    }

    /// What must be said with a command, in the order in which it is sent.
    static func parameters(_ command: Int) -> [Parameter] {
        let factor = Parameter.word("PolId", 1...10)
        return switch command {
        case 1000: [.number("OverTime", 1...99), .number("ReCount", 1...99)]
        case 1062: [.number("RtdInterval", 30...3_600)]
        case 1064: [.oneOf("MinInterval", [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30])]
        case 3011...3014, 3017...3019: [factor]
        case 3016: [factor, .time("CstartTime"), .number("CTime", 1...24)]
        // What is asked for may have nothing to do with a factor: PolId is then left out (notes to C.40 and C.41).
        case 3020: [.init(name: factor.name, isOptional: true, isSound: factor.isSound), .word("InfoId", 1...10)]
        case 3021: [factor, .word("InfoId", 1...10), .value("Info", 1...40)]
        // 3015 says nothing (C.34): the device answers which bottle it took.
        default: []
        }
    }

    /// Parameters as typed, `RtdInterval=60` or several with `;` between, put into order; nil where one is missing, strange or
    /// out of its range.
    static func normalised(_ typed: String, of command: Int) -> String? {
        let expected = parameters(command)
        var given: [String: Substring] = [:]
        for part in typed.split(whereSeparator: { ";；,， \n\r".contains($0) }) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, given.updateValue(sides[1], forKey: String(sides[0])) == nil else { return nil }
        }
        var words: [String] = []
        for parameter in expected {
            guard let value = given.removeValue(forKey: parameter.name) else {
                guard parameter.isOptional else { return nil }
                continue
            }
            guard parameter.isSound(value) else { return nil }
            words.append("\(parameter.name)=\(value)")
        }
        guard given.isEmpty else { return nil }
        return words.joined(separator: ";")
    }

    /// A PW is six characters of the frame's own alphabet.
    static func isPassword(_ text: String) -> Bool { Parameter.word("NewPW", 6...6).isSound(text[...]) }

    /// CP of a command; the platform sends `;` between its parts, as 2017 writes it.
    static func content(_ command: Int, _ order: DeviceCommand, now: Instant) -> String {
        switch command {
        case 1012: return "SystemTime=\(DeviceTime.text(now))"
        case setPassword: return "NewPW=\(order.newPassword)"
        case 3021:
            // The value is named by what it belongs to: InfoId=i13004;i13004-Info=168.0.
            let parts = order.parameters.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }
            guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }) else { return "" }
            return "PolId=\(parts[0][1]);InfoId=\(parts[1][1]);\(parts[1][1])-Info=\(parts[2][1])"
        default:
            var parts = order.parameters.isEmpty ? [] : [order.parameters]
            if history.contains(command) || command == 3020, let begin = order.beginAt, let end = order.endAt {
                parts.append("BeginTime=\(DeviceTime.text(begin));EndTime=\(DeviceTime.text(end))")
            }
            return parts.joined(separator: ";")
        }
    }
}
