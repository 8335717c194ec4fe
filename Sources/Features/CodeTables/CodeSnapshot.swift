import Access
import Registers

/// All code tables at one moment, in memory, for lookups by code, by words and by place in the tree.
public struct CodeSnapshot: Sendable {
    struct Table: Sendable {
        var entries: [CodeEntry] = []
        var byCode: [String: Int] = [:]
        var byLabel: [String: [Int]] = [:]

        init(_ entries: [CodeEntry]) {
            self.entries = entries
            for (index, entry) in entries.enumerated() {
                byCode[entry.code] = index
                for words in Set([entry.label] + entry.aliases).map(CodeSnapshot.folded) where !words.isEmpty {
                    byLabel[words, default: []].append(index)
                }
            }
        }
    }

    let tables: [String: Table]
    private let paths: [String: RegionPath]

    init(_ entries: [String: [CodeEntry]]) {
        tables = entries.mapValues(Table.init)
        paths = CodeSnapshot.paths(of: entries[CodeTableNames.region] ?? [])
    }

    /// Table names with their tables' sizes, for the list of tables.
    public var names: [String] { tables.keys.sorted() }

    public func entry(_ table: String, _ code: String) -> CodeEntry? {
        guard let table = tables[table], let index = table.byCode[code] else { return nil }
        return table.entries[index]
    }

    public func entries(_ table: String, labelled label: String) -> [CodeEntry] {
        guard let table = tables[table] else { return [] }
        return (table.byLabel[CodeSnapshot.folded(label)] ?? []).map { table.entries[$0] }
    }

    public func entries(_ table: String) -> [CodeEntry] { tables[table]?.entries ?? [] }
    public func regionPath(_ code: String) -> RegionPath? { paths[code] }

    /// Full-width brackets, blanks and case make no other word.
    static func folded(_ text: String) -> String {
        TextReading.folded(text).filter { !$0.isWhitespace }.lowercased()
    }

    /// Places regions below their parents; one whose parent is unknown, or that stands below itself, has no place.
    private static func paths(of regions: [CodeEntry]) -> [String: RegionPath] {
        let parents = Dictionary(regions.map { ($0.code, $0.parent) }) { first, _ in first }
        var paths: [String: RegionPath] = ["": .root]
        func path(_ code: String, depth: Int) -> RegionPath? {
            if let known = paths[code] { return known }
            guard depth < 12, let parent = parents[code], let above = path(parent, depth: depth + 1),
                let place = above.appending(code)
            else { return nil }
            paths[code] = place
            return place
        }
        for region in regions { _ = path(region.code, depth: 0) }
        paths[""] = nil
        return paths
    }
}

/// Names of the tables that the program itself asks for.
public enum CodeTableNames {
    public static let region = "region"
    public static let regionType = "region_type"
    public static let industry = "industry"
    public static let industryRisk = "industry_risk"
    public static let hazardFactor = "hazard_factor"
    public static let hazardClass = "hazard_class"
    public static let planIndicator = "plan_indicator"
}
