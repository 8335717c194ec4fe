import Calendars

/// Identifiers that pass their checks and belong to nobody.
public enum SimulatedCodes {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// A unified social credit code (GB 32100-2015): department and kind, six digits of the region, a numbered organisation code.
    public static func credit(_ kind: String, region: String, number: Int) -> String {
        let digits = String(number)
        let body = kind + region + organisation("M" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits)
        var weight = 1
        var sum = 0
        for character in body {
            sum += (alphabet.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return body + String(alphabet[(31 - sum % 31) % 31])
    }

    /// Eight characters and their check (GB 11714-1997); M, for 模拟, in front.
    private static func organisation(_ eight: String) -> String {
        let sum = zip(eight.utf8, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { sum, part in
            let value = part.0 <= 0x39 ? Int(part.0) - 0x30 : Int(part.0) - 0x41 + 10
            return sum + value * part.1
        }
        let check = 11 - sum % 11
        return eight + (check == 10 ? "X" : check == 11 ? "0" : String(check))
    }

    /// A resident number that passes its check; regions 79999x are given to nobody. Each kind of person has its series, so that no
    /// number is given twice.
    public static func resident(born: Day, order: Int, isMale: Bool, series: Int = 9) -> String {
        let digits = born.description.filter { $0 != "-" }
        let body = "79999\(series)" + digits + padded(order % 500 * 2 + (isMale ? 1 : 0), 3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }

    /// Birth and resident number of the city's worker of this place: each place has a day and an order of its own, because a number
    /// given to two persons would be refused, as it should be.
    static func worker(_ place: Int, of today: Day, isMale: Bool) -> (birth: Day, number: String) {
        // 7919 and 12500 have no common divisor: places walk through all 12500 days before one comes again.
        let birth = today - 8_000 - place * 7_919 % 12_500
        return (birth, resident(born: birth, order: place / 12_500, isMale: isMale))
    }

    /// A number that no network gives out: the area code is followed by zeros.
    static func phone(_ number: Int) -> String { "0000-" + padded(number, 8) }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
