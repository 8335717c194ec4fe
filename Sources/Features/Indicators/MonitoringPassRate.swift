import Access
import Calendars
import Database
import Ledger
import Registers
import WorkplaceMonitoring

/// 工作场所职业病危害因素监测合格率, in any of the four units of account.
///
/// Period: the calendar year of the day asked for, results sampled up to that day.
public enum MonitoringPassRate {
    public static func measure(_ unit: MonitoringUnit) -> Measure {
        Measure(
            id: "monitoring_pass_rate.\(unit.rawValue)", title: "监测合格率（按\(unit.label)）",
            definition: """
                分子：当年监测、全部检测结果均符合职业接触限值的\(unit.label)；分母：当年监测并能判定的\(unit.label)。一个\(unit.label)有多个危害因素或多次结果时，\
                全部符合才算合格。缺少限值、游离二氧化硅含量等而不能判定的不计入分子和分母，单独列出数量；未检测的不算合格。数据来源：政府监测（R-22）。
                """,
            version: "1", unitOfAccount: unit.label, evidence: "design",
            live: { connection, region, day in
                let year = String(day.year)
                let sum = try FigureQueries.sum(connection, figure: unit.figure, region: region.text, period: year)
                let excluded = try FigureQueries.sum(connection, figure: unit.excludedFigure, region: region.text, period: year)
                return Measure.Count(sum, excluded: excluded.denominator)
            },
            members: { connection, region, day, part in
                let rows = try connection.query(
                    unit == .point ? points(part) : groups(unit, part),
                    [.text("\(day.year)-01-01"), .text(day.description), .text(region.lowerBound), .text(region.upperBound)])
                return Measure.Members(register: unit.register, ids: rows.map { $0.integer("id") })
            })
    }

    private static let sampled = """
        m.void = 0 AND m.sampled_day >= ?1 AND m.sampled_day <= ?2 AND m.region_path >= ?3 AND m.region_path < ?4
        """

    private static func points(_ part: Measure.Part) -> String {
        let outcome =
            switch part {
            case .numerator: "m.outcome = 'met'"
            case .denominator: "m.outcome IN ('met', 'exceeded')"
            case .excluded: "m.outcome NOT IN ('met', 'exceeded')"
            }
        return "SELECT m.id FROM measurement m WHERE \(sampled) AND \(outcome) ORDER BY m.id"
    }

    /// Groups the measurements up to the day themselves, so that a recount of a closed period does not see later results.
    private static func groups(_ unit: MonitoringUnit, _ part: Measure.Part) -> String {
        let keys =
            switch unit {
            case .postFactor: ["employer", "post", "factor"]
            case .post: ["employer", "post"]
            case .employer, .point: ["employer"]
            }
        let exceeded = "SUM(CASE WHEN m.outcome = 'exceeded' THEN 1 ELSE 0 END)"
        let undecided = "SUM(CASE WHEN m.outcome NOT IN ('met', 'exceeded') THEN 1 ELSE 0 END)"
        let having =
            switch part {
            case .numerator: "\(exceeded) = 0 AND \(undecided) = 0"
            case .denominator: "\(exceeded) > 0 OR \(undecided) = 0"
            case .excluded: "\(exceeded) = 0 AND \(undecided) > 0"
            }
        return """
            SELECT v.id FROM (
                SELECT \(keys.map { "m.\($0)" }.joined(separator: ", ")) FROM measurement m WHERE \(sampled)
                GROUP BY \(keys.map { "m.\($0)" }.joined(separator: ", ")) HAVING \(having)
            ) g JOIN monitoring_verdict v ON v.void = 0 AND v.unit = '\(unit.rawValue)'
            AND v.year = CAST(SUBSTR(?2, 1, 4) AS INTEGER) AND \(keys.map { "v.\($0) = g.\($0)" }.joined(separator: " AND "))
            ORDER BY v.id
            """
    }

    /// All units; the plans' rows use the post by default.
    public static let measures = MonitoringUnit.allCases.map(measure)
}
