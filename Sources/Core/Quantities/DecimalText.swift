/// Numbers as decimal text, and rounding by GB/T 8170 (数值修约规则): in one step, half to even, on the written digits,
/// so that 4.85 becomes 4.8 although the nearest binary number lies a hair below it.
public enum DecimalText {
    /// The shortest text that reads back as the same number, without exponent: `0.00000003`, `81.25`, `85`.
    public static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        let text = "\(value)"
        guard let exponentMark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        return expanded(mantissa: text[..<exponentMark], exponent: Int(text[text.index(after: exponentMark)...]) ?? 0)
    }

    /// Rounds a decimal text to a number of decimals, half to even, in one step; nil when the text is not a plain decimal.
    ///
    /// Example: `rounded("4.85", decimals: 1)` is `4.8`; `rounded("4.851", decimals: 1)` is `4.9`.
    public static func rounded(_ text: String, decimals: Int) -> String? {
        var digits = Substring(halfWidth(text))
        guard isPlainDecimal(digits), (0...15).contains(decimals) else { return nil }
        var sign = ""
        if digits.first == "-" || digits.first == "+" {
            if digits.first == "-" { sign = "-" }
            digits = digits.dropFirst()
        }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        var kept = Array(parts[0].utf8.map { $0 - 0x30 })
        if kept.isEmpty { kept = [0] }
        let fraction = parts.count > 1 ? Array(parts[1].utf8.map { $0 - 0x30 }) : []
        for place in 0..<decimals { kept.append(place < fraction.count ? fraction[place] : 0) }
        let dropped = fraction.dropFirst(decimals)
        if roundsUp(dropped, after: kept.last ?? 0) { increment(&kept) }
        while kept.count > decimals + 1, kept.first == 0 { kept.removeFirst() }
        let isZero = kept.allSatisfy { $0 == 0 }
        let characters = kept.map { Character(UnicodeScalar($0 + 0x30)) }
        let whole = String(characters.prefix(characters.count - decimals))
        let tail = decimals > 0 ? "." + String(characters.suffix(decimals)) : ""
        return (isZero ? "" : sign) + whole + tail
    }

    /// Rounds the shortest text of a number. Binary noise below 1e-12 of the value is dropped first, so that a sum which should
    /// be 4.85 rounds as 4.85 does.
    public static func rounded(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "\(value)" }
        return rounded(shortest(withoutBinaryNoise(value)), decimals: decimals) ?? shortest(value)
    }

    /// How many decimals a printed number has: `6` none, `0.7` one.
    public static func decimals(of text: String) -> Int {
        guard let point = text.firstIndex(of: ".") else { return 0 }
        return text.distance(from: text.index(after: point), to: text.endIndex)
    }

    /// Digits with at most one point and an optional sign; no exponent, no comma, no blank.
    public static func isPlainDecimal(_ text: Substring) -> Bool {
        var sawDigit = false
        var sawPoint = false
        for (index, character) in text.utf8.enumerated() {
            switch character {
            case 0x30...0x39: sawDigit = true
            case 0x2E where !sawPoint: sawPoint = true
            case 0x2B, 0x2D: if index > 0 { return false }
            default: return false
            }
        }
        return sawDigit
    }

    /// Full-width digits, signs and point as Chinese input methods produce them, to ASCII.
    public static func halfWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                }))
    }

    private static func roundsUp(_ dropped: ArraySlice<UInt8>, after last: UInt8) -> Bool {
        guard let first = dropped.first, first >= 5 else { return false }
        if first > 5 || dropped.dropFirst().contains(where: { $0 > 0 }) { return true }
        return last % 2 == 1
    }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }

    private static func expanded(mantissa: Substring, exponent: Int) -> String {
        let negative = mantissa.first == "-"
        let parts = mantissa.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
        let digits = String(parts[0]) + fraction
        let point = parts[0].count + exponent
        let body: String
        if point <= 0 {
            body = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.count {
            body = digits + String(repeating: "0", count: point - digits.count)
        } else {
            body = digits.prefix(point) + "." + digits.dropFirst(point)
        }
        return (negative ? "-" : "") + body
    }

    /// The nearest number of at most 13 significant digits, when it is that near.
    private static func withoutBinaryNoise(_ value: Double) -> Double {
        guard value != 0 else { return 0 }
        var scale = 1.0
        var magnitude = value.magnitude
        while magnitude < 1e11, scale < 1e13 {
            magnitude *= 10
            scale *= 10
        }
        let candidate = (value * scale).rounded() / scale
        return (candidate - value).magnitude <= value.magnitude * 1e-13 ? candidate : value
    }
}
