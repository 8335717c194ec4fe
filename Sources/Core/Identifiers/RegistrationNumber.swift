/// 工商注册号: the 15-digit registration number that the unified social credit code replaced on 2015-10-01.
///
/// It identifies nobody any more, whatever its check digit says: the person is told what to fill in instead.
enum RegistrationNumber {
    static func check(_ text: NormalizedText) -> IdentifierVerdict {
        guard text.bytes.count == 15, text.number(0..<15) != nil else {
            return .refused(text, "工商注册号应为 15 位数字；该号已停用，请填写营业执照上的 18 位统一社会信用代码。")
        }
        return .refused(text, "15 位工商注册号已停用，请填写营业执照上的 18 位统一社会信用代码。")
    }
}
