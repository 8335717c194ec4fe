import Calendars

/// Makes of what people type in a sheet what they meant, before a field's own rules judge it. Pure functions.
public enum Cleaning {
    /// The text of a cell as it should be stored: no space around it, no leading `'` left by a text cell, full-width digits,
    /// letters and spaces made half-width, non-breaking and invisible characters made spaces or dropped.
    ///
    /// Chinese punctuation stays: 阳江市（海陵）有限公司 is a name with full-width brackets.
    public static func text(_ text: String) -> String {
        guard needsWork(text) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: scalars.append(shifted(scalar))
            case 0x00A0, 0x3000, 0x2000...0x200A, 0x202F, 0x205F, 0x0009: scalars.append(" ")
            case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: continue  // invisible marks from web pages and chats
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: continue
            default: scalars.append(scalar)
            }
        }
        var result = trimmed(Substring(String(scalars)))
        if result.first == "'" || result.first == "‘" { result = trimmed(result.dropFirst()) }
        return String(result)
    }

    /// As `text`, and with the marks of numbers and dates half-width too: ．，－／：％＋（）.
    public static func halfWidth(_ text: String) -> String {
        let cleaned = Cleaning.text(text)
        guard cleaned.utf8.contains(where: { $0 >= 0x80 }) else { return cleaned }
        var scalars = String.UnicodeScalarView()
        for scalar in cleaned.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(shifted(scalar))
            case 0x2212, 0x2013: scalars.append("-")
            case 0x3002: scalars.append(".")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// A number without thousands separators and without its unit: `１，２３４．５ 人` is `1234.5`.
    ///
    /// What does not read as a number comes back half-width, for the field's own error. `units` are the spellings to drop.
    public static func number(_ text: String, units: [String] = []) -> String {
        var rest = Substring(halfWidth(text))
        let unit = units.map(halfWidth).filter { !$0.isEmpty && rest.lowercased().hasSuffix($0.lowercased()) }
            .max { $0.count < $1.count }
        if let unit {
            let shorter = trimmed(rest.dropLast(unit.count))
            if shorter.last.map({ $0.isASCII && $0.isNumber }) == true { rest = shorter }
        }
        return withoutThousands(rest) ?? String(rest)
    }

    /// A day as `yyyy-MM-dd` from 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, with or without a time of day
    /// behind it. `serials` also takes the bare serial number that a date becomes in a text column (36 526 to 73 050:
    /// the years 2000 to 2099). Nil when it is no day that exists.
    public static func day(_ text: String, serials: Bool = false) -> Day? {
        let text = halfWidth(text)
        if let day = Day(text) { return day }
        let bytes = Array(text.utf8)
        if bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text) {
            if bytes.count == 8 { return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) }
            return serials && (36_526...73_050).contains(number) ? CellNumber.day(serial: number, countsFrom1904: false) : nil
        }
        return writtenDay(withoutGaps(text))
    }

    /// 2024 年 3 月 5 日 without its gaps; the one before a time of day stays.
    private static func withoutGaps(_ text: String) -> String {
        guard text.contains(" "), text.contains("年") else { return text }
        var result = ""
        var rest = Substring(text)
        while let mark = rest.firstIndex(where: { "年月日".contains($0) }) {
            result += rest[...mark].filter { $0 != " " }
            rest = rest[rest.index(after: mark)...]
        }
        return result + rest
    }

    private static func writtenDay(_ text: String) -> Day? {
        var numbers: [Int] = []
        var marks: [Character] = []
        var digits = ""
        var rest = Substring(text)
        while let character = rest.first, numbers.count < 3 {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if character != " " || digits.isEmpty == false {
                guard "-/.年月日 Tt".contains(character), let number = Int(digits), digits.count <= 4 else { return nil }
                numbers.append(number)
                marks.append(character)
                digits = ""
            }
            rest = rest.dropFirst()
        }
        if let number = Int(digits), numbers.count == 2 {
            numbers.append(number)
            marks.append("日")
        } else if !digits.isEmpty {
            return nil
        }
        guard numbers.count == 3, numbers[0] >= 1_000, marksAgree(marks), isTimeOfDay(rest) else { return nil }
        return Day(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    private static func marksAgree(_ marks: [Character]) -> Bool {
        if marks[0] == "年" { return marks[1] == "月" }
        return "-/.".contains(marks[0]) && marks[0] == marks[1]
    }

    /// Nothing, or something like `08:30:00`: the day is what was asked for.
    private static func isTimeOfDay(_ text: Substring) -> Bool {
        text.allSatisfy { ($0.isASCII && $0.isNumber) || " :.时分秒".contains($0) }
    }

    private static func withoutThousands(_ text: Substring) -> String? {
        guard text.contains(",") else { return nil }
        let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { return nil }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.first.map { (1...3).contains($0.count) } == true && groups.dropFirst().allSatisfy { $0.count == 3 }
            && groups.joined().allSatisfy { $0.isASCII && $0.isNumber }
        let hasPlainFraction = parts.dropFirst().joined().allSatisfy { $0.isASCII && $0.isNumber }
        return isGrouped && hasPlainFraction ? text.filter { $0 != "," } : nil
    }

    private static func needsWork(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return false }
        if first <= 0x20 || first == 0x27 || last <= 0x20 { return true }
        // C2 A0, E2 80/81, E3 80, EF BC/BD/BB start everything that is changed; plain Chinese has none of them but E3.
        return bytes.contains { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF || $0 < 0x20 || $0 == 0x7F }
    }

    /// The half-width twin, which stands 0xFEE0 before the full-width character.
    private static func shifted(_ scalar: Unicode.Scalar) -> Unicode.Scalar { Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar }

    private static func trimmed(_ text: Substring) -> Substring {
        var result = text
        while result.first?.isWhitespace == true { result.removeFirst() }
        while result.last?.isWhitespace == true { result.removeLast() }
        return result
    }
}
