import Quantities
import Testing

/// Rounding by GB/T 8170: one step, half to even.
struct DecimalTextTests {
    @Test(arguments: [
        ("4.85", 1, "4.8"), ("4.75", 1, "4.8"), ("4.851", 1, "4.9"), ("0.6849", 2, "0.68"), ("0.685", 2, "0.68"),
        ("0.675", 2, "0.68"),
        ("9.95", 1, "10.0"), ("0.05", 1, "0.0"), ("0.15", 1, "0.2"), ("85", 1, "85.0"), ("-2.5", 0, "-2"), ("-0.4", 0, "0"),
        (".5", 0, "0"),
        ("1.5", 0, "2"), ("99.5", 0, "100"), ("0.00000003", 9, "0.000000030"),
    ])
    func `rounds decimal text half to even in one step`(text: String, decimals: Int, expected: String) {
        #expect(DecimalText.rounded(text, decimals: decimals) == expected)
    }

    @Test func `does not round twice: 2.4546 to one decimal is 2.5 and to no decimal is 2`() {
        #expect(DecimalText.rounded("2.4546", decimals: 1) == "2.5")
        #expect(DecimalText.rounded("2.4546", decimals: 0) == "2")
    }

    @Test func `binary noise of a sum does not decide a half`() {
        #expect(DecimalText.rounded(0.1 + 0.2, decimals: 1) == "0.3")
        #expect(DecimalText.rounded(4.85, decimals: 1) == "4.8")
        #expect(DecimalText.rounded((0.7 + 0.1) * 10 / 8 - 0.95, decimals: 1) == "0.0")
    }

    @Test(arguments: ["", ".", "-", "1,5", "1e3", "NaN", "1.2.3", "５a", " 1", "--1"])
    func `text that is no plain decimal is refused`(text: String) {
        #expect(DecimalText.rounded(text, decimals: 1) == nil)
    }

    @Test func `full-width digits are read`() {
        #expect(DecimalText.rounded("４．８５", decimals: 1) == "4.8")
    }

    @Test func `shortest text has no exponent and no needless zero`() {
        #expect(DecimalText.shortest(0.00000003) == "0.00000003")
        #expect(DecimalText.shortest(1e20) == "100000000000000000000")
        #expect(DecimalText.shortest(-1.25e-7) == "-0.000000125")
        #expect(DecimalText.shortest(85) == "85")
        #expect(DecimalText.shortest(81.25) == "81.25")
    }
}
