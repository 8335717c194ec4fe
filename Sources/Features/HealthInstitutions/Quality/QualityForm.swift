import Calendars
import CodeTables

/// The assessment form as data (`Tables/quality-form.csv`): items of two parts, each part to a hundred points.
///
/// The weights 40 : 60 and the points of the groups follow one published table (mark P); the items are this product's own (mark D) and are
/// replaced by the official ones where an office has them.
struct QualityForm: Sendable {
    struct Item: Sendable, Hashable {
        let code: String
        let part: String
        let group: String
        let text: String
        let points: Double
        /// Not met at all, it fails the assessment whatever the sum.
        let isKey: Bool
    }

    static let passMark = 80.0
    static let generalWeight = 0.4

    let version: String
    let items: [Item]

    static func inForce(on day: Day) -> QualityForm? {
        let rows = all.filter { row in Day(row["from"]).map { $0 <= day } ?? true }
        return rows.last.flatMap { version($0["form"]) }
    }

    static func version(_ version: String) -> QualityForm? {
        let rows = all.filter { $0["form"] == version }
        guard !rows.isEmpty else { return nil }
        return QualityForm(
            version: version,
            items: rows.map {
                Item(
                    code: $0["item"], part: $0["part"], group: $0["group"], text: $0["text"], points: Double($0["points"]) ?? 0,
                    isKey: $0["key"] == "1")
            })
    }

    private static let all = TableText(PackageResources.quality_form_csv).rows

    struct Score: Sendable, Hashable {
        var general: Double
        var project: Double
        /// Weighted, one decimal.
        var total: Double
        var failedKeys: [String]
        var isPassed: Bool { total >= QualityForm.passMark && failedKeys.isEmpty }
    }

    /// Points given by item; nil marks an item that does not apply, which leaves both sides. Nil as long as an item has no answer, or when
    /// nothing of a part applies.
    func score(_ given: [String: Double?]) -> Score? {
        guard items.allSatisfy({ given[$0.code] != nil }) else { return nil }
        func part(_ name: String) -> Double? {
            let applicable = items.filter { $0.part == name }.compactMap { item -> (Double, Double)? in
                (given[item.code] ?? nil).map { (min(max(0, $0), item.points), item.points) }
            }
            let possible = applicable.reduce(0) { $0 + $1.1 }
            return possible > 0 ? applicable.reduce(0) { $0 + $1.0 } / possible * 100 : nil
        }
        guard let general = part("general"), let project = part("project") else { return nil }
        let total = general * Self.generalWeight + project * (1 - Self.generalWeight)
        let failed = items.filter { item in item.isKey && given[item.code] == .some(.some(0)) }.map(\.code)
        func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
        return Score(general: rounded(general), project: rounded(project), total: rounded(total), failedKeys: failed)
    }
}
