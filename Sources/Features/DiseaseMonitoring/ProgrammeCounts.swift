import Access
import Calendars
import Database
import OccupationalDiseases

/// What the yearly programme counts beside examinations: cards in time, patients followed, screening and rehabilitation (监测方案 modules 2 to 5).
struct ProgrammeCounts: Sendable, Hashable {
    /// Clause: 职业病诊断与鉴定管理办法 32: within fifteen days after the diagnosis.
    static let reportDays = 15

    var cardsDue = 0
    var cardsReported = 0
    var cardsInTime = 0
    var cardsReturned = 0
    var visitsDue = 0
    var visited = 0
    var screened = 0
    var screeningSuspected = 0
    var rehabilitated = 0
    var sessions = 0

    static func read(_ connection: any Connection, _ region: RegionPath, year: Int) throws -> ProgrammeCounts {
        var counts = ProgrammeCounts()
        let arguments: [Value] = [
            .text(region.lowerBound), .text(region.upperBound), .text("\(year)-01-01"), .text("\(year)-12-31"),
        ]
        for row in try connection.query(
            """
            SELECT d.id, d.diagnosed_day, (SELECT MIN(c.report_day) FROM report_card c WHERE c.void = 0
            AND c.diagnosis_case = d.id AND c.report_day IS NOT NULL) AS report_day, (SELECT COUNT(*) FROM report_card c
            WHERE c.void = 0 AND c.diagnosis_case = d.id AND c.state = 'returned') AS returned FROM diagnosis_case d
            WHERE d.void = 0 AND d.conclusion = 'confirmed' AND d.region_path >= ?1 AND d.region_path < ?2
            AND d.diagnosed_day >= ?3 AND d.diagnosed_day <= ?4 ORDER BY d.id
            """, arguments)
        {
            counts.cardsDue += 1
            if row.integer("returned") > 0 { counts.cardsReturned += 1 }
            guard let reported = row["report_day"].text.flatMap({ Day($0) }), let diagnosed = Day(row.text("diagnosed_day"))
            else {
                continue
            }
            counts.cardsReported += 1
            if reported - diagnosed <= reportDays { counts.cardsInTime += 1 }
        }
        func number(_ sql: String) throws -> Int { Int(try connection.value(sql, arguments).integer ?? 0) }
        // Who was on the register when the year began and had not died before it; lost ones stay due.
        let due = """
            FROM patient p WHERE p.void = 0 AND p.region_path >= ?1 AND p.region_path < ?2
            AND \(DiseaseGrade.isPneumoconiosis(column: "p.disease"))
            AND p.diagnosed_day < ?3 AND (p.died_day IS NULL OR p.died_day >= ?3) AND ?3 <= ?4
            """
        counts.visitsDue = try number("SELECT COUNT(*) \(due)")
        counts.visited = try number(
            """
            SELECT COUNT(*) \(due) AND EXISTS (SELECT 1 FROM patient_visit v WHERE v.void = 0 AND v.patient = p.id
            AND v.outcome <> 'lost' AND v.visit_day >= ?3 AND v.visit_day <= ?4)
            """)
        try counts.care(connection, arguments)
        return counts
    }

    /// Screening and rehabilitation stand in a slice beside this one; where it is not installed there is nothing to count.
    private mutating func care(_ connection: any Connection, _ arguments: [Value]) throws {
        guard try Self.exists("screened_person", connection), try Self.exists("rehabilitation_session", connection) else {
            return
        }
        let screening = try connection.first(
            """
            SELECT COUNT(DISTINCT worker) AS screened,
            COUNT(DISTINCT CASE WHEN state IN ('suspected', 'referred', 'concluded') THEN worker END) AS suspected
            FROM screened_person WHERE void = 0 AND screened_day >= ?3 AND screened_day <= ?4
            AND region_path >= ?1 AND region_path < ?2
            """, arguments)
        (screened, screeningSuspected) = (screening?.int("screened") ?? 0, screening?.int("suspected") ?? 0)
        let care = try connection.first(
            """
            SELECT COUNT(DISTINCT patient) AS patients, COUNT(*) AS sessions FROM rehabilitation_session
            WHERE void = 0 AND session_day >= ?3 AND session_day <= ?4 AND region_path >= ?1 AND region_path < ?2
            """, arguments)
        (rehabilitated, sessions) = (care?.int("patients") ?? 0, care?.int("sessions") ?? 0)
    }

    private static func exists(_ register: String, _ connection: any Connection) throws -> Bool {
        try connection.first(
            "SELECT register FROM register_column WHERE register = ?1 ORDER BY register LIMIT 1", [.text(register)]) != nil
    }

    func write(to form: inout DiseaseMonitoringForm) {
        (form.cardsDue, form.cardsReported, form.cardsInTime, form.cardsReturned) = (
            cardsDue, cardsReported, cardsInTime, cardsReturned
        )
        (form.visitsDue, form.visited) = (visitsDue, visited)
        (form.screened, form.screeningSuspected) = (screened, screeningSuspected)
        (form.rehabilitated, form.sessions) = (rehabilitated, sessions)
    }
}
