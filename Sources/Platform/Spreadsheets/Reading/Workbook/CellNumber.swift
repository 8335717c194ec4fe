import Calendars

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Turns the number stored in a cell into the text that a person sees there.
enum CellNumber {
    /// The number as a spreadsheet shows it: fifteen significant digits, so 0.1 + 0.2 is 0.3 and not 0.30000000000000004.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
        let raw = String(decoding: bytes, as: UTF8.self)
        guard let number = Double(raw), number.isFinite else { return raw }
        return text(number)
    }

    static func text(_ number: Double) -> String {
        guard number != 0 else { return "0" }
        var buffer = [CChar](repeating: 0, count: 64)
        // %.15g decides the digits; the second reading decides the place of the point without an exponent.
        _ = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.14e", $0) }
        let scientific = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard let mark = scientific.firstIndex(of: "e"), let exponent = Int(scientific[scientific.index(after: mark)...])
        else { return scientific }
        let isNegative = scientific.hasPrefix("-")
        var digits = scientific[..<mark].utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
        while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
        guard (-20...30).contains(exponent) else { return "\(number)" }
        var result: [UInt8] = isNegative ? [0x2D] : []
        if exponent < 0 {
            result += [0x30, 0x2E] + [UInt8](repeating: 0x30, count: -exponent - 1) + digits
        } else {
            let whole = digits.prefix(exponent + 1)
            result += whole + [UInt8](repeating: 0x30, count: exponent + 1 - whole.count)
            if digits.count > exponent + 1 { result += [0x2E] + digits.dropFirst(exponent + 1) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The day, moment or time of day that a serial number stands for; nil when it stands for none.
    static func text(serial: Double, format: NumberFormat, countsFrom1904: Bool) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }  // up to 9999-12-31
        var days = serial.rounded(.down)
        var seconds = ((serial - days) * 86_400).rounded()
        if seconds >= 86_400 {
            days += 1
            seconds = 0
        }
        if format == .timeOfDay && days == 0 { return time(Int(seconds)) }
        guard let day = day(serial: Int(days), countsFrom1904: countsFrom1904) else { return nil }
        return format == .day || seconds == 0 ? day.description : "\(day) \(time(Int(seconds)))"
    }

    /// The day of a whole serial number. In the 1900 system number 60 is 29 February 1900, which did not exist.
    static func day(serial: Int, countsFrom1904: Bool) -> Day? {
        if countsFrom1904 { return Day(year: 1904, month: 1, day: 1).map { $0 + serial } }
        guard serial > 0, serial != 60 else { return nil }
        return Day(year: 1899, month: 12, day: 31).map { $0 + (serial < 60 ? serial : serial - 1) }
    }

    private static func time(_ second: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// Already what a person would read: a sign, at most fifteen digits, one point.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 16, let last = bytes.last, last != 0x2E else { return false }
        var digits = 0
        var points = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x2E where index > 0: points += 1
            case 0x2D where index == 0: continue
            default: return false
            }
        }
        return digits > 0 && digits <= 15 && points <= 1 && !(points == 1 && last == 0x30)
    }
}
