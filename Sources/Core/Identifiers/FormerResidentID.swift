import Calendars

/// The resident number of before October 1999: region 6, birth date yymmdd of the twentieth century, sequence 3, no check.
enum FormerResidentID {
    static func check(_ text: NormalizedText, today: Day?) -> IdentifierVerdict {
        guard text.bytes.count == 15 else { return .refused(text, "旧身份证号应为 15 位数字，请核对位数。") }
        guard let region = text.number(0..<6), text.number(6..<15) != nil else {
            return .refused(text, "旧身份证号应全部是数字，请核对。")
        }
        guard region >= 100_000 else { return .refused(text, "前 6 位行政区划代码不存在，请核对。") }
        guard let year = text.number(6..<8), let month = text.number(8..<10), let dayOfMonth = text.number(10..<12),
            let birth = Day(year: 1900 + year, month: month, day: dayOfMonth)
        else { return .refused(text, "第 7 至 12 位不是真实存在的出生日期，请核对。") }
        if let today, birth > today { return .refused(text, "出生日期晚于今天，请核对第 7 至 12 位。") }
        return .accepted(text, ProvinceDigits.assigned.contains(region / 10_000) ? [] : [.regionUnknown])
    }
}
