import Access
import Registers

@testable import DemoCity

/// The shipped code tables with the two made-up towns, as a city's store has them.
struct MadeUpTowns: CodeBook {
    let base: any CodeBook

    func entry(_ table: String, _ code: String) -> CodeEntry? { base.entry(table, code) }
    func entries(_ table: String, labelled label: String) -> [CodeEntry] { base.entries(table, labelled: label) }
    func entries(_ table: String) -> [CodeEntry] {
        guard table == "region" else { return base.entries(table) }
        return base.entries(table)
            + Towns.madeUp.map { CodeEntry(code: $0.code, label: $0.name, parent: $0.parent, attributes: ["type": "town"]) }
    }
    func regionPath(_ code: String) -> RegionPath? { base.regionPath(code) }
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) {
        base.checkIdentifier(kind, value)
    }
}
