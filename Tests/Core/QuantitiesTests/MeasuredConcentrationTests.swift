import Quantities
import Testing

struct MeasuredConcentrationTests {
    @Test func `a number is a value, a number after a less-than sign is below detection`() throws {
        #expect(try MeasuredConcentration(text: "0.05") == .value(Concentration(0.05)))
        #expect(try MeasuredConcentration(text: "<0.05") == .below(Concentration(0.05)))
        #expect(try MeasuredConcentration(text: " ＜ ０．０５ ") == .below(Concentration(0.05)))
        #expect(try MeasuredConcentration(text: "0") == .value(Concentration(0)))
    }

    @Test(arguments: ["", "<", "abc", "0,05", "1e-3", "NaN", "inf", "<0", "5 mg/m3", "未检出"])
    func `other texts are refused by name`(text: String) {
        #expect(throws: QuantityError.notANumber(text)) { try MeasuredConcentration(text: text) }
    }

    @Test func `a negative concentration is out of range`() {
        #expect(throws: QuantityError.outOfRange(value: -1, from: 0, to: 1e9)) { try MeasuredConcentration(text: "-1") }
        #expect(throws: QuantityError.notFinite) { try Concentration(.nan) }
    }

    @Test func `below detection keeps its text and enters as its bound`() throws {
        let result = try MeasuredConcentration(text: "<0.3")
        #expect(result.text == "<0.3")
        #expect(result.entering.value == 0.3)
        #expect(result.isBelowDetection)
    }

    @Test func `a ratio of different units is refused`() throws {
        let parts = try Concentration(5, .partsPerMillion)
        #expect(throws: QuantityError.unitsDiffer(.partsPerMillion, .milligramPerCubicMetre)) {
            try parts.ratio(to: Concentration(5))
        }
        #expect(try Concentration(3).ratio(to: Concentration(6)).value == 0.5)
    }
}

struct QuantityTests {
    @Test func `a quantity outside what can exist is refused`() throws {
        // Values in variables: a literal between the brackets would be the unchecked literal form.
        let (negative, ordinary) = (-1.0, 8.0)
        #expect(throws: QuantityError.outOfRange(value: -1, from: 0, to: 168)) { try Hours(negative) }
        #expect(throws: QuantityError.notFinite) { try SoundLevel(decibelsA: .infinity) }
        #expect((try? Hours(ordinary)) == Hours(8))
    }

    @Test(arguments: [
        ("mg/m³", UnitOfMeasure.milligramPerCubicMetre), ("mg / m3", .milligramPerCubicMetre), ("μg/m3", .microgramPerCubicMetre),
        ("dB(A)", .decibelA), ("dB（A）", .decibelA), ("dBA", .decibelA), ("℃", .celsius), ("%", .percent),
        ("f/mL", .fibrePerMillilitre),
    ])
    func `unit labels of laboratories are read`(label: String, unit: UnitOfMeasure) {
        #expect(UnitOfMeasure(label: label) == unit)
    }

    @Test func `a label outside the closed list names no unit`() {
        #expect(UnitOfMeasure(label: "furlong") == nil)
        #expect(UnitOfMeasure(label: "") == nil)
    }
}
