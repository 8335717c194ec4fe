import HJ212
import Testing

@Suite struct PlainDecimalTests {
    private func value(_ text: String) -> Double? { Array(text.utf8).withUnsafeBytes { PlainDecimal.value($0) } }

    @Test(arguments: ["0", "84.9", "-130.7116", "+3", ".5", "5.", "011", "178000.000", "0.09055002", "123456789.123456"])
    func `a plain decimal is the nearest double`(text: String) { #expect(value(text) == Double(text)) }

    @Test(arguments: ["", "-", ".", "-.", "N", "1e3", "1.2.3", "--1", "1-", " 1", "nan", "0x10", "1234567890123456789"])
    func `anything else is no number`(text: String) { #expect(value(text) == nil) }

    @Test func `random decimals of up to fifteen digits come out as the language reads them`() {
        var numbers = Sequence64(state: 7)
        for _ in 0..<5_000 {
            let whole = numbers.next(below: 1_000_000_000)
            let text = "\(whole).\(String(numbers.next(below: 1_000_000)))"
            #expect(value(text) == Double(text))
        }
    }
}
