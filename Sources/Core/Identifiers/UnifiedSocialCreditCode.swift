/// 统一社会信用代码: registering department 1, kind 1, region 6, organisation code 9, check character. GB 32100-2015.
enum UnifiedSocialCreditCode {
    static func check(_ text: NormalizedText) -> IdentifierVerdict {
        let bytes = text.bytes
        if bytes.count == 15, text.number(0..<15) != nil {
            return .refused(text, "这是 15 位工商注册号，请填写营业执照上的 18 位统一社会信用代码。")
        }
        guard bytes.count == 18 else { return .refused(text, "统一社会信用代码应为 18 位，请核对位数。") }
        var values: [Int] = []
        for byte in bytes {
            guard let value = value(of: byte) else {
                return .refused(text, "只能含数字和除 I、O、S、V、Z 以外的大写字母，请核对是否把 1、0、5、2 认成了字母。")
            }
            values.append(value)
        }
        guard departments.contains(bytes[0]), bytes[1] != UInt8(ascii: "0") else {
            return .refused(text, "第 1、2 位不是登记管理部门和机构类别代码，请核对。")
        }
        guard let region = text.number(2..<8) else { return .refused(text, "第 3 至 8 位应是数字（登记机关行政区划），请核对。") }
        guard values[17] == checkValue(values) else { return .refused(text, "校验位不符，有字符抄错，请逐位核对。") }
        return .accepted(text, marks(bytes, region: region))
    }

    /// 31 characters: digits and capitals without I O S V Z; a character's value is its place.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    private static func value(of byte: UInt8) -> Int? { alphabet.firstIndex(of: byte) }

    /// Weight of place i is 3^(i-1) mod 31. When the sum is a multiple of 31 the check is 0, not a 32nd character.
    private static func checkValue(_ values: [Int]) -> Int {
        var weight = 1
        var sum = 0
        for value in values.prefix(17) {
            sum += weight * value
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31
    }

    private static let departments = Set("123456789ANY".utf8)
    /// Kinds in use by department: 1 offices and institutions, 5 civil affairs, 9 market supervision, and the later additions.
    private static let kinds: [UInt8: Set<UInt8>] = [
        UInt8(ascii: "1"): Set("12349".utf8), UInt8(ascii: "2"): Set("19".utf8), UInt8(ascii: "3"): Set("123459".utf8),
        UInt8(ascii: "4"): Set("19".utf8), UInt8(ascii: "5"): Set("12349".utf8), UInt8(ascii: "6"): Set("129".utf8),
        UInt8(ascii: "7"): Set("129".utf8), UInt8(ascii: "8"): Set("19".utf8), UInt8(ascii: "9"): Set("123".utf8),
        UInt8(ascii: "A"): Set("19".utf8), UInt8(ascii: "N"): Set("1239".utf8), UInt8(ascii: "Y"): Set("1".utf8),
    ]

    private static func marks(_ bytes: [UInt8], region: Int) -> [IdentifierVerdict.Mark] {
        var marks: [IdentifierVerdict.Mark] = []
        // 10xxxx: registered with the State's own office.
        if !ProvinceDigits.assigned.union([10]).contains(region / 10_000) { marks.append(.regionUnknown) }
        if kinds[bytes[0]]?.contains(bytes[1]) != true { marks.append(.departmentKindUnknown) }
        if OrganisationCode.checkCharacter(bytes[8..<16]) != bytes[16] { marks.append(.organisationCodeDoubtful) }
        return marks
    }
}
