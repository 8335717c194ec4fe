import Access
import Calendars
import CodeTables
import Database
import OccupationalDiseases
import Organisations
import Pages
import Registers

/// The network by county: who diagnoses, treats and rehabilitates there, and how its referrals run; a station's own patients (R-60, R-62).
enum NetworkPages {
    static let address = "/care/network"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .leader]
    static let routes: [Route] = [.get(address, .roles(readers), byCounty)]

    static let panels: [RecordPanel] = [
        RecordPanel("care_network_member", .bottom) { page, record in
            let registers = page.product.registers
            let experts = try await registers.read { connection in
                try registers.records(
                    connection, CareExpert.self, where: "t.void = 0 AND t.member = ?1", [.integer(record.id)],
                    order: "t.name, t.id")
            }.filter { $0.record.serves(on: page.today) }
            return "<p>\(CareTexts.expertsNow(experts.map { "\($0.record.name)（\($0.record.specialty)）" }))</p>"
        },
        RecordPanel("rehabilitation_station", .top) { page, record in try await station(page, record) },
    ]

    private static func station(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        let (served, patients) = try await registers.read { connection in
            let served = try connection.first(
                """
                SELECT COUNT(*) AS sessions, COUNT(DISTINCT patient) AS patients FROM rehabilitation_session
                WHERE void = 0 AND station = ?1 AND session_day >= ?2
                """, [.integer(record.id), .text("\(page.today.year)-01-01")])
            let patients = try connection.query(
                """
                SELECT p.id, w.shown, p.stage, p.state, (SELECT MAX(s.session_day) FROM rehabilitation_session s WHERE s.void = 0
                AND s.station = ?1 AND s.patient = p.id) AS last_day FROM patient p JOIN worker w ON w.id = p.worker
                WHERE p.void = 0 AND p.state <> 'died' AND \(DiseaseGrade.isPneumoconiosis(column: "p.disease"))
                AND (p.region_path = ?2 OR p.region_path LIKE ?2 || '/%'
                OR EXISTS (SELECT 1 FROM rehabilitation_session s WHERE s.void = 0 AND s.station = ?1 AND s.patient = p.id))
                ORDER BY last_day, p.id LIMIT 200
                """, [.integer(record.id), .text(record.regionPath)])
            return (served, patients)
        }
        let line: HTML = "<p>\(CareTexts.served(served?.int("patients") ?? 0, served?.int("sessions") ?? 0))</p>"
        guard page.may(.register("rehabilitation_session", .create)), record.state == "serving", !patients.isEmpty else {
            return line
        }
        try await page.logRead(
            .list, registers.register(of: Patient.self), records: patients.map { $0.integer("id") }, filter: "station")
        let rows = patients.map { row -> [HTML] in
            let new = "\(RecordAddress.new("rehabilitation_session"))?station=%23\(record.id)&patient=%23\(row.integer("id"))"
            return [
                HTML(text: row.text("shown")),
                HTML(text: page.product.codes.entry("disease_grade", row.text("stage"))?.label ?? ""),
                row.text("state") == "lost" ? Components.badge(CareTexts.lost, .warning) : .empty,
                HTML(text: row["last_day"].text ?? CareTexts.neverServed), "<a href=\"\(new)\">\(CareTexts.logSession)</a>",
            ]
        }
        return line
            + Components.section(
                CareTexts.stationPatients,
                Components.table(CareTexts.stationPatients, columns: CareTexts.patientColumns, rows: rows))
    }

    private static func byCounty(_ page: PageRequest) async throws -> PageAnswer {
        let codes = page.product.codes
        let today = page.today
        let overdue: String = Day(number: today.number - 3).description
        let region = page.principal.region
        // Members above the counties stand in a line of their own.
        let places = [(region.code, codes.regionName(region.code))] + codes.counties(of: region.code).map { ($0.code, $0.label) }
        let rows = try await page.product.registers.read { connection in
            try places.map { code, name -> (String, Row?, Row?) in
                let path = codes.regionPath(code) ?? .nowhere
                // The first line holds only what belongs to the region itself.
                let upper = code == region.code ? path.text + " " : path.upperBound
                let members = try connection.first(
                    """
                    SELECT SUM(CASE WHEN diagnoses = 1 THEN 1 ELSE 0 END) AS diagnosing,
                    SUM(CASE WHEN treats = 1 THEN 1 ELSE 0 END) AS treating,
                    SUM(CASE WHEN rehabilitates = 1 THEN 1 ELSE 0 END) AS rehabilitating,
                    (SELECT COUNT(*) FROM care_expert e WHERE e.void = 0 AND (e.valid_until IS NULL OR e.valid_until >= ?3)
                        AND e.region_path >= ?1 AND e.region_path < ?2) AS experts
                    FROM care_network_member WHERE void = 0 AND region_path >= ?1 AND region_path < ?2
                    """, [.text(path.lowerBound), .text(upper), .text(today.description)])
                let referrals = try connection.first(
                    """
                    SELECT COUNT(*) AS sent, SUM(CASE WHEN state = 'referred' THEN 1 ELSE 0 END) AS waiting,
                    SUM(CASE WHEN state = 'referred' AND referred_day < ?3 THEN 1 ELSE 0 END) AS late,
                    SUM(CASE WHEN state IN ('back', 'taken') THEN 1 ELSE 0 END) AS returned FROM patient_referral
                    WHERE void = 0 AND region_path >= ?1 AND region_path < ?2 AND referred_day >= ?4
                    """, [.text(path.lowerBound), .text(upper), .text(overdue), .text("\(today.year)-01-01")])
                return (name, members, referrals)
            }
        }
        let lines = rows.map { name, members, referrals -> [HTML] in
            func number(_ row: Row?, _ column: String) -> Int { Int(row?[column].integer ?? 0) }
            func none(_ count: Int) -> HTML { count == 0 ? Components.badge("0", .warning) : HTML(text: String(count)) }
            let late = number(referrals, "late")
            return [
                HTML(text: name), HTML(text: String(number(members, "diagnosing"))), none(number(members, "treating")),
                none(number(members, "rehabilitating")), HTML(text: String(number(members, "experts"))),
                HTML(text: String(number(referrals, "sent"))), HTML(text: String(number(referrals, "waiting"))),
                late == 0 ? HTML(text: "0") : Components.badge(String(late), .bad),
                HTML(text: String(number(referrals, "returned"))),
            ]
        }
        return page.page(
            CareTexts.networkTitle,
            body: "<p class=\"muted\">\(CareTexts.networkNote)</p>"
                + Components.table(CareTexts.networkTitle, columns: CareTexts.networkColumns, rows: lines))
    }
}
