/// Passport numbers of any country: letters and digits without a common check.
enum Passport {
    static func check(_ text: NormalizedText) -> IdentifierVerdict {
        guard (5...17).contains(text.bytes.count) else { return .refused(text, "护照号一般为 5 至 17 位，请对照护照资料页核对。") }
        let isPlain = text.bytes.allSatisfy { NormalizedText.digit($0) != nil || NormalizedText.letter($0) != nil }
        guard isPlain else { return .refused(text, "护照号只含字母和数字，请去掉其他符号。") }
        guard text.bytes.contains(where: { NormalizedText.digit($0) != nil }) else {
            return .refused(text, "护照号应含数字，请对照护照资料页核对。")
        }
        return .accepted(text)
    }
}
