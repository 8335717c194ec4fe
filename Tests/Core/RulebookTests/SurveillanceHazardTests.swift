import Rulebook
import Testing

/// Declared hazards lead to the hazards of surveillance.
struct SurveillanceHazardTests {
    @Test func `every row leads to a hazard of the catalogue`() {
        #expect(SurveillanceHazard.all.count > 150)
        for row in SurveillanceHazard.all {
            #expect(SurveillanceCatalogue.standard.agent(row.agent) != nil, "\(row.hazard)")
        }
    }

    @Test func `toluene is examined as benzene in 2014 and by itself in 2025`() {
        func names(_ edition: SurveillanceEdition) -> [String] {
            SurveillanceHazard.hazards(named: "甲苯", in: edition).compactMap {
                SurveillanceCatalogue.standard.agent($0.agent)?.name
            }
        }
        #expect(names(.of2014) == ["苯"])
        #expect(names(.of2025) == ["甲苯"])
    }

    @Test func `silica, noise and radiation have their hazards, a factor without a section has none`() {
        func codes(_ name: String) -> [String] { SurveillanceHazard.hazards(named: name, in: .of2025).map(\.agent) }
        #expect(codes("矽尘（游离SiO2含量≥10%）") == ["D01"])
        #expect(codes("矽尘(游离SiO2含量≥10%)") == ["D01"])
        #expect(codes("噪声") == ["P01"])
        #expect(codes("X射线装置（含CT机）产生的电离辐射") == ["R01"])
        #expect(codes("丙酮") == [])
        #expect(SurveillanceHazard.hazards(named: "乙二胺", in: .of2025).map(\.mark) == [.design])
    }
}
