import Access
import Calendars
import Database
import Ledger
import RadiationDose
import Registers

/// 放射工作人员个人剂量监测率, medical and non-medical strictly apart.
public enum DoseMonitoringRate {
    public static let measures = [
        measure("medical", "医疗"), measure("non_medical", "非医疗"),
    ]

    private static func measure(_ field: String, _ label: String) -> Measure {
        Measure(
            id: "dose_monitoring_rate.\(field)", title: "\(label)放射工作人员个人剂量监测率",
            definition: """
                分子：分母中当年从年初（或开始放射工作之日）起监测周期连续、最近一个已监测的周期截至统计日不超过 90 日（或已覆盖到离岗日）的人员；\
                分母：当年在册的\(label)放射工作人员。丢失、损坏的剂量计只有按规定给出并批准名义剂量的才算已监测；未佩戴的周期不算。
                """,
            version: "1", unitOfAccount: "人", evidence: "design",
            live: { connection, region, day in
                func sum(_ figure: String, period: String = "", from: String? = nil) throws -> FigureSum {
                    try FigureQueries.sum(connection, figure: figure, region: region.text, period: period, cellsFrom: from)
                }
                let begun = DoseFigures.begun(field)
                let left = DoseFigures.left(field)
                // On the register in the year: begun by the day, and not left before the year began.
                let persons =
                    try sum(begun).denominator - sum(begun, from: (day + 1).description).denominator
                    - (sum(left).denominator - sum(left, from: "\(day.year)-01-01").denominator)
                let monitored = try sum(DoseFigures.monitored(field), period: String(day.year), from: day.description)
                return Measure.Count(FigureSum(numerator: monitored.numerator, denominator: persons))
            },
            members: { connection, region, day, part in
                let monitored = """
                    EXISTS (SELECT 1 FROM dose_year y WHERE y.void = 0 AND y.radiation_worker = r.id
                    AND y.year = CAST(SUBSTR(?1, 1, 4) AS INTEGER) AND y.monitored_until >= ?1)
                    """
                let condition =
                    switch part {
                    case .denominator: "1 = 1"
                    case .numerator: monitored
                    case .excluded: "1 = 0"
                    }
                let rows = try connection.query(
                    """
                    SELECT r.id FROM radiation_worker r WHERE r.void = 0 AND r.field = ?2 AND r.from_day <= ?1
                    AND (r.to_day IS NULL OR r.to_day >= ?5) AND r.region_path >= ?3 AND r.region_path < ?4 AND \(condition)
                    ORDER BY r.id
                    """,
                    [
                        .text(day.description), .text(field), .text(region.lowerBound), .text(region.upperBound),
                        .text("\(day.year)-01-01"),
                    ])
                return Measure.Members(register: "radiation_worker", ids: rows.map { $0.integer("id") })
            })
    }
}
