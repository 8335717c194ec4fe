import Access
import Calendars
import Database
import HealthInstitutions
import Ledger
import Registers

/// Which counties have a public institution of examination, which cities one of diagnosis, and how many there are.
///
/// As of a day: from the first publication on, up to the day before the filing ended, whenever the office entered either. A value frozen
/// for the end of a year speaks of that day, not of the day on which it was frozen. Public or private and place are those of today.
public enum InstitutionCoverage {
    public static let measures = [
        coverage(
            id: "examination_institution_coverage", title: "公立职业健康检查机构县（市、区）覆盖率", service: "examination",
            types: "'county', 'zone'", unit: "县（市、区）", serviceName: "职业健康检查"),
        coverage(
            id: "diagnosis_institution_coverage", title: "公立职业病诊断机构设区的市覆盖率", service: "diagnosis", types: "'city'", unit: "设区的市",
            serviceName: "职业病诊断"),
        number(isPublic: true, "公立"), number(isPublic: false, "民营"), diagnosticians,
    ]

    private static func coverage(
        id: String, title: String, service: String, types: String, unit: String, serviceName: String
    ) -> Measure {
        // Zones count as units only where the site switched them on (region.is_counted).
        let units = "r.void = 0 AND r.type IN (\(types)) AND r.is_counted = 1 AND r.path >= ?1 AND r.path < ?2"
        return Measure(
            id: id, title: title,
            definition: """
                分子：分母中至少有一家已公布、承担\(serviceName)工作的公立医疗卫生机构的\(unit)；分母：辖区内建制的\(unit)（功能区默认不计）。机构按备案所填所在地计，\
                民营机构不计入；自首次公布之日起计入，自注销之日起退出。本级以下没有这样的\(unit)时不适用。
                """,
            version: "2", unitOfAccount: unit, evidence: "design",
            live: { connection, region, day in
                let paths = try connection.query("SELECT r.path FROM region r WHERE \(units) ORDER BY r.id", place(region))
                let covered = try paths.count { row in
                    try InstitutionFigures.standing(
                        connection, service, isPublic: true, region: row.text("path"), on: day) > 0
                }
                return Measure.Count(FigureSum(numerator: Int64(covered), denominator: Int64(paths.count)))
            },
            members: { connection, region, day, part in
                guard part != .excluded else { return Measure.Members(register: "region", ids: []) }
                let covered = """
                    AND EXISTS (SELECT 1 FROM health_institution i WHERE i.void = 0 AND \(listed("i", "?3"))
                    AND i.service = '\(service)' AND i.is_public = 1 AND (i.region_path = r.path OR i.region_path LIKE r.path || '/%'))
                    """
                let rows = try connection.query(
                    "SELECT r.id FROM region r WHERE \(units) \(part == .numerator ? covered : "") ORDER BY r.id",
                    place(region) + (part == .numerator ? [.text(day.description)] : []))
                return Measure.Members(register: "region", ids: rows.map { $0.integer("id") })
            })
    }

    /// On the public list on a day; the filing's own days decide, not its state of today.
    private static func listed(_ table: String, _ day: String) -> String {
        """
        \(table).state <> 'filed' AND COALESCE(\(table).first_published_day, \(table).published_day) <= \(day)
        AND (\(table).withdrawn_day IS NULL OR \(table).withdrawn_day > \(day))
        """
    }

    private static func place(_ region: RegionPath) -> [Value] { [.text(region.lowerBound), .text(region.upperBound)] }

    private static func number(isPublic: Bool, _ label: String) -> Measure {
        count(
            id: "examination_institutions.\(isPublic ? "public" : "private")", title: "\(label)职业健康检查机构数",
            definition: "已公布、承担职业健康检查工作的\(label)机构数；注销的机构即时退出。", unit: "家",
            figure: InstitutionFigures.institutions("examination", isPublic: isPublic), register: "health_institution",
            where: "t.state IN ('published', 'changed') AND t.service = 'examination' AND t.is_public = \(isPublic ? 1 : 0)")
    }

    private static let diagnosticians = count(
        id: "diagnosticians", title: "职业病诊断医师数", definition: "登记在册（未暂停、未注销）的职业病诊断医师，按执业机构所在地计。", unit: "人",
        figure: InstitutionFigures.diagnosticians, register: "diagnostician", where: "t.state = 'qualified'")

    private static func count(
        id: String, title: String, definition: String, unit: String, figure: String, register: String, where condition: String
    ) -> Measure {
        Measure(
            id: id, title: title, definition: definition, version: "1", unitOfAccount: unit, evidence: "design",
            live: { connection, region, _ in
                let sum = try FigureQueries.sum(connection, figure: figure, region: region.text)
                return Measure.Count(FigureSum(numerator: sum.numerator, denominator: 0))
            },
            members: { connection, region, _, part in
                guard part == .numerator else { return Measure.Members(register: register, ids: []) }
                let rows = try connection.query(
                    "SELECT t.id FROM \(register) t WHERE t.void = 0 AND \(condition) AND t.region_path >= ?1 AND t.region_path < ?2 ORDER BY t.id",
                    [.text(region.lowerBound), .text(region.upperBound)])
                return Measure.Members(register: register, ids: rows.map { $0.integer("id") })
            })
    }
}
