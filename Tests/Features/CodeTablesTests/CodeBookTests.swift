import Access
import CodeTables
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-17")) struct CodeBookTests {
    let codes = CodeSnapshot.shipped

    @Test func `the catalogue of 2015 has 459 factors in six classes`() {
        let byClass = Dictionary(grouping: codes.entries("hazard_factor"), by: \.parent).mapValues(\.count)
        #expect(byClass == ["1": 52, "2": 375, "3": 15, "5": 8, "4": 6, "9": 3])
    }

    @Test func `the tables have the sizes of their sources`() {
        let sizes = ["industry": 1_971, "industry_risk": 291, "highly_toxic": 54, "disease_2013": 132, "disease_2025": 135]
        #expect(Dictionary(uniqueKeysWithValues: sizes.keys.map { ($0, codes.entries($0).count) }) == sizes)
    }

    @Test func `every table of the list has codes, and every code table of a register exists`() {
        for name in codes.names { #expect(!codes.entries(name).isEmpty, "\(name)") }
    }

    @Test func `a town stands below its county, city and province`() {
        #expect(codes.regionPath("441702105")?.text == "440000/441700/441702/441702105")
        #expect(codes.regionPath("999999") == nil)
    }

    @Test func `zones are regions of the city, no divisions, and not counted until switched on`() {
        let zone = codes.entry("region", "4417Z1")
        #expect(codes.regionPath("4417Z1")?.text == "440000/441700/4417Z1")
        #expect(zone?.isStatutoryDivision == false)
        #expect(zone?.isCountedRegion == false)
    }

    @Test func `a factor is found by its name without the bracket`() {
        #expect(codes.entries("hazard_factor", labelled: "矽尘").map(\.code) == ["1-001"])
        #expect(codes.entries("hazard_factor", labelled: "噪声").map(\.code) == ["3-001"])
    }
}

@Suite(.requirement("R-17")) struct CodeTableBookTests {
    let book = CodeTableBook(clock: .fixed(CountyOffice.monday))

    @Test func `the four counties of Yangjiang count, the two zones only on demand`() {
        #expect(book.counties(of: "441700").map(\.code) == ["441702", "441704", "441721", "441781"])
        #expect(book.counties(of: "441700", countedOnly: false).count == 6)
        #expect(book.counties(of: "441702").map(\.code) == ["441702"])
    }

    @Test func `mining, manufacturing and energy are industrial, the others are not`() {
        let verdicts = ["0610": true, "3381": true, "4411": true, "0111": false, "4710": false, "8411": false]
        #expect(Dictionary(uniqueKeysWithValues: verdicts.keys.map { ($0, book.isIndustrial($0)) }) == verdicts)
        #expect(!book.isIndustrial("9999"))
    }

    @Test func `the risk catalogue decides by the middle class; a split one is left to people`() {
        #expect(book.catalogueRisk("0610") == "severe")
        #expect(book.catalogueRisk("0311") == nil)
    }

    @Test func `a credit code with a wrong check character is refused with a sentence`() {
        let right = Factory.creditCode(7)
        #expect(book.checkIdentifier("uscc", right.lowercased()).normal == right)
        #expect(book.checkIdentifier("uscc", right).problem == nil)
        let wrong = String(right.dropLast()) + (right.last == "0" ? "1" : "0")
        #expect(book.checkIdentifier("uscc", wrong).problem != nil)
    }
}
