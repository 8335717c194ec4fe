import Access
import Calendars
import Database
import HealthSurveillance
import Registers

/// Persons of a year in a region, counted from the records, by group of hazards.
struct MonitoringCounts: Sendable {
    /// Distinct persons by group.
    struct Persons: Sendable, Hashable {
        var exposed: Set<Int64> = []
        var due: Set<Int64> = []
        var examined: Set<Int64> = []
        var suspected: Set<Int64> = []
        /// Of the suspected, those found before they began the work.
        var suspectedBefore: Set<Int64> = []
        var contraindicated: Set<Int64> = []
        var diagnosed: Set<Int64> = []
        var died: Set<Int64> = []
        var benefited: Set<Int64> = []
    }

    private(set) var groups: [HazardGroup: Persons] = [:]
    /// Employers on the roster with hazards, and those of them with at least one person on record.
    private(set) var employers = 0
    private(set) var recorded = 0

    /// Percent with one decimal; nil without an employer.
    var completeness: Double? { employers == 0 ? nil : (Double(recorded) * 1_000 / Double(employers)).rounded() / 10 }

    private mutating func add(_ worker: Int64, _ group: HazardGroup, _ part: WritableKeyPath<Persons, Set<Int64>>) {
        for key in [group, .all] { groups[key, default: Persons()][keyPath: part].insert(worker) }
    }

    static func read(_ connection: any Connection, _ region: RegionPath, year: Int) throws -> MonitoringCounts {
        var counts = MonitoringCounts()
        let (first, last) = ("\(year)-01-01", "\(year)-12-31")
        let arguments: [Value] = [.text(region.lowerBound), .text(region.upperBound), .text(first), .text(last)]
        var met: [Int64: Set<String>] = [:]
        for row in try connection.query(
            """
            SELECT DISTINCT a.worker, h.hazard FROM assignment a JOIN post_hazard h ON h.post = a.post AND h.void = 0
            WHERE a.void = 0 AND a.worker IS NOT NULL AND a.region_path >= ?1 AND a.region_path < ?2 AND a.from_day <= ?4
            AND (a.to_day IS NULL OR a.to_day >= ?3) ORDER BY a.worker, h.hazard
            """, arguments)
        {
            let (worker, hazard) = (row.integer("worker"), row.text("hazard"))
            met[worker, default: []].insert(hazard)
            counts.add(worker, HazardGroup(factor: hazard), \.exposed)
        }
        for row in try connection.query(
            """
            SELECT worker, agent, type, conclusion FROM examination WHERE void = 0 AND state = 'accepted' AND worker IS NOT NULL
            AND region_path >= ?1 AND region_path < ?2 AND exam_day >= ?3 AND exam_day <= ?4 ORDER BY id
            """, arguments)
        {
            counts.examination(row, met: met[row.integer("worker")] ?? [])
        }
        for row in try connection.query(
            """
            SELECT DISTINCT worker, hazard FROM examination_due WHERE void = 0 AND type = 'during' AND due_day <= ?4 AND ?3 <= ?4
            AND region_path >= ?1 AND region_path < ?2 ORDER BY worker, hazard
            """, arguments)
        {
            counts.add(row.integer("worker"), HazardGroup(factor: row.text("hazard")), \.due)
        }
        try counts.cases(connection, arguments)
        try counts.roster(connection, region)
        return counts
    }

    /// An examination counts for the hazards of the person's posts that belong to its chapter; without such, for the chapter's own group.
    private mutating func examination(_ row: Row, met: Set<String>) {
        let (worker, agent) = (row.integer("worker"), row.text("agent"))
        let factors = HazardAgentTable.factors(of: agent).intersection(met)
        let groups = factors.isEmpty ? [HazardGroup(agent: agent)] : Set(factors.map(HazardGroup.init(factor:)))
        for group in groups {
            // Who was examined while at work was due: due and exposed are two numbers.
            if row.text("type") == "during" {
                add(worker, group, \.examined)
                add(worker, group, \.due)
            }
            switch row.text("conclusion") {
            case "suspectedDisease":
                add(worker, group, \.suspected)
                if row.text("type") == "before" { add(worker, group, \.suspectedBefore) }
            case "contraindication": add(worker, group, \.contraindicated)
            default: break
            }
        }
    }

