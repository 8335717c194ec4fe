import Access
import Calendars
import Database
import Employers
import Ledger
import Registers

/// 工业企业职业病危害项目申报率: industrial employers of the roster with a declaration in force on the day.
public enum DeclarationRate {
    public static let measure = Measure(
        id: "declaration_rate", title: "职业病危害项目申报率",
        definition: """
            分子：名录内申报已受理、且截至统计日仍在有效期（受理之日起 13 个月）内的工业企业；分母：截至统计日名录内经核实存在职业病危害、正在生产经营的工业企业\
            （GB/T 4754 门类 B、C、D）。已提交未受理、已退回的不算已申报；已关闭、停产或核实无危害的不计入，单独列出数量。
            """,
        version: "1", unitOfAccount: "用人单位", evidence: "design",
        live: { connection, region, day in
            let roster = try FigureQueries.sum(connection, figure: EmployerFigures.roster, region: region.text)
            let current = try FigureQueries.sum(
                connection, figure: EmployerFigures.current, region: region.text, cellsFrom: day.description)
            return Measure.Count(
                FigureSum(numerator: current.numerator, denominator: roster.denominator),
                excluded: try FigureQueries.sum(connection, figure: EmployerFigures.outside, region: region.text).numerator)
        },
        members: { connection, region, day, part in
            let rows = try connection.query(
                "SELECT e.id FROM employer e WHERE \(condition(part)) ORDER BY e.id",
                [.text(day.description), .text(region.lowerBound), .text(region.upperBound)])
            return Measure.Members(register: "employer", ids: rows.map { $0.integer("id") })
        })

    /// On the roster on day ?1: confirmed by then and not yet suspended or closed, whatever became of it later.
    private static let onRoster = """
        e.confirmed_day <= ?1 AND (e.state = 'in_operation' OR (e.state = 'closed' AND e.closed_day > ?1)
        OR (e.state = 'suspended' AND e.suspended_day > ?1))
        """

    private static let isCurrent = """
        EXISTS (SELECT 1 FROM declaration d WHERE d.employer = e.id AND d.void = 0 AND d.type <> 'cancel'
        AND d.accepted_day <= ?1 AND d.current_until >= ?1
        AND NOT EXISTS (SELECT 1 FROM declaration c WHERE c.employer = e.id AND c.void = 0 AND c.type = 'cancel'
        AND c.accepted_day >= d.accepted_day AND c.accepted_day <= ?1))
        """

    private static func condition(_ part: Measure.Part) -> String {
        let place = "e.void = 0 AND e.is_industrial = 1 AND e.region_path >= ?2 AND e.region_path < ?3"
        return switch part {
        case .denominator: "\(place) AND \(onRoster)"
        case .numerator: "\(place) AND \(onRoster) AND \(isCurrent)"
        case .excluded: "\(place) AND NOT COALESCE((\(onRoster)), 1 = 0)"
        }
    }
}
