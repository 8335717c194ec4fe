import Access
import Testing

@Suite struct MaskingTests {
    @Test func `an identity number keeps its first and last four`() {
        #expect(Masking.identityNumber("441702199001011234") == "4417**********1234")
    }

    @Test func `a telephone number keeps its first three and last four`() {
        #expect(Masking.phone("13812345678") == "138****5678")
    }

    @Test(arguments: [("张三", "张*"), ("欧阳修远", "欧*"), ("张", "张*"), ("", "")])
    func `a name keeps its first character and hides its length`(name: String, shown: String) {
        #expect(Masking.name(name) == shown)
    }

    @Test(arguments: [("", ""), ("12345678", "********"), ("1234567890", "**********"), ("12345678901", "1234***8901")])
    func `a number too short to hide anything is hidden whole`(number: String, shown: String) {
        #expect(Masking.identityNumber(number) == shown)
    }
}
