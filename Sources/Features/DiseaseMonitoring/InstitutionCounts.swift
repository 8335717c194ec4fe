import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers

/// One line of the form institution × hazard: what an examining institution saw in the year (监测方案 yearly table).
public struct MonitoringInstitutionLine: RegisterRecord {
    public var form: Int64 = 0
    public var institution = ""
    public var group = ""
    public var exposed = 0
    public var due = 0
    public var examined = 0
    public var suspected = 0
    public var suspectedBefore = 0
    public var contraindicated = 0
    public init() {}

    public static let declaration = Declaration<MonitoringInstitutionLine>("disease_monitoring_institution", "分机构监测表") {
        Field(\.form, "form", "监测").reference("disease_monitoring", by: "year").required().listed()
        Field(\.institution, "institution", "检查机构").required().listed()
        Field(\.group, "hazard_group", "危害因素").required().code("monitored_hazard").listed()
        Field(\.exposed, "exposed", "接害人数").listed()
        Field(\.due, "due", "在岗应检人数").listed()
        Field(\.examined, "examined", "在岗实检人数").listed()
        Field(\.suspected, "suspected", "疑似职业病人数").listed()
        Field(\.suspectedBefore, "suspected_before", "其中上岗前检查发现").listed()
        Field(\.contraindicated, "contraindicated", "职业禁忌证人数").listed()
    }
    .named(by: "form", "institution", "hazard_group").titled(by: "institution", "hazard_group").region(.through("form"))
    .writtenByActs()
    .grant([.cdc, .bureauOfficer, .leader, .countyClerk], [.view, .export], .region)
    .menu("重点职业病监测").serves("R-63")
}

/// Counts the form by institution: exposed and due are those of the employers whose people the institution examined in the year.
enum InstitutionCounts {
    private struct Key: Hashable {
        var institution: String
        var group: HazardGroup
    }

    private struct Examined {
        var employers: Set<Int64> = []
        var persons: [HazardGroup: MonitoringCounts.Persons] = [:]
    }

    static func keep(_ form: Int64, _ region: RegionPath, year: Int, _ transaction: RegisterTransaction) throws {
        let lines = try read(transaction.connection, region, year: year)
        var former = Dictionary(
            try transaction.registers.records(
                transaction.connection, MonitoringInstitutionLine.self, where: "t.void = 0 AND t.form = ?1", [.integer(form)]
            ).map { ("\($0.record.institution)|\($0.record.group)", $0.stored) }
        ) { first, _ in first }
        for line in lines {
            var line = line
            line.form = form
            if let known = former.removeValue(forKey: "\(line.institution)|\(line.group)") {
                try transaction.update(known, to: line, action: "collect")
            } else {
                try transaction.insert(line)
            }
        }
        for gone in former.values.sorted(by: { $0.id < $1.id }) { try transaction.withdraw(gone, reason: "重新汇总后没有检查") }
    }

    static func read(_ connection: any Connection, _ region: RegionPath, year: Int) throws -> [MonitoringInstitutionLine] {
        let arguments: [Value] = [
            .text(region.lowerBound), .text(region.upperBound), .text("\(year)-01-01"), .text("\(year)-12-31"),
        ]
        var atEmployer: [Int64: [HazardGroup: MonitoringCounts.Persons]] = [:]
        var met: [Int64: Set<String>] = [:]
        func add(
            _ employer: Int64, _ worker: Int64, _ factor: String, _ part: WritableKeyPath<MonitoringCounts.Persons, Set<Int64>>
        ) {
            for group in [HazardGroup(factor: factor), .all] {
                atEmployer[employer, default: [:]][group, default: .init()][keyPath: part].insert(worker)
            }
        }
        for row in try connection.query(
            """
            SELECT DISTINCT a.employer, a.worker, h.hazard FROM assignment a JOIN post_hazard h ON h.post = a.post AND h.void = 0
            WHERE a.void = 0 AND a.worker IS NOT NULL AND a.region_path >= ?1 AND a.region_path < ?2 AND a.from_day <= ?4
            AND (a.to_day IS NULL OR a.to_day >= ?3) ORDER BY a.employer, a.worker, h.hazard
            """, arguments)
        {
            met[row.integer("worker"), default: []].insert(row.text("hazard"))
            add(row.integer("employer"), row.integer("worker"), row.text("hazard"), \.exposed)
        }
        for row in try connection.query(
            """
            SELECT DISTINCT d.employer, d.worker, d.hazard FROM examination_due d WHERE d.void = 0 AND d.type = 'during'
            AND d.due_day <= ?4 AND ?3 <= ?4 AND d.region_path >= ?1 AND d.region_path < ?2 ORDER BY d.employer, d.worker, d.hazard
            """, arguments)
        {
            add(row.integer("employer"), row.integer("worker"), row.text("hazard"), \.due)
        }
        var byInstitution: [String: Examined] = [:]
        for row in try connection.query(
            """
            SELECT institution, employer, worker, agent, type, conclusion FROM examination WHERE void = 0 AND state = 'accepted'
            AND worker IS NOT NULL AND region_path >= ?1 AND region_path < ?2 AND exam_day >= ?3 AND exam_day <= ?4 ORDER BY id
            """, arguments)
        {
            let worker = row.integer("worker")
            let factors = HazardAgentTable.factors(of: row.text("agent")).intersection(met[worker] ?? [])
            let groups = factors.isEmpty ? [HazardGroup(agent: row.text("agent"))] : Set(factors.map(HazardGroup.init(factor:)))
            byInstitution[row.text("institution"), default: .init()].employers.insert(row.integer("employer"))
            for group in Set(groups).union([.all]) {
                func count(_ part: WritableKeyPath<MonitoringCounts.Persons, Set<Int64>>) {
                    byInstitution[row.text("institution"), default: .init()]
                        .persons[group, default: .init()][keyPath: part].insert(worker)
                }
                if row.text("type") == "during" {
                    count(\.examined)
                    count(\.due)
                }
                if row.text("conclusion") == "contraindication" { count(\.contraindicated) }
                guard row.text("conclusion") == "suspectedDisease" else { continue }
                count(\.suspected)
                if row.text("type") == "before" { count(\.suspectedBefore) }
            }
        }
        return byInstitution.sorted { $0.key < $1.key }.flatMap { institution, seen in
            lines(institution, seen, atEmployer)
        }
    }

    private static func lines(
        _ institution: String, _ seen: Examined, _ atEmployer: [Int64: [HazardGroup: MonitoringCounts.Persons]]
    ) -> [MonitoringInstitutionLine] {
        HazardGroup.allCases.compactMap { group in
            var (exposed, due) = (Set<Int64>(), seen.persons[group]?.due ?? [])
            for employer in seen.employers {
                exposed.formUnion(atEmployer[employer]?[group]?.exposed ?? [])
                due.formUnion(atEmployer[employer]?[group]?.due ?? [])
            }
            let persons = seen.persons[group] ?? .init()
            guard !exposed.isEmpty || !persons.examined.isEmpty || !persons.suspected.isEmpty || !persons.contraindicated.isEmpty
            else { return nil }
            var line = MonitoringInstitutionLine()
            (line.institution, line.group) = (institution, group.rawValue)
            (line.exposed, line.due, line.examined) = (exposed.count, due.count, persons.examined.count)
            (line.suspected, line.suspectedBefore) = (persons.suspected.count, persons.suspectedBefore.count)
            line.contraindicated = persons.contraindicated.count
            return line
        }
    }
}
