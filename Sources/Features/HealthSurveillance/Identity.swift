import Calendars
import Registers
import Rulebook

/// What a resident number says of its holder, and how a person is shown to those who may not see more.
public enum Identity {
    /// Day of birth in digits 7 to 14.
    public static func birth(_ number: String) -> Day? {
        let digits = Array(number.utf8)
        guard digits.count == 18, let year = part(digits, 6..<10), let month = part(digits, 10..<12),
            let day = part(digits, 12..<14)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The 17th digit: odd for men.
    public static func sex(_ number: String) -> Sex? {
        let digits = Array(number.utf8)
        guard digits.count == 18, let digit = part(digits, 16..<17) else { return nil }
        return digit.isMultiple(of: 2) ? .female : .male
    }

    /// Whole years on a day.
    public static func age(born birth: Day, on day: Day) -> Int {
        let hadBirthday = (day.month, day.dayOfMonth) >= (birth.month, birth.dayOfMonth)
        return day.year - birth.year - (hadBirthday ? 0 : 1)
    }

    /// 张*（男，1975）: enough to tell colleagues apart in a list, too little to know who it is elsewhere.
    public static func shown(name: String, number: String) -> String {
        let facts = [sex(number).map { $0 == .male ? "男" : "女" }, birth(number).map { String($0.year) }].compactMap(\.self)
        return name.prefix(1) + String(repeating: "*", count: max(1, min(2, name.count - 1)))
            + (facts.isEmpty ? "" : "（\(facts.joined(separator: "，"))）")
    }

    /// 张三（男，1975）, for those who may know the name.
    static func named(_ name: String, shown: String) -> String { name + shown.drop { $0 != "（" } }

    private static func part(_ digits: [UInt8], _ range: Range<Int>) -> Int? {
        Int(String(decoding: digits[range], as: UTF8.self))
    }
}
