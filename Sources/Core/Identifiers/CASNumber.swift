/// CAS registry number: two to seven digits, two digits, one check digit, joined by hyphens.
///
/// The check is the sum of the digits before it, each times its place counted from the right, mod 10.
/// Example: 71-43-2 (benzene): 3·1 + 4·2 + 1·3 + 7·4 = 42, check 2.
enum CASNumber {
    static func check(_ text: NormalizedText) -> IdentifierVerdict {
        let parts = text.string.split(separator: "-", omittingEmptySubsequences: false)
        let isFormed =
            parts.count == 3 && (2...7).contains(parts[0].utf8.count) && parts[1].utf8.count == 2 && parts[2].utf8.count == 1
            && parts.allSatisfy { $0.utf8.allSatisfy { NormalizedText.digit($0) != nil } } && parts[0].first != "0"
        guard isFormed else { return .refused(text, "CAS 号应为“2～7 位数字-2 位数字-1 位校验数字”，请核对。") }
        let digits = parts.joined().utf8.compactMap(NormalizedText.digit)
        let sum = digits.dropLast().reversed().enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        guard digits.last == sum % 10 else { return .refused(text, "CAS 号校验位不符，有数字抄错，请核对。") }
        return .accepted(text)
    }
}
