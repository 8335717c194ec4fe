import Access
import Calendars
import Database
import Ledger
import OccupationalDiseases
import Registers

/// 尘肺病患者集中乡镇康复服务覆盖率: towns with many resident patients, and of these the ones with a serving station.
///
/// Members are the patients' towns as regions. Without such a town the rate does not apply, which is no hundred per cent.
public enum RehabilitationCoverage {
    public static let measure = Measure(
        id: "rehabilitation_coverage", title: "尘肺病患者集中乡镇康复服务覆盖率",
        definition: """
            分母：现住在世（含失访）尘肺病患者达到集中界线的镇（街道）；分子：其中有正在服务的康复站的镇（街道）。\
            没有这样的镇（街道）时不适用。规划未写明“集中”的人数：界线按地区设定，没有设定的取省级试点通知的 \(RehabilitationFigures.threshold) 人（一处来源）。
            """,
        version: "1", unitOfAccount: "镇（街道）", evidence: "design",
        live: { connection, region, day in
            let towns = try towns(connection, region, on: day)
            let served = try towns.count { town in
                try FigureQueries.sum(connection, figure: RehabilitationFigures.serving, region: town).numerator > 0
            }
            return Measure.Count(FigureSum(numerator: Int64(served), denominator: Int64(towns.count)))
        },
        members: { connection, region, day, part in
            guard part != .excluded else { return Measure.Members(register: "region", ids: []) }
            let station =
                part == .denominator
                ? ""
                : """
                AND EXISTS (SELECT 1 FROM rehabilitation_station s WHERE s.void = 0 AND s.state = 'serving' AND s.kind = 'station'
                AND s.region_code = p.region_code)
                """
            let rows = try connection.query(
                """
                SELECT r.id FROM (SELECT p.region_code FROM patient p WHERE p.void = 0 AND p.state <> 'died'
                AND \(DiseaseGrade.isPneumoconiosis(column: "p.disease")) AND p.region_path >= ?1 AND p.region_path < ?2 \(station) GROUP BY p.region_code HAVING COUNT(*) >= ?3) t
                JOIN region r ON r.code = t.region_code AND r.void = 0 AND r.type = 'town' ORDER BY r.id
                """,
                [
                    .text(region.lowerBound), .text(region.upperBound),
                    .integer(try RehabilitationFigures.threshold(connection, region, on: day)),
                ])
            return Measure.Members(register: "region", ids: rows.map { $0.integer("id") })
        })

    /// Paths of towns whose living patients reach the threshold, from the roll-ups.
    private static func towns(_ connection: any Connection, _ region: RegionPath, on day: Day) throws -> [String] {
        let places = try connection.query(
            """
            SELECT region_path, SUM(numerator) AS living FROM figure_cell WHERE figure = ?1 AND region_path >= ?2
            AND region_path < ?3 GROUP BY region_path HAVING SUM(numerator) >= ?4 ORDER BY region_path
            """,
            [
                .text(RehabilitationFigures.living), .text(region.lowerBound), .text(region.upperBound),
                .integer(try RehabilitationFigures.threshold(connection, region, on: day)),
            ])
        return try places.map { $0.text("region_path") }.filter { path in
            guard let code = path.split(separator: "/").last else { return false }
            return try connection.first(
                "SELECT id FROM region WHERE code = ?1 AND void = 0 AND type = 'town'", [.text(String(code))]) != nil
        }
    }
}