    private mutating func cases(_ connection: any Connection, _ arguments: [Value]) throws {
        for row in try connection.query(
            """
            SELECT worker, hazard FROM diagnosis_case WHERE void = 0 AND conclusion = 'confirmed' AND worker IS NOT NULL
            AND region_path >= ?1 AND region_path < ?2 AND diagnosed_day >= ?3 AND diagnosed_day <= ?4 ORDER BY id
            """, arguments)
        {
            add(row.integer("worker"), HazardGroup(factor: row.text("hazard")), \.diagnosed)
        }
        for row in try connection.query(
            """
            SELECT worker, disease FROM patient WHERE void = 0 AND state = 'died' AND worker IS NOT NULL
            AND region_path >= ?1 AND region_path < ?2 AND died_day >= ?3 AND died_day <= ?4 ORDER BY id
            """, arguments)
        {
            add(row.integer("worker"), HazardGroup(disease: row.text("disease")), \.died)
        }
        for row in try connection.query(
            """
            SELECT p.worker, p.disease FROM assistance s JOIN patient p ON p.id = s.patient AND p.void = 0 WHERE s.void = 0
            AND s.kind IN ('work_injury', 'benefit') AND s.outcome = 'granted' AND p.worker IS NOT NULL
            AND p.region_path >= ?1 AND p.region_path < ?2 AND s.answered_day >= ?3 AND s.answered_day <= ?4 ORDER BY s.id
            """, arguments)
        {
            add(row.integer("worker"), HazardGroup(disease: row.text("disease")), \.benefited)
        }
    }

    private mutating func roster(_ connection: any Connection, _ region: RegionPath) throws {
        let row = try connection.first(
            """
            SELECT COUNT(*) AS employers, SUM(CASE WHEN EXISTS (SELECT 1 FROM assignment a WHERE a.void = 0 AND a.employer = e.id)
            THEN 1 ELSE 0 END) AS recorded FROM employer e
            WHERE e.void = 0 AND e.state = 'in_operation' AND e.region_path >= ?1 AND e.region_path < ?2
            """, [.text(region.lowerBound), .text(region.upperBound)])
        employers = row?.int("employers") ?? 0
        recorded = row?["recorded"].integer.map { Int($0) } ?? 0
    }
}

/// Fills the lines of a form from the records of its county and year.
enum CollectMonitoring {
    static func collect(_ id: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(DiseaseMonitoringForm.self, id),
            ["task", "collected"].contains(found.stored.state),
            let region = RegionPath(found.stored.regionPath)
        else { throw RegisterError.wrongState(label: MonitoringTexts.notOpen) }
        let counts = try MonitoringCounts.read(transaction.connection, region, year: found.record.year)
        let lines = try transaction.registers.records(
            transaction.connection, DiseaseMonitoringLine.self, where: "t.void = 0 AND t.form = ?1", [.integer(id)])
        let known = Dictionary(lines.map { ($0.record.group, $0.stored) }) { first, _ in first }
        for group in HazardGroup.allCases {
            let persons = counts.groups[group] ?? .init()
            var line = DiseaseMonitoringLine()
            (line.form, line.group) = (id, group.rawValue)
            (line.exposed, line.due, line.examined) = (persons.exposed.count, persons.due.count, persons.examined.count)
            (line.suspected, line.contraindicated) = (persons.suspected.count, persons.contraindicated.count)
            line.suspectedBefore = persons.suspectedBefore.count
            (line.diagnosed, line.died, line.benefited) = (persons.diagnosed.count, persons.died.count, persons.benefited.count)
            if let stored = known[group.rawValue] {
                try transaction.update(stored, to: line, action: "collect")
            } else {
                try transaction.insert(line)
            }
        }
        try InstitutionCounts.keep(id, region, year: found.record.year, transaction)
        (found.record.collectedDay, found.record.completeness) = (transaction.today, counts.completeness)
        try ProgrammeCounts.read(transaction.connection, region, year: found.record.year).write(to: &found.record)
        let draft = Draft(found.stored.draft.register, values: DiseaseMonitoringForm.declaration.encode(found.record))
        try transaction.transition(found.stored, "collect", draft: draft)
    }
}
