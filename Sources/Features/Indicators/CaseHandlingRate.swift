import Access
import Calendars
import Database
import Ledger
import Registers
import Supervision

/// 违法案件查处率: of the cases filed this year, those with a decision. Cases still within their 90 days are shown apart.
public enum CaseHandlingRate {
    public static let measure = Measure(
        id: "case_handling_rate", title: "职业卫生违法案件查处率",
        definition: """
            分子：当年立案、截至统计日已作出处罚、不予处罚或移送决定的案件，以及当年按简易程序当场处罚的案件；分母：上述案件加上超过立案之日起 90 日仍未作出决定的案件。立案未满 90 日、\
            尚在法定期限内的不计入，单独列出数量。按案件数计算，100% 即分子等于分母。
            """,
        version: "2", unitOfAccount: "案件", evidence: "design",
        live: { connection, region, day in
            let year = String(day.year)
            let filed = try FigureQueries.sum(connection, figure: CaseFigures.handled, region: region.text, period: year)
            let inTime = try FigureQueries.sum(
                connection, figure: CaseFigures.pending, region: region.text, period: year, cellsFrom: day.description)
            return Measure.Count(
                FigureSum(numerator: filed.numerator, denominator: filed.denominator - inTime.denominator),
                excluded: inTime.denominator)
        },
        members: { connection, region, day, part in
            let rows = try connection.query(
                "SELECT c.id FROM enforcement_case c WHERE \(condition(part)) ORDER BY c.id",
                [.text("\(day.year)-01-01"), .text(day.description), .text(region.lowerBound), .text(region.upperBound)])
            return Measure.Members(register: "enforcement_case", ids: rows.map { $0.integer("id") })
        })

    private static func condition(_ part: Measure.Part) -> String {
        // Decided on the spot: never filed, counted by the day of the decision.
        let day = "COALESCE(c.filed_day, CASE WHEN c.procedure = 'simple' THEN c.decided_day END)"
        let filed = "c.void = 0 AND \(day) >= ?1 AND \(day) <= ?2 AND c.region_path >= ?3 AND c.region_path < ?4"
        let decided = "(c.outcome IS NOT NULL AND c.decided_day <= ?2)"
        return switch part {
        case .numerator: "\(filed) AND \(decided)"
        case .denominator: "\(filed) AND (\(decided) OR c.decision_due < ?2)"
        case .excluded: "\(filed) AND NOT \(decided) AND c.decision_due >= ?2"
        }
    }
}
