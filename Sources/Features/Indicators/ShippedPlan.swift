import CodeTables
import Registers

/// A plan whose indicator table comes with the program, ready to be entered in the store of an office.
public struct ShippedPlan: Sendable, Identifiable {
    /// Code of the region that made the plan.
    public let area: String
    public let title: String
    /// The rows as they would be entered, in the plan's order.
    let indicators: [PlanIndicator]
    public var id: String { area }
    public var count: Int { indicators.count }

    /// All plans of the code table, in the order of their regions. Baselines are no targets and are left out.
    public static func all(_ codes: any CodeBook) -> [ShippedPlan] {
        let rows = codes.entries(CodeTableNames.planIndicator).compactMap(PlanIndicator.init(entry:))
        return Dictionary(grouping: rows, by: \.region).sorted { $0.key < $1.key }.map { area, rows in
            let ordered = rows.sorted { PlanNumber($0.number) < PlanNumber($1.number) }
            return ShippedPlan(area: area, title: ordered.first?.plan ?? "", indicators: ordered)
        }
    }

    public static func of(_ area: String, _ codes: any CodeBook) -> ShippedPlan? { all(codes).first { $0.area == area } }

    /// The same table as the start for another region: under the name of that region's own plan, whose printed targets then have to be
    /// compared row by row.
    public func adopted(by region: String, titled title: String) -> ShippedPlan {
        let rows = indicators.map { row in
            var row = row
            (row.region, row.plan, row.source) = (region, title, "")
            return row
        }
        return ShippedPlan(area: region, title: title, indicators: rows)
    }
}

/// Number of a row in a plan: 1, 2, … 10, then the targets that stand in the text alone, T1, T2.
struct PlanNumber: Comparable {
    private let key: (Int, Int)

    init(_ text: String) { key = Int(text).map { (0, $0) } ?? (1, Int(text.dropFirst()) ?? 0) }

    static func == (left: PlanNumber, right: PlanNumber) -> Bool { left.key == right.key }
    static func < (left: PlanNumber, right: PlanNumber) -> Bool { left.key < right.key }
}
