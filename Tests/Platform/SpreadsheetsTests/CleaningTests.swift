import Calendars
import Spreadsheets
import Testing

@Suite struct CleaningTests {
    @Test(arguments: [
        ("　张三 ", "张三"), ("１２３ＡＢｃ", "123ABc"), ("'0662123", "0662123"), ("‘0662123", "0662123"), ("张\u{00A0}三", "张 三"),
        ("\u{FEFF}张三\u{200B}", "张三"), ("阳江市（海陵）有限公司", "阳江市（海陵）有限公司"), ("O'Brien", "O'Brien"), ("", ""), ("  ", ""),
        ("苯、甲苯，二甲苯", "苯、甲苯，二甲苯"), ("a\u{0000}b", "ab"), ("第一行\n第二行", "第一行\n第二行"),
    ])
    func `a text is stored as it was meant`(typed: String, stored: String) { #expect(Cleaning.text(typed) == stored) }

    @Test(
        arguments: [
            ("１，２３４．５", [], "1234.5"), ("1,234,567", [], "1234567"), ("12 人", ["人"], "12"),
            ("0.5mg/m³", ["mg/m³", "mg/m3"], "0.5"),
            ("0.5 MG/M3", ["mg/m³", "mg/m3"], "0.5"), ("－３", [], "-3"), ("−3", [], "-3"), ("12,34", [], "12,34"),
            ("1,2345", [], "1,2345"),
            ("十二人", ["人"], "十二人"), ("95%", ["%"], "95"), ("９５％", ["%"], "95"), ("人", ["人"], "人"), ("-1,234.50", [], "-1234.50"),
            ("<0.01", [], "<0.01"), ("1.234,5", [], "1.234,5"),
        ] as [(String, [String], String)])
    func `a number loses separators and its unit`(typed: String, units: [String], number: String) {
        #expect(Cleaning.number(typed, units: units) == number)
    }

    @Test(arguments: [
        "2024-03-05", "2024-3-5", "2024/3/5", "2024.3.5", "2024年3月5日", "2024 年 3 月 5 日", "20240305", "２０２４／３／５",
        "2024-03-05 08:30:00",
        "2024/3/5 8:30", "2024-03-05T00:00:00", "2024年3月5", " 2024/03/05 ", "'2024/3/5",
    ])
    func `a day is understood however it is written`(typed: String) { #expect(Cleaning.day(typed) == Day("2024-03-05")) }

    @Test(arguments: [
        "2024-02-30", "2023/2/29", "24/3/5", "2024/13/1", "2024年3月", "5/3/2024", "20241301", "2024-3.5", "2024年3日5月", "昨天", "",
        "45356",
        "2024-03-05x", "2024--3-5",
    ])
    func `what is no day that exists is none`(typed: String) { #expect(Cleaning.day(typed) == nil) }

    @Test func `a serial number is a day only when asked for`() {
        #expect(Cleaning.day("45356", serials: true) == Day("2024-03-05"))
        #expect(Cleaning.day("45356") == nil)
        #expect(Cleaning.day("12", serials: true) == nil)
    }
}
