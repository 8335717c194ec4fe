import Rulebook
import Testing

@testable import HealthSurveillance

/// The codes that may stand in the text of an examination's results.
@Suite struct ResultCodeTests {
    @Test func `every item of the catalogue may be named, and no other kind of code has its name`() {
        for item in SurveillanceCatalogue.standard.items {
            guard case .item = ResultCode.all[item.code] else {
                Issue.record("\(item.code) is no item")
                continue
            }
        }
    }

    @Test func `both ears at ten frequencies, six zones and seven further readings stand beside the items`() {
        var counts: [String: Int] = [:]
        for kind in ResultCode.all.values {
            switch kind {
            case .zone: counts["zone", default: 0] += 1
            case .threshold: counts["threshold", default: 0] += 1
            case .reading: counts["reading", default: 0] += 1
            case .item: counts["item", default: 0] += 1
            }
        }
        #expect(counts["zone"] == 6)
        #expect(counts["threshold"] == 20)
        #expect(counts["reading"] == 7)
        #expect(counts["item"] == SurveillanceCatalogue.standard.items.count)
    }

    @Test(arguments: [
        ("SYM; INT", ["INT", "SYM"], 0), ("WBC=5.1", ["CBC", "WBC"], 0), ("L4000=35", ["PTA"], 0),
        ("RU=1/1", ["CXR", "CXR-HK"], 0), ("FVC=86", ["PFT"], 0), ("sbp=120;\ndbp = 80", ["DBP", "SBP"], 0),
        ("L0500=35", [], 1), ("L4000", [], 1), ("FVC", [], 1), ("RU", [], 1), ("XYZ", [], 1), ("XYZ=1", [], 1),
        ("PROFUSION=1.5", [], 1), ("L4000=121", [], 1), ("SBP=1200", [], 1), ("SBP=12O", [], 1),
    ])
    func `a text is read into its items, or refused`(text: String, items: [String], problems: Int) {
        let results = ExaminationResults(text)
        #expect(results.items.sorted() == items)
        #expect(results.problems.count == problems)
    }
}
