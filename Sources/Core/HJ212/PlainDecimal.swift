/// Numbers as devices write them: an optional sign, digits, at most one point.
public enum PlainDecimal {
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ]

    /// The value; nil for anything else, and for more than 18 digits.
    ///
    /// Digits are gathered as a whole number and divided once by a power of ten. Up to 15 digits both are exact, so the result is
    /// the nearest double, the same that `Double(text)` gives.
    @inlinable
    public static func value(_ bytes: UnsafeRawBufferPointer) -> Double? {
        var at = 0
        let count = bytes.count
        guard count > 0 else { return nil }
        let isNegative = bytes[0] == 0x2D
        if isNegative || bytes[0] == 0x2B { at = 1 }
        var whole: UInt64 = 0
        var digits = 0
        var decimals = -1
        while at < count {
            let digit = bytes[at] &- 0x30
            if digit <= 9 {
                whole = whole &* 10 &+ UInt64(digit)
                digits &+= 1
                if decimals >= 0 { decimals &+= 1 }
            } else if bytes[at] == 0x2E, decimals < 0 {
                decimals = 0
            } else {
                return nil
            }
            at &+= 1
        }
        guard digits > 0, digits <= 18 else { return nil }
        let magnitude = scaled(whole, decimals)
        return isNegative ? -magnitude : magnitude
    }

    @usableFromInline
    static func scaled(_ whole: UInt64, _ decimals: Int) -> Double {
        decimals > 0 ? Double(whole) / powers[decimals] : Double(whole)
    }
}
