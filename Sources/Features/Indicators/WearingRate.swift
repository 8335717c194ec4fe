import Access
import Calendars
import Database
import HearingConservation
import Ledger
import Registers

/// 防噪音耳塞或耳罩正确佩戴率, from the observations of counted surveys.
public enum WearingRate {
    public static let measure = Measure(
        id: "wearing_rate", title: "防噪音耳塞或耳罩正确佩戴率",
        definition: """
            分母：当年已统计的佩戴调查中观察到的应佩戴护听器的接噪劳动者（声级不低于 85 dB(A) 或单位规定佩戴；不在岗的不计）；分子：其中正确佩戴的。\
            只计疾控和主管部门的调查，单位自查不计。重点行业的范围由调查计划确定。
            """,
        version: "1", unitOfAccount: "人次", evidence: "design",
        live: { connection, region, day in
            func sum(from cell: String?) throws -> FigureSum {
                try FigureQueries.sum(
                    connection, figure: WearingFigures.figure, region: region.text, period: String(day.year), cellsFrom: cell)
            }
            let (all, later) = (try sum(from: nil), try sum(from: (day + 1).description))
            return Measure.Count(
                FigureSum(numerator: all.numerator - later.numerator, denominator: all.denominator - later.denominator))
        },
        members: { connection, region, day, part in
            let condition =
                switch part {
                case .denominator: "1 = 1"
                case .numerator: "o.result = 'correct'"
                case .excluded: "1 = 0"
                }
            let rows = try connection.query(
                """
                SELECT o.id FROM wearing_observation o WHERE o.void = 0 AND o.is_counted = 1 AND o.observed_day >= ?1
                AND o.observed_day <= ?2 AND o.region_path >= ?3 AND o.region_path < ?4 AND \(condition) ORDER BY o.id
                """,
                [.text("\(day.year)-01-01"), .text(day.description), .text(region.lowerBound), .text(region.upperBound)])
            return Measure.Members(register: "wearing_observation", ids: rows.map { $0.integer("id") })
        })
}
