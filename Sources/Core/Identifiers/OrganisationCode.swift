/// 组织机构代码: eight characters and a check character, written with a hyphen or without. GB 11714-1997.
///
/// Normalised without the hyphen, as it stands inside a unified social credit code.
enum OrganisationCode {
    static func check(_ text: NormalizedText) -> IdentifierVerdict {
        var bytes = text.bytes
        if bytes.count == 10, bytes[8] == UInt8(ascii: "-") { bytes.remove(at: 8) }
        guard bytes.count == 9 else { return .refused(text, "组织机构代码应为 8 位本体代码加 1 位校验码，请核对位数。") }
        guard let check = checkCharacter(bytes[0..<8]), NormalizedText.digit(bytes[8]) != nil || bytes[8] == UInt8(ascii: "X")
        else { return .refused(text, "本体代码只能含数字和字母，校验码是数字或 X，请核对。") }
        guard bytes[8] == check else { return .refused(text, "校验码不符，有字符抄错，请逐位核对。") }
        return .accepted(text, as: String(decoding: bytes, as: UTF8.self))
    }

    private static let weights = [3, 7, 9, 10, 5, 8, 4, 2]

    /// Values are 0…9 and A = 10 … Z = 35; the check is 11 − sum mod 11, where 10 is X and 11 is 0.
    static func checkCharacter(_ body: ArraySlice<UInt8>) -> UInt8? {
        var sum = 0
        for (weight, byte) in zip(weights, body) {
            guard let value = NormalizedText.digit(byte) ?? NormalizedText.letter(byte).map({ $0 + 10 }) else { return nil }
            sum += weight * value
        }
        return switch 11 - sum % 11 {
        case 10: UInt8(ascii: "X")
        case 11: UInt8(ascii: "0")
        case let check: UInt8(ascii: "0") + UInt8(check)
        }
    }
}
