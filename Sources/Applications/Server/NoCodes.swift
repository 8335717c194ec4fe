import Access
import Registers

/// A code book without tables, for a product without the slice that brings them.
struct NoCodes: CodeBook {
    func entry(_ table: String, _ code: String) -> CodeEntry? { nil }
    func entries(_ table: String, labelled label: String) -> [CodeEntry] { [] }
    func entries(_ table: String) -> [CodeEntry] { [] }
    func regionPath(_ code: String) -> RegionPath? { nil }
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) { (nil, value) }
}
