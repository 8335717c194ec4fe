import Calendars

/// 公民身份号码: region 6, birth date 8, sequence 3 (odd for men), check character by ISO 7064 MOD 11-2. GB 11643-1999.
///
/// Residence permits of Hong Kong, Macao and Taiwan people (810000, 820000, 830000) have the same form, and so have the
/// foreigners' permanent residence cards issued since 2023 (9, province 2, nationality 3).
enum ResidentID {
    static func check(_ text: NormalizedText, today: Day?) -> IdentifierVerdict {
        let bytes = text.bytes
        if bytes.contains(UInt8(ascii: ".")) || (bytes.contains(UInt8(ascii: "E")) && bytes.contains(UInt8(ascii: "+"))) {
            return .refused(text, "号码已被表格软件改成科学记数法，末几位已丢失。请将该列设为文本格式后重新填写。")
        }
        if bytes.count == 15, text.number(0..<15) != nil {
            return .refused(text, "这是 15 位旧号码，请填写现行 18 位公民身份号码。")
        }
        guard bytes.count == 18 else { return .refused(text, "公民身份号码应为 18 位，请核对位数。") }
        guard let region = text.number(0..<6), text.number(6..<17) != nil else {
            return .refused(text, "前 17 位应全部是数字，请核对。")
        }
        guard NormalizedText.digit(bytes[17]) != nil || bytes[17] == UInt8(ascii: "X") else {
            return .refused(text, "最后一位应是数字或 X，请核对。")
        }
        guard region >= 100_000 else { return .refused(text, "前 6 位行政区划代码不存在，请核对。") }
        guard let year = text.number(6..<10), let month = text.number(10..<12), let dayOfMonth = text.number(12..<14),
            let birth = Day(year: year, month: month, day: dayOfMonth)
        else { return .refused(text, "第 7 至 14 位不是真实存在的出生日期，请核对。") }
        if let today, birth > today { return .refused(text, "出生日期晚于今天，请核对第 7 至 14 位。") }
        guard bytes[17] == checkCharacter(bytes) else { return .refused(text, "校验位不符，有数字抄错，请逐位核对。") }
        return .accepted(text, marks(region: region))
    }

    private static func marks(region: Int) -> [IdentifierVerdict.Mark] {
        switch region {
        case 810_000, 820_000, 830_000: [.hongKongMacaoTaiwanResidencePermit]
        case 900_000...:
            ProvinceDigits.assigned.contains(region / 1_000 % 100) ? [.foreignerPermanentResidence] : [.regionUnknown]
        default: ProvinceDigits.assigned.contains(region / 10_000) ? [] : [.regionUnknown]
        }
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)

    /// The check character of the first 17 digits.
    private static func checkCharacter(_ bytes: [UInt8]) -> UInt8 {
        let sum = zip(weights, bytes).reduce(0) { $0 + $1.0 * Int($1.1 - 0x30) }
        return checkCharacters[sum % 11]
    }
}
